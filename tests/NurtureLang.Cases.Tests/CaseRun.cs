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
    /// <summary>Compiles the campaign, with other bytes in its file where some are given.</summary>
    public static Compilation Compile(GoldenCase @case, byte[]? main = null) =>
        Compilation.Create(new CaseFiles(@case, main), "main.nurture", ZoneTable.IsZone);

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
        var zone = ZoneTable.Find(plan.TimeZone) ?? throw new InvalidOperationException($"The plan's zone {plan.TimeZone} is none.");
        var rejects = new RejectList();
        var options = new HistoryOptions(plan.Schema, texts, zone.At, ZoneTable.IsZone)
        {
            Names = new PlanNames(plan.Channels, [.. plan.Messages.Select(one => one.Name)], [.. plan.Assets.Select(one => one.Name)], plan.Topics),
            Rejects = rejects,
        };
        var history = HistoryReader.Read(SourceOf(@case, "contacts"), SourceOf(@case, "events"), options);
        // A typing mistake in a case's history would show as a decision that is missing, and cost an hour.
        Assert.True(rejects.Count == 0, string.Join('\n', rejects.Kept));
        return history;
    }

    private static HistorySource? SourceOf(GoldenCase @case, string name) =>
        new[] { ".csv", ".jsonl" }.Where(ending => @case.Has(name + ending)).Select(ending => HistorySource.FromFile(@case.PathOf(name + ending))).FirstOrDefault();
}
