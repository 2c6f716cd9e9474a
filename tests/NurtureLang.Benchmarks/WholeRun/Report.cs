using System.Globalization;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>Prints a comparison: ratios with their limits, and the absolute figures, which hold for this machine and hour only.</summary>
/// <param name="facts">What is known of the log.</param>
/// <param name="results">What the programs took.</param>
/// <param name="output">Where it goes.</param>
internal sealed class Report(LogFacts facts, Results results, TextWriter output)
{
    private static readonly Limit OfByHand = Limit.AtLeast(0.25);
    private static readonly Limit OfCsv = Limit.AtLeast(0.5);
    private static readonly Limit OfTwoThreads = Limit.AtLeast(1.7);
    private static readonly Limit OfDuckDb = Limit.AtLeast(5);
    private static readonly Limit OfRuleEngines = Limit.AtLeast(300);
    private static readonly Limit OfRules = Limit.Below(3);

    private static readonly (string Key, string Name)[] Programs =
    [
        ("hand", "written by hand"), ("nurture", "nurture simulate, CSV"), ("history", "nurture simulate, history"),
        ("peer", "shared/bench/w1 by hand"),
    ];

    /// <summary>What time per event may grow by, and whether it does.</summary>
    public static Limit OfGrowth { get; } = Limit.AtMost(1.2);

    /// <summary>Prints everything.</summary>
    public void Write()
    {
        Say($"W1: {facts.Events:N0} events of {facts.Contacts:N0} contacts, {facts.Bytes / 1e6:0} MB of CSV.");
        Say($"Medians of {Comparison.Runs} runs in turn, of {Comparison.RunsFromOutside} where a program comes from outside.");
        if (facts.MadeAgain > 0)
            Say($"Runs made again, since the host took more than {QuietRuns.MostStolen:P0} of the wanted work: {facts.MadeAgain}. What it took stands in the last column.");
        Say($"Answer: {facts.Answer}");
        output.WriteLine();
        WritePrograms();
        output.WriteLine();
        WriteRatios();
        output.WriteLine();
        Say($"{"growth",-62} {"clock",8} {"CPU",8}  limit");
        WriteGrowth("hand", "by hand", limit: null);
        WriteGrowth("nurture", "nurture", OfGrowth);
        WriteRules();
        output.WriteLine();
        Say($"{"bytes of state a contact",-62} {facts.StateBytes} (by hand 64)");
        output.WriteLine();
        WriteEnd(results, output);
    }

    /// <summary>Prints what was left out and what differs.</summary>
    public static void WriteEnd(Results results, TextWriter output)
    {
        foreach (var note in results.Notes) output.WriteLine(note);
        if (results.Notes.Count > 0) output.WriteLine();
        foreach (var difference in results.Differences) output.WriteLine($"DIFFERENT: {difference}");
        if (results.Differences.Count == 0) output.WriteLine("All answers are equal.");
    }

    /// <summary>A ratio of two figures; null where one of them is not known.</summary>
    public static double? RatioOf(double part, double whole) => part > 0 && whole > 0 ? part / whole : null;

    /// <summary>A ratio in digits.</summary>
    public static string InDigits(double? ratio) => ratio?.ToString(ratio < 100 ? "0.00" : "0", CultureInfo.InvariantCulture) ?? "-";

    private void WritePrograms()
    {
        Say($"{"program",-30} {"threads",7} {"events",11} {"program s",10} {"wall s",8} {"CPU s",8} {"peak MB",8} {"M ev/s",8}{(facts.MadeAgain > 0 ? $" {"host %",6}" : "")}");
        foreach (var (key, name) in Programs)
        {
            foreach (var threads in (int[])[1, 2]) WriteProgram(name, threads, results[$"{key} {threads}"]);
        }

        foreach (var peer in NodePeer.All) WriteProgram(NameOf(peer), peer.Threads, results[peer.Key]);
    }

    private string NameOf(NodePeer peer) => facts.PeerNames.GetValueOrDefault(peer.Key, peer.Called);

