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
        Say($"{"program",-26} {"threads",7} {"program s",10} {"wall s",8} {"CPU s",8} {"peak MB",8} {"M ev/s",8}");
        foreach (var (key, name) in Programs)
        {
            foreach (var threads in (int[])[1, 2]) WriteProgram(name, threads, comparison[$"{key} {threads}"]);
        }

        output.WriteLine();
        Say($"{"times as fast",-62} {"clock",8} {"CPU",8}");
        WriteRatio("nurture, CSV, against by hand, one thread", "hand 1", "nurture 1");
        WriteRatio("nurture, CSV, against by hand, two threads", "hand 2", "nurture 2");
        WriteFurtherEvents();
        WriteRatio("nurture, history, against by hand from CSV, one thread", "hand 1", "history 1");
        WriteRatio("nurture, history against CSV, one thread", "nurture 1", "history 1");
        WriteRatio("nurture, CSV, against shared/bench/w1, one thread", "peer 1", "nurture 1");
        WriteRatio("nurture, CSV, against shared/bench/w1, two threads", "peer 2", "nurture 2");
        WriteRatio("by hand, two threads against one", "hand 1", "hand 2");
        WriteRatio("nurture, CSV, two threads against one", "nurture 1", "nurture 2");
        WriteRatio("nurture, history, two threads against one", "history 1", "history 2");
        output.WriteLine();
        Say($"{"growth",-62} {"clock",8} {"CPU",8}");
        WriteGrowth("hand", "by hand");
        WriteGrowth("nurture", "nurture");
        WriteRules();
        output.WriteLine();
        Say($"{"bytes of state a contact",-62} {comparison.StateBytes} (by hand 64)");
        if (!comparison.HasHistory) output.WriteLine("The compact history is not compared: this version has no `nurture import`.");
        if (!comparison.HasPeer) output.WriteLine("The peer is not compared: there is no ../shared/bench/w1 beside the repository.");
        output.WriteLine();
        foreach (var difference in comparison.Differences) output.WriteLine($"DIFFERENT: {difference}");
        if (comparison.Differences.Count == 0) output.WriteLine("All answers are equal.");
    }

    private void WriteProgram(string name, int threads, Measurement? took)
    {
        if (took is null) return;
        FormattableString absolute = $"{name,-26} {threads,7} {took.Program,10:0.000} {took.Wall,8:0.000} {took.Processor,8:0.000}";
        Say($"{FormattableString.Invariant(absolute)} {took.Peak / 1e6,8:0} {comparison.Events / took.Program / 1e6,8:0.00}");
    }

    // How many times as fast the second is.
    private void WriteRatio(string what, string first, string second)
    {
        if (comparison[first] is { } one && comparison[second] is { } other) SayRatios(what, one, other);
    }

    // What starting, compiling and loading cost once is in both sizes, so the difference between them is free of it.
    private void WriteFurtherEvents()
    {
        if (comparison["hand small"] is not { } fewHand || comparison["hand 1"] is not { } manyHand) return;
        if (comparison["nurture small"] is not { } few || comparison["nurture 1"] is not { } many) return;
        SayRatios("nurture, CSV, against by hand, each further event", manyHand.Less(fewHand), many.Less(few));
    }

    private void WriteGrowth(string key, string name)
    {
        if (comparison[$"{key} small"] is not { } few || comparison[$"{key} 1"] is not { } many) return;
        var events = comparison.Events / 10;
        SayRatios($"{name}: time per event against that at {events:N0} events", many, few.Times(10));
        Say($"{$"{name}: peak memory grows by, bytes an event",-62} {many.Less(few).Peak / (comparison.Events - events),8:0.0}");
    }

    private void WriteRules()
    {
        var (few, many) = (Comparison.RuleCounts[0], Comparison.RuleCounts[^1]);
        if (comparison[$"rules {few}"] is { } one && comparison[$"rules {many}"] is { } other)
            SayRatios($"nurture: time with {many} rules against {few}", other, one);
    }

    private void SayRatios(string what, Measurement part, Measurement whole) =>
        Say($"{what,-62} {Ratio(part.Program, whole.Program),8} {Ratio(part.Processor, whole.Processor),8}");

    private static string Ratio(double part, double whole) => whole <= 0 || part <= 0 ? "?" : (part / whole).ToString("0.00", CultureInfo.InvariantCulture);

    private void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
