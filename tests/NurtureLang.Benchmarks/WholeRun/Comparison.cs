using NurtureLang.Benchmarks.HandWritten;
using NurtureLang.Benchmarks.Workload;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>Runs the programs in turn over the same log, and sees that they say the same.</summary>
internal sealed class Comparison
{
    private const int Runs = 3;
    private const long MostOfRuleEngines = 100_000;
    private readonly NurtureProgram nurture;
    private readonly PeerProgram? peer;
    private readonly string? node;
    private readonly string campaign;
    private readonly string large;
    private readonly string small;
    private readonly string cut;
    private readonly string? history;
    private readonly Results results = new();

    /// <summary>Writes the logs and builds what is to be run.</summary>
    /// <param name="events">How many events the log has; a tenth of it is run too.</param>
    /// <param name="root">The repository's folder.</param>
    /// <param name="folder">A folder for the logs and results.</param>
    public Comparison(long events, string root, string folder)
    {
        large = Path.Combine(folder, "large");
        small = Path.Combine(folder, "small");
        cut = Path.Combine(folder, "cut");
        var contacts = (int)Math.Max(100, events / 100);
        ReferenceWorkload.Write(events, contacts, large);
        ReferenceWorkload.Write(events / 10, Math.Max(100, contacts / 10), small);
        foreach (var rules in RuleCounts)
            File.WriteAllText(RulesFile(rules), ScoringCampaign.Text(rules));
        campaign = Path.Combine(root, "tests", "NurtureLang.Benchmarks", "w1.nurture");
        nurture = new NurtureProgram(Path.Combine(root, "artifacts", "nurture", "nurture"));
        peer = PeerProgram.TryBuild(root, folder);
        if (peer is null) results.Note("The hand-written peer is not compared: there is no ../shared/bench/w1 beside the repository.");
        (node, var why) = NodePeers.TryInstall(root);
        if (why is not null) results.Note(why);
        history = TryImport();
        Facts = new LogFacts(events, contacts, new FileInfo(Path.Combine(large, "events.csv")).Length);
    }

    /// <summary>The numbers of rules that are run against each other.</summary>
    public static IReadOnlyList<int> RuleCounts { get; } = [5, 50];

    /// <summary>What is known of the log and of the answer to it.</summary>
    public LogFacts Facts { get; private set; }

    /// <summary>What the programs took.</summary>
    public Results Results => results;

    /// <summary>Runs everything, each program once before any is run again.</summary>
    public void RunAll()
    {
        var expected = HandProgram.Run(large, 1).Answer;
        var expectedSmall = HandProgram.Run(small, 1).Answer;
        Facts = Facts with { Answer = expected.ToString() };
        if (node is not null) Facts = Facts with { PeerNames = NodePeer.All.ToDictionary(one => one.Key, one => one.NameWith(node)) };
        CompareDecisions(expected);
        Facts = Facts with { StateBytes = nurture.StateBytes };
        var outside = node is null ? null : PrepareOutside(expected);
        for (var run = 0; run < Runs; run++)
        {
            foreach (var threads in (int[])[1, 2]) RunOn(threads, expected);
            Take("hand small", expectedSmall, HandProgram.Run(small, 1));
            Take("nurture small", expectedSmall, nurture.Simulate(campaign, small, 1));
            foreach (var rules in RuleCounts) RunRules(rules, expected);
            outside?.RunAll(results);
        }
    }

    /// <summary>In what an answer differs from the one that is expected, in words; null where in nothing.</summary>
    public static string? DifferenceOf(Answer? answer, Answer expected) => answer is null ? "no answer" : answer.DifferenceFrom(expected);

    // The decisions, with their instants, are the same bytes however they came about.
    private void CompareDecisions(Answer expected)
    {
        var decisions = Path.Combine(large, "decisions.jsonl");
        string? first = null;
        foreach (var (threads, source) in ((int, string?)[])[(1, null), (2, null), (2, history)])
        {
            var run = nurture.Simulate(campaign, large, threads, source, decisions);
            var name = $"nurture with decisions, {(source is null ? "CSV" : "history")}, on {threads}";
            var same = run.Written == (first ??= run.Written);
            results.Check(name, DifferenceOf(run.Answer, expected) ?? (same ? null : "other bytes than from CSV on 1"));
        }

        File.Delete(decisions);
    }

    private OutsidePeers PrepareOutside(Answer expected)
    {
        LogCut.Write(large, cut, Math.Min(MostOfRuleEngines, expected.Events));
        return new OutsidePeers(
            node ?? throw new System.Diagnostics.UnreachableException("nothing is installed"),
            new OutsidePeers.Log(large, expected, peer?.Run(large, 1).Answer),
            new OutsidePeers.Log(cut, HandProgram.Run(cut, 1).Answer, peer?.Run(cut, 1).Answer));
    }

    private void RunOn(int threads, Answer expected)
    {
        Take($"hand {threads}", expected, HandProgram.Run(large, threads));
        Take($"nurture {threads}", expected, nurture.Simulate(campaign, large, threads));
        if (history is not null) Take($"history {threads}", expected, nurture.Simulate(campaign, large, threads, history));
        if (peer is null) return;
        var said = peer.Run(large, threads);
        results.Take($"peer {threads}", said.DifferenceFrom(expected, peer: null), said.Took);
    }

    private void RunRules(int rules, Answer expected)
    {
        var run = nurture.Simulate(RulesFile(rules), large, 1);
        var all = run.Contacts == expected.Contacts && run.Took.Events == expected.Events;
        results.Take($"rules {rules}", all ? null : $"{run.Contacts} contacts and {run.Took.Events} events", run.Took);
    }

    private void Take(string key, Answer expected, NurtureProgram.Simulated run) =>
        results.Take(key, DifferenceOf(run.Answer, expected), run.Took);

    private void Take(string key, Answer expected, (Answer Answer, Measurement Took) run) =>
        results.Take(key, DifferenceOf(run.Answer, expected), run.Took);

    private string? TryImport()
    {
        try
        {
            return nurture.Import(campaign, large).History;
        }
        catch (WholeRunException problem)
        {
            results.Note($"The compact history is not compared: {problem.Message}");
            return null;
        }
    }

    private string RulesFile(int rules) => Path.Combine(large, $"rules{rules}.nurture");
}
