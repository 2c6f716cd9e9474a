using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using NurtureLang.Cli.Sources;
using NurtureLang.Compiler;
using NurtureLang.History;
using NurtureLang.History.Rejects;
using NurtureLang.Plan;
using NurtureLang.Plan.Functions;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.Time;
using NurtureLang.Scripting.Protocol;
using NurtureLang.Scripting.Running;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Cases.Tests;

/// <summary>Puts a case through the pipeline.</summary>
internal static class CaseRun
{
    private static readonly ConcurrentDictionary<string, Lazy<Compilation>> Compilations = [];
    private static readonly ConcurrentDictionary<string, Lazy<string>> Decided = [];

    /// <summary>The campaign as its file is, compiled once for all tests: the same files give the same plan, which a test of its own holds the compiler to.</summary>
    public static Compilation Compile(GoldenCase @case) =>
        Compilations.GetOrAdd(@case.Name, _ => new Lazy<Compilation>(() => Compilation.Create(new CaseFiles(@case, null), "main.nurture", ZoneTable.IsZone))).Value;

    /// <summary>Compiles the campaign with other bytes in its file.</summary>
    public static Compilation Compile(GoldenCase @case, byte[] main) => Compilation.Create(new CaseFiles(@case, main), "main.nurture", ZoneTable.IsZone);

    /// <summary>What the compiled campaign decides over the case's history on one thread, run once for all tests: what other ways of running it are held to.</summary>
    public static string Decisions(GoldenCase @case, CampaignPlan plan) => Decided.GetOrAdd(@case.Name, _ => new Lazy<string>(() => Simulate(@case, plan))).Value;

    /// <summary>Runs a plan over the case's history and gives its decisions as JSON lines.</summary>
    public static string Simulate(GoldenCase @case, CampaignPlan plan, int threads = 1)
    {
        var texts = new TextPool();
        var history = ReadHistory(@case, plan, texts);
        var options = new SimulationOptions
        {
            Threads = threads,
            Scores = @case.Name.StartsWith("score/", StringComparison.Ordinal),
            Late = history.HasReceivedAt ? LateMode.AsReceived : LateMode.EventTime,
        };
        using var decisions = new MemoryStream();
        try
        {
            using var functions = FunctionsOf(@case, plan, texts);
            Simulator.Run(Engine.Load(plan, texts, functions), history, options, decisions);
            return Encoding.UTF8.GetString(decisions.ToArray());
        }
        catch (FunctionException problem)
        {
            return $"refused: {problem.Message}\n";
        }
    }

    /// <summary>The same as `nurture simulate` does it: dealt out to partitions, and run while it is read where that suits the plan.</summary>
    public static string SimulateInParts(GoldenCase @case, CampaignPlan plan, int threads, int partitions)
    {
        var texts = new TextPool();
        var isReceived = new[] { "events.csv", "events.jsonl" }.Any(file => @case.Has(file) && @case.Read(file).Contains("received_at", StringComparison.Ordinal));
        var options = new SimulationOptions
        {
            Threads = threads,
            Scores = @case.Name.StartsWith("score/", StringComparison.Ordinal),
            Late = isReceived ? LateMode.AsReceived : LateMode.EventTime,
        };
        try
        {
            using var functions = FunctionsOf(@case, plan, texts);
            return InParts(@case, Engine.Load(plan, texts, functions), options, partitions);
        }
        catch (FunctionException problem)
        {
            return $"refused: {problem.Message}\n";
        }
    }

    private static string InParts(GoldenCase @case, Engine engine, SimulationOptions options, int partitions)
    {
        using var running = new RunningWhileReading(() => engine, options, wantsDecisions: true);
        // So little memory that events come in several rounds where there are many.
        using var history = PartitionedReader.Read(
            SourceOf(@case, "contacts"), SourceOf(@case, "events"), OptionsFor(engine.Plan, engine.Texts, new RejectList()), options.Threads, partitions, 10_000,
            RunningWhileReading.Suits(engine.Plan) ? running : null);
        using var decisions = new MemoryStream();
        if (history.HasRun) running.Finish(history, decisions);
        else Simulator.Run(engine, history, options, decisions);
        return Encoding.UTF8.GetString(decisions.ToArray());
    }

