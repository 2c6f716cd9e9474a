using System.Globalization;
using NurtureLang.Benchmarks.HandWritten;
using NurtureLang.Benchmarks.Workload;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>Runs logs of several sizes, one after the other, and prints how time and memory grow from each to the next.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="output">Where the report goes.</param>
internal sealed class Growth(string root, TextWriter output)
{
    private const int RunsOfSmaller = 3;

    // A row of CSV takes 65 bytes; the compact history and what a run puts aside take less.
    private const long BytesAnEvent = 150;
    private readonly string campaign = Path.Combine(root, "tests", "NurtureLang.Benchmarks", "w1.nurture");
    private readonly NurtureProgram nurture = new(Path.Combine(root, "artifacts", "nurture", "nurture"));

    /// <summary>Runs the sizes and prints them as they are done.</summary>
    /// <param name="sizes">Numbers of events.</param>
    /// <returns>0, or 1 where answers differ, or 2 where a program failed or a size was left out.</returns>
    public int Run(IEnumerable<long> sizes)
    {
        var inOrder = sizes.Distinct().Order().ToList();
        GrowthSize? before = null;
        var (differ, lacks) = (false, false);
        foreach (var events in inOrder)
        {
            if (SpaceMissing(events) is { } missing)
            {
                output.WriteLine(missing);
                lacks = true;
                continue;
            }

            var runs = events == inOrder[^1] && inOrder.Count > 1 ? 1 : RunsOfSmaller;
            var size = Measure(events, runs);
            new GrowthReport(output).Write(size, before);
            differ |= size.Results.Differences.Count > 0;
            lacks |= size.Results.Notes.Count > 0;
            before = size;
        }

        return differ ? 1 : lacks ? 2 : 0;
    }

    /// <summary>Says in a sentence that a log does not fit; null where it does.</summary>
    /// <param name="events">How many events it has.</param>
    /// <param name="free">How many bytes are free.</param>
    /// <param name="folder">Where.</param>
    public static string? SpaceMissing(long events, long free, string folder)
    {
        var needed = events * BytesAnEvent;
        return free >= needed ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{events:N0} events are left out: they need {needed / 1e9:0.0} GB in {folder}, and {free / 1e9:0.0} GB are free there.");
    }

    private static string? SpaceMissing(long events)
    {
        var folder = Path.GetTempPath();
        return SpaceMissing(events, new DriveInfo(folder).AvailableFreeSpace, folder);
    }

    private GrowthSize Measure(long events, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("nurture-growth-").FullName;
        try
        {
            var contacts = (int)Math.Max(100, events / 100);
            ReferenceWorkload.Write(events, contacts, folder);
            var size = new GrowthSize(new LogFacts(events, contacts, new FileInfo(Path.Combine(folder, "events.csv")).Length), runs);
            var expected = HandProgram.Run(folder, 1).Answer;
            string? history = null;
            Attempt(size.Results, GrowthSize.Import, () =>
            {
                (history, var took) = nurture.Import(campaign, folder);
                size.Results.Take(GrowthSize.Import, difference: null, took with { Events = events });
            });
            size.HistoryBytes = history is null ? 0 : new FileInfo(history).Length;
            for (var run = 0; run < runs; run++) RunAll(size.Results, folder, history, expected);
            return size;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void RunAll(Results results, string folder, string? history, Answer expected)
    {
        foreach (var threads in (int[])[1, 2])
        {
            Attempt(results, $"nurture {threads}", () => nurture.Simulate(campaign, folder, threads), expected);
            if (history is not null)
                Attempt(results, $"history {threads}", () => nurture.Simulate(campaign, folder, threads, history), expected);
            Attempt(results, $"hand {threads}", () =>
            {
                var (answer, took) = HandProgram.Run(folder, threads);
                results.Take($"hand {threads}", Comparison.DifferenceOf(answer, expected), took);
            });
        }
    }

    private static void Attempt(Results results, string key, Func<NurtureProgram.Simulated> simulate, Answer expected) =>
        Attempt(results, key, () =>
        {
            var run = simulate();
            results.Take(key, Comparison.DifferenceOf(run.Answer, expected), run.Took);
        });

    // At a large size a program may fail that did not at a smaller one; what the others did is worth printing.
    private static void Attempt(Results results, string key, Action run)
    {
        if (results.IsOut(key)) return;
        try
        {
            run();
        }
        catch (WholeRunException problem)
        {
            results.LeaveOut(key, $"{key} is left out: {problem.Message}");
        }
    }
}
