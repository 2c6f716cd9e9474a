using NurtureLang.Benchmarks.HandWritten;
using NurtureLang.Benchmarks.Workload;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>Runs the programs in turn over the same log, and sees that they say the same.</summary>
internal sealed class Comparison
{
    /// <summary>How often each program is run whose figures count.</summary>
    public const int Runs = 5;

    /// <summary>How often the peers from outside are run, which take minutes.</summary>
    public const int RunsFromOutside = 3;

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
    private readonly QuietRuns quiet;

    /// <summary>Writes the logs and builds what is to be run.</summary>
    /// <param name="events">How many events the log has; a tenth of it is run too.</param>
    /// <param name="root">The repository's folder.</param>
    /// <param name="folder">A folder for the logs and results.</param>
    public Comparison(long events, string root, string folder)
    {
        quiet = new QuietRuns(results, mostAgain: Runs);
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

    /// <summary>How many runs were made again.</summary>
    public int MadeAgain => quiet.MadeAgain;

    /// <summary>Runs everything, each program once before any is run in the next round.</summary>
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
            RunOnThreads(expected);
            Take("hand small", expectedSmall, () => HandProgram.Run(small, 1));
            Take("nurture small", expectedSmall, () => nurture.Simulate(campaign, small, 1));
            foreach (var rules in RuleCounts) RunRules(rules, expected);
            if (run < RunsFromOutside) outside?.RunAll(results, quiet);
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

    // One thread and two stand side by side, since what the host leaves to both changes from minute to minute.
    private void RunOnThreads(Answer expected)
    {
        int[] counts = [1, 2];
        foreach (var threads in counts) Take($"hand {threads}", expected, () => HandProgram.Run(large, threads));
        foreach (var threads in counts) Take($"nurture {threads}", expected, () => nurture.Simulate(campaign, large, threads));
        foreach (var threads in counts)
        {
            if (history is not null) Take($"history {threads}", expected, () => nurture.Simulate(campaign, large, threads, history));
        }

        if (peer is null) return;
        foreach (var threads in counts)
        {
            quiet.Take($"peer {threads}", () =>
            {
                var said = peer.Run(large, threads);
                return (said.DifferenceFrom(expected, peer: null), said.Took);
            });
        }
    }

    private void RunRules(int rules, Answer expected) => quiet.Take($"rules {rules}", () =>
    {
        var run = nurture.Simulate(RulesFile(rules), large, 1);
        var all = run.Contacts == expected.Contacts && run.Took.Events == expected.Events;
        return (all ? null : $"{run.Contacts} contacts and {run.Took.Events} events", run.Took);
    });

    private void Take(string key, Answer expected, Func<NurtureProgram.Simulated> simulate) => quiet.Take(key, () =>
    {
        var run = simulate();
        return (DifferenceOf(run.Answer, expected), run.Took);
    });

    private void Take(string key, Answer expected, Func<(Answer Answer, Measurement Took)> runByHand) => quiet.Take(key, () =>
    {
        var run = runByHand();
        return (DifferenceOf(run.Answer, expected), run.Took);
    });

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
