using System.Globalization;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>Prints a comparison: ratios, and beside them the absolute figures that hold for this machine and hour only.</summary>
internal sealed class Report(Comparison comparison, TextWriter output)
{
    private static readonly (string Key, string Name)[] Programs =
    [
        ("hand", "written by hand"), ("nurture", "nurture simulate, CSV"), ("history", "nurture simulate, history"), ("peer", "shared/bench/w1 by hand"),
    ];

    /// <summary>Prints everything.</summary>
    public void Write()
    {
        Say($"W1: {comparison.Events:N0} events of {comparison.Contacts:N0} contacts, {comparison.LogBytes / 1e6:0} MB of CSV; medians of 3 runs in turn.");
        Say($"Answer: {comparison.Expected}");
        output.WriteLine();
        Say($"{"program",-26} {"threads",7} {"program s",10} {"wall s",8} {"CPU s",8} {"peak MB",8} {"M ev/s",8} {"x of hand",10} {"x in CPU",9}");
        foreach (var (key, name) in Programs)
        {
            foreach (var threads in (int[])[1, 2]) WriteProgram(name, threads, comparison[$"{key} {threads}"]);
        }

        output.WriteLine();
        WriteRatio("two threads against one, by hand", "hand 1", "hand 2");
        WriteRatio("two threads against one, nurture", "nurture 1", "nurture 2");
        WriteRatio("two threads against one, history", "history 1", "history 2");
        WriteRatio("history against CSV, one thread", "nurture 1", "history 1");
        WriteRatio("nurture against shared/bench/w1, one thread", "peer 1", "nurture 1");
        WriteRatio("nurture against shared/bench/w1, two threads", "peer 2", "nurture 2");
        WriteFurtherEvents();
        WriteGrowth("hand", "by hand");
        WriteGrowth("nurture", "nurture");
        WriteRules();
        Say($"{"bytes of state a contact",-62} {comparison.StateBytes} (by hand 64)");
        if (!comparison.HasHistory) output.WriteLine("The compact history is not compared: this version has no `nurture import`.");
        if (!comparison.HasPeer) output.WriteLine("The peer is not compared: there is no ../shared/bench/w1 beside the repository.");
        output.WriteLine();
        foreach (var difference in comparison.Differences) output.WriteLine($"DIFFERENT: {difference}");
        if (comparison.Differences.Count == 0) output.WriteLine("All answers are equal.");
    }

    private void WriteProgram(string name, int threads, Measurement? took)
    {
        if (took is null || comparison[$"hand {threads}"] is not { } hand) return;
        var speed = comparison.Events / took.Program / 1e6;
        FormattableString absolute = $"{name,-26} {threads,7} {took.Program,10:0.000} {took.Wall,8:0.000} {took.Processor,8:0.000}";
        FormattableString ratios = $"{Ratio(hand.Program, took.Program),10} {Ratio(hand.Processor, took.Processor),9}";
        Say($"{FormattableString.Invariant(absolute)} {took.Peak / 1e6,8:0} {speed,8:0.00} {FormattableString.Invariant(ratios)}");
    }

    // How many times as fast the second is.
    private void WriteRatio(string what, string first, string second)
    {
        if (comparison[first] is { } one && comparison[second] is { } other)
            Say($"{what + ": times as fast",-62} {Ratio(one.Program, other.Program)}");
    }

    private void WriteGrowth(string key, string name)
    {
        if (comparison[$"{key} small"] is not { } few || comparison[$"{key} 1"] is not { } many) return;
        var events = comparison.Events / 10;
        Say($"{$"{name}: time per event against that at {events:N0} events",-62} {Ratio(many.Program, few.Program * 10)}");
        Say($"{$"{name}: peak memory grows by, bytes an event",-62} {(many.Peak - few.Peak) / (comparison.Events - events):0.0}");
    }

    // What compiling and loading cost once is in both sizes, so the difference between them is free of it.
    private void WriteFurtherEvents()
    {
        if (comparison["hand small"] is not { } fewHand || comparison["hand 1"] is not { } manyHand) return;
        if (comparison["nurture small"] is not { } few || comparison["nurture 1"] is not { } many) return;
        var ratio = Ratio(manyHand.Program - fewHand.Program, many.Program - few.Program);
        Say($"{"nurture against by hand, each further event: times as fast",-62} {ratio}");
    }

    private void WriteRules()
    {
        var (few, many) = (Comparison.RuleCounts[0], Comparison.RuleCounts[^1]);
        if (comparison[$"rules {few}"] is { } one && comparison[$"rules {many}"] is { } other)
            Say($"{$"nurture: time with {many} rules against {few}",-62} {Ratio(other.Program, one.Program)}");
    }

    private static string Ratio(double part, double whole) => whole <= 0 ? "?" : (part / whole).ToString("0.00", CultureInfo.InvariantCulture);

    private void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