    private void WriteProgram(string name, int threads, Measurement? took)
    {
        if (took is null) return;
        var processor = took.Processor > 0 ? took.Processor.ToString("0.000", CultureInfo.InvariantCulture) : "-";
        FormattableString absolute = $"{name,-30} {threads,7} {took.Events,11:N0} {took.Program,10:0.000} {took.Wall,8:0.000} {processor,8}";
        var host = facts.MadeAgain > 0 ? string.Create(CultureInfo.InvariantCulture, $" {100 * took.Stolen,6:0.0}") : "";
        Say($"{FormattableString.Invariant(absolute)} {took.Peak / 1e6,8:0} {1 / took.ProgramPerEvent / 1e6,8:0.0000}{host}");
    }

    private void WriteRatios()
    {
        Say($"{"times as fast",-62} {"clock",8} {"CPU",8}  limit");
        WriteRatio("nurture, CSV, against by hand, one thread", "hand 1", "nurture 1", OfByHand);
        WriteRatio("nurture, CSV, against by hand, two threads", "hand 2", "nurture 2");
        WriteFurtherEvents();
        WriteRatio("nurture, history, against by hand from CSV, one thread", "hand 1", "history 1");
        WriteRatio("nurture, history against CSV, one thread", "nurture 1", "history 1", OfCsv);
        WriteRatio("nurture, CSV, against shared/bench/w1, one thread", "peer 1", "nurture 1", OfByHand);
        WriteRatio("nurture, CSV, against shared/bench/w1, two threads", "peer 2", "nurture 2");
        WriteRatio("by hand, two threads against one", "hand 1", "hand 2");
        WriteRatio("nurture, CSV, two threads against one", "nurture 1", "nurture 2", OfTwoThreads);
        WriteRatio("nurture, history, two threads against one", "history 1", "history 2", OfTwoThreads);
        foreach (var peer in NodePeer.All)
        {
            var what = $"nurture, CSV, against {NameOf(peer)}{(peer.Threads == 1 ? "" : ", two threads")}";
            WriteRatio(what, peer.Key, $"nurture {peer.Threads}", peer.IsRuleEngine ? OfRuleEngines : OfDuckDb);
        }
    }

    // How many times as fast the second is.
    private void WriteRatio(string what, string first, string second, Limit? limit = null)
    {
        if (results[first] is { } one && results[second] is { } other) SayRatios(what, one, other, limit);
    }

    // What starting, compiling and loading cost once is in both sizes, so the difference between them is free of it.
    private void WriteFurtherEvents()
    {
        if (results["hand small"] is not { } fewHand || results["hand 1"] is not { } manyHand) return;
        if (results["nurture small"] is not { } few || results["nurture 1"] is not { } many) return;
        SayRatios("nurture, CSV, against by hand, each further event", manyHand.Less(fewHand), many.Less(few), limit: null);
    }

    private void WriteGrowth(string key, string name, Limit? limit)
    {
        if (results[$"{key} small"] is not { } few || results[$"{key} 1"] is not { } many) return;
        SayRatios($"{name}: time per event against that at {few.Events:N0} events", many, few, limit);
        var more = many.Less(few);
        Say($"{$"{name}: peak memory grows by, bytes an event",-62} {more.Peak / more.Events,8:0.0}");
    }

    private void WriteRules()
    {
        var (few, many) = (Comparison.RuleCounts[0], Comparison.RuleCounts[^1]);
        if (results[$"rules {few}"] is { } one && results[$"rules {many}"] is { } other)
            SayRatios($"nurture: time with {many} rules against {few}", other, one, OfRules);
    }

    private void SayRatios(string what, Measurement part, Measurement whole, Limit? limit)
    {
        var clock = RatioOf(part.ProgramPerEvent, whole.ProgramPerEvent);
        var processor = RatioOf(part.ProcessorPerEvent, whole.ProcessorPerEvent);
        var judged = limit is null ? "" : $"  {limit.Judge(clock)}";
        output.WriteLine($"{what,-62} {InDigits(clock),8} {InDigits(processor),8}{judged}");
    }

    private void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
