using NurtureLang.Benchmarks.HandWritten;
using NurtureLang.Benchmarks.Workload;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>Runs the programs in turn over the same log, and sees that they say the same.</summary>
internal sealed class Comparison
{
    private const int Runs = 3;
    private readonly NurtureProgram nurture;
    private readonly PeerProgram? peer;
    private readonly string campaign;
    private readonly string large;
    private readonly string small;
    private readonly string? history;
    private readonly Dictionary<string, List<Measurement>> taken = [];
    private readonly List<string> differences = [];

    /// <summary>Writes the logs and builds what is to be run.</summary>
    /// <param name="events">How many events the log has; a tenth of it is run too.</param>
    /// <param name="root">The repository's folder.</param>
    /// <param name="folder">A folder for the logs and results.</param>
    public Comparison(long events, string root, string folder)
    {
        Events = events;
        Contacts = (int)Math.Max(100, events / 100);
        large = Path.Combine(folder, "large");
        small = Path.Combine(folder, "small");
        ReferenceWorkload.Write(events, Contacts, large);
        ReferenceWorkload.Write(events / 10, Math.Max(100, Contacts / 10), small);
        foreach (var rules in RuleCounts)
            File.WriteAllText(RulesFile(rules), ScoringCampaign.Text(rules));
        campaign = Path.Combine(root, "tests", "NurtureLang.Benchmarks", "w1.nurture");
        nurture = new NurtureProgram(Path.Combine(root, "artifacts", "nurture", "nurture"));
        peer = PeerProgram.TryBuild(root, folder);
        history = nurture.TryImport(campaign, large);
    }

    /// <summary>The numbers of rules that are run against each other.</summary>
    public static IReadOnlyList<int> RuleCounts { get; } = [5, 50];

    public long Events { get; }

    public int Contacts { get; }

    public long LogBytes => new FileInfo(Path.Combine(large, "events.csv")).Length;

    public bool HasPeer => peer is not null;

    public bool HasHistory => history is not null;

    public long StateBytes { get; private set; }

    /// <summary>In what the programs differ; nothing where they agree.</summary>
    public IReadOnlyList<string> Differences => differences;

    /// <summary>What all programs say.</summary>
    public Answer Expected { get; private set; } = Nothing;

    /// <summary>The medians by the key of a program, or null where it was not run.</summary>
    public Measurement? this[string key] => taken.TryGetValue(key, out var runs) ? Measurement.Median(runs) : null;

    /// <summary>Runs everything, each program once before any is run again.</summary>
    public void RunAll()
    {
        Expected = HandProgram.Run(large, 1).Answer;
        var expectedSmall = HandProgram.Run(small, 1).Answer;
        foreach (var threads in (int[])[1, 2])
        {
            var decisions = Path.Combine(large, "decisions.jsonl");
            var answer = nurture.Simulate(campaign, large, threads, history: null, decisions).Answer;
            Check($"nurture with decisions on {threads}", Expected, answer);
            File.Delete(decisions);
        }

        StateBytes = nurture.StateBytes;
        for (var run = 0; run < Runs; run++)
        {
            foreach (var threads in (int[])[1, 2]) RunOn(threads);
            Take("hand small", expectedSmall, HandProgram.Run(small, 1));
            Take("nurture small", expectedSmall, nurture.Simulate(campaign, small, 1));
            foreach (var rules in RuleCounts) Add($"rules {rules}", nurture.Simulate(RulesFile(rules), large, 1).Took);
        }
    }

    private static Answer Nothing { get; } = new()
    {
        Contacts = 0, Events = 0, Now = [], Reached = [], ReachedSeconds = [], AverageScore = 0, Points = [], Segments = [],
    };

    private void RunOn(int threads)
    {
        Take($"hand {threads}", Expected, HandProgram.Run(large, threads));
        Take($"nurture {threads}", Expected, nurture.Simulate(campaign, large, threads));
        if (history is not null) Take($"history {threads}", Expected, nurture.Simulate(campaign, large, threads, history));
        if (peer is null) return;
        var (difference, took) = peer.Run(large, threads, Expected);
        if (difference is not null) differences.Add($"peer on {threads}: {difference}");
        Add($"peer {threads}", took);
    }

    private void Take(string key, Answer expected, (Answer? Answer, Measurement Took) run)
    {
        Check(key, expected, run.Answer);
        Add(key, run.Took);
    }

    private void Check(string key, Answer expected, Answer? answer)
    {
        var difference = answer is null ? "no answer" : answer.DifferenceFrom(expected);
        if (difference is not null) differences.Add($"{key}: {difference}");
    }

    private void Add(string key, Measurement took)
    {
        if (!taken.TryGetValue(key, out var runs)) taken[key] = runs = [];
        runs.Add(took);
    }

    private string RulesFile(int rules) => Path.Combine(large, $"rules{rules}.nurture");
}
