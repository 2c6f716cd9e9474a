using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NurtureLang.Benchmarks.CheckRuns;
using NurtureLang.Benchmarks.EditorRuns;
using NurtureLang.Benchmarks.HandWritten;
using NurtureLang.Benchmarks.Micro;
using NurtureLang.Benchmarks.TestRuns;
using NurtureLang.Benchmarks.WholeRun;
using NurtureLang.Benchmarks.Workload;

namespace NurtureLang.Benchmarks;

/// <summary>The benchmarks' command line; ./bench builds and calls it.</summary>
internal static class Program
{
    private const string Usage = """
        gen EVENTS CONTACTS DIR     writes the reference workload's contacts.csv and events.csv
        rules N DIR                 writes rules.nurture, a campaign with N scoring rules over the same log
        hand DIR THREADS            runs the hand-written program and says its answer
        whole EVENTS ROOT [DIR]     compares the programs: what ./bench does
        check ROOT                  how much longer many campaigns take to check than one
        editor ROOT [RUNS]          how long an editor waits for the language server
        tests ROOT [TESTS]          how many tests of a campaign run in a second
        growth ROOT [EVENTS...]     logs of several sizes, one after the other
        micro ROOT [ARGUMENTS]      BenchmarkDotNet over the parts
        """;

    private const int UsualTests = 10_000;
    private const int Campaigns = 300;
    private const int EditorRounds = 25;
    private const int EditorLines = 2_000;

    private static readonly long[] Sizes = [1_000_000, 10_000_000, 100_000_000];

    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["gen", var events, var contacts, var folder]:
                ReferenceWorkload.Write(Number(events), (int)Number(contacts), folder);
                return 0;
            case ["rules", var count, var folder]:
                File.WriteAllText(Path.Combine(folder, "rules.nurture"), ScoringCampaign.Text((int)Number(count)));
                return 0;
            case ["hand", var folder, var threads]:
                return RunByHand(folder, (int)Number(threads));
            case ["whole", var events, var root, .. var folder]:
                return RunWhole(Number(events), root, folder is [var chosen] ? chosen : null);
            case ["growth", var root, .. var sizes]:
                return RunGrowth(Path.GetFullPath(root), sizes);
            case ["tests", var root, .. var tests]:
                return InFolder(folder => new TestSpeed(Path.GetFullPath(root), Console.Out).Run(tests is [var number] ? (int)Number(number) : UsualTests, folder));
            case ["check", var root]:
                return InFolder(folder => new CheckSpeed(Path.GetFullPath(root), Console.Out).Run(Campaigns, folder));
            case ["editor", var root, .. var runs]:
                return InFolder(folder => RunEditor(Path.GetFullPath(root), runs is [var times] ? (int)Number(times) : EditorRounds, folder));
            case ["micro", var root, .. var filters]:
                MicroBenchmarks.Run(root, filters);
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static int RunWhole(long events, string root, string? chosen)
    {
        var folder = chosen ?? Directory.CreateTempSubdirectory("nurture-bench-").FullName;
        try
        {
            var comparison = new Comparison(events, Path.GetFullPath(root), folder);
            comparison.RunAll();
            new Report(comparison.Facts with { MadeAgain = comparison.MadeAgain }, comparison.Results, Console.Out).Write();
            return comparison.Results.Differences.Count == 0 ? 0 : 1;
        }
        catch (WholeRunException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return 2;
        }
        finally
        {
            if (chosen is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static int InFolder(Func<string, int> run)
    {
        var folder = Directory.CreateTempSubdirectory("nurture-bench-").FullName;
        try
        {
            return run(folder);
        }
        catch (WholeRunException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return 2;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int RunEditor(string root, int rounds, string folder)
    {
        var text = LongCampaign.Text(EditorLines);
        var report = new EditorReport(Console.Out);
        var (open, check) = new WorkspaceSpeed(root).Measure(Campaigns, folder);
        report.WriteWorkspace(Campaigns, open, check);
        using var speed = new EditorSpeed(text);
        report.Write(text.Split('\n').Length - 1, speed.Measure(rounds, before: 2));
        var few = speed.MemoryAfter(1_000);
        report.WriteMemory(few, speed.MemoryAfter(9_000), Environment.WorkingSet);
        return speed.Faults == 0 ? 0 : 1;
    }

    private static int RunGrowth(string root, string[] sizes)
    {
        try
        {
            return new Growth(root, Console.Out).Run(sizes.Length == 0 ? Sizes : sizes.Select(Number));
        }
        catch (WholeRunException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return 2;
        }
    }

    private static int RunByHand(string folder, int threads)
    {
        var watch = Stopwatch.StartNew();
        var answer = HandWrittenRun.Run(folder, threads);
        var seconds = watch.Elapsed.TotalSeconds;
        Console.Out.WriteLine(JsonSerializer.Serialize(answer));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} s"));
        return 0;
    }
}