    /// <summary>Runs two versions of a campaign after one another over the case's history; what is refused is one line that says so.</summary>
    /// <param name="case">The case.</param>
    /// <param name="before">The version before.</param>
    /// <param name="migrates">Whether people inside are moved to the newer one.</param>
    public static string SimulateThen(GoldenCase @case, CampaignPlan before, bool migrates)
    {
        var compilation = Compilation.Create(new CaseFiles(@case), "then.nurture", ZoneTable.IsZone);
        if (compilation.Plan is not { } after) return $"then.nurture does not compile:\n{string.Join('\n', compilation.Diagnostics)}\n";
        // The first line says when: `// live from 2026-03-06T10:00:00Z`.
        var first = @case.Read("then.nurture").Split('\n')[0];
        var at = DateTime.Parse(first[first.LastIndexOf(' ')..], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        try
        {
            var texts = new TextPool();
            using var history = PartitionedReader.Read(
                SourceOf(@case, "contacts"), SourceOf(@case, "events"), OptionsFor(VersionedSimulator.PlanToRead(before, after), texts, new RejectList()), 2, 8, 1 << 20);
            using var decisions = new MemoryStream();
            var next = new NextVersion(Engine.Load(after, texts), at.Ticks - DateTime.UnixEpoch.Ticks, migrates);
            VersionedSimulator.Run(Engine.Load(before, texts), next, history, new SimulationOptions { Threads = 2 }, decisions);
            return Encoding.UTF8.GetString(decisions.ToArray());
        }
        catch (SimulationException problem)
        {
            return $"refused: {problem.Message}\n";
        }
    }

    /// <summary>Whether the case has a history to run over.</summary>
    public static bool HasHistory(GoldenCase @case) => SourceOf(@case, "events") is not null;

    /// <summary>The scripts that a case trusts: a hash a line in `main.trust`, and nobody where it has none.</summary>
    public static ScriptTrust TrustOf(GoldenCase @case) => @case.Has("main.trust")
        ? ScriptTrust.Of(@case.Read("main.trust").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        : ScriptTrust.None;

    private static ScriptFunctions? FunctionsOf(GoldenCase @case, CampaignPlan plan, TextPool texts)
    {
        if (plan.Functions.IsEmpty) return null;
        TrustOf(@case).Require(plan);
        var scripts = plan.Functions.Select(function => function.Path).Distinct().Select(path => new ScriptText(path, @case.Read(path)));
        return new ScriptFunctions(plan, texts, [.. scripts], Scripts.Settings with { Limit = TimeSpan.FromMilliseconds(500) });
    }

    private static HistoryData ReadHistory(GoldenCase @case, CampaignPlan plan, TextPool texts)
    {
        var rejects = new RejectList();
        var history = HistoryReader.Read(SourceOf(@case, "contacts"), SourceOf(@case, "events"), OptionsFor(plan, texts, rejects));
        // A typing mistake in a case's history would show as a decision that is missing, and cost an hour.
        Assert.True(rejects.Count == 0, string.Join('\n', rejects.Kept));
        return history;
    }

    private static HistoryOptions OptionsFor(CampaignPlan plan, TextPool texts, RejectList rejects)
    {
        var zone = ZoneTable.Find(plan.TimeZone) ?? throw new InvalidOperationException($"The plan's zone {plan.TimeZone} is none.");
        return new HistoryOptions(plan.Schema, texts, zone.At, ZoneTable.IsZone)
        {
            Names = new PlanNames(plan.Channels, [.. plan.Messages.Select(one => one.Name)], [.. plan.Assets.Select(one => one.Name)], plan.Topics),
            Rejects = rejects,
        };
    }

    private static HistorySource? SourceOf(GoldenCase @case, string name) =>
        new[] { ".csv", ".jsonl" }.Where(ending => @case.Has(name + ending)).Select(ending => HistorySource.FromFile(@case.PathOf(name + ending))).FirstOrDefault();
}
