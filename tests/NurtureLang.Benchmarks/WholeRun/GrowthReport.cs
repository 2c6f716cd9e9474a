using System.Globalization;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>Prints one size, beside the size before it.</summary>
/// <param name="output">Where it goes.</param>
internal sealed class GrowthReport(TextWriter output)
{
    private static readonly (string Key, string Name, string Threads)[] Rows =
    [
        ("nurture 1", "nurture, CSV", "1"), ("nurture 2", "nurture, CSV", "2"), ("history 1", "nurture, history", "1"),
        ("history 2", "nurture, history", "2"), ("hand 1", "by hand, CSV", "1"), ("hand 2", "by hand, CSV", "2"),
        (GrowthSize.Import, "nurture import", ""),
    ];

    /// <summary>Prints a size.</summary>
    /// <param name="size">What was measured.</param>
    /// <param name="before">The size before it; null for the first.</param>
    public void Write(GrowthSize size, GrowthSize? before)
    {
        var facts = size.Facts;
        var files = size.HistoryBytes > 0 ? Invariant($", {size.HistoryBytes / 1e6:0} MB of compact history") : "";
        var runs = size.Runs == 1 ? "one run each" : Invariant($"medians of {size.Runs} runs in turn");
        var log = Invariant($"{facts.Events:N0} events of {facts.Contacts:N0} contacts, {facts.Bytes / 1e6:0} MB of CSV");
        output.WriteLine($"{log}{files}; {runs}.");
        output.WriteLine();
        output.WriteLine(Heading(before));
        foreach (var (key, name, threads) in Rows) WriteRow(size, before, key, Invariant($"{name,-17} {threads,7}"));
        output.WriteLine();
        Report.WriteEnd(size.Results, output);
        output.WriteLine();
        output.Flush();
    }

    private static string Heading(GrowthSize? before)
    {
        const string Heads = "program           threads  program s    CPU s   M ev/s  peak MB  B/contact  B/event";
        return before is null ? Heads : Heads + Invariant($" B/+contact  time an event against {before.Facts.Events:N0}: clock, CPU, limit");
    }

    private static void Add(System.Text.StringBuilder line, FormattableString cells) => line.Append(Invariant(cells));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void WriteRow(GrowthSize size, GrowthSize? before, string key, string name)
    {
        if (size.Results[key] is not { } took) return;
        var line = new System.Text.StringBuilder(name);
        Add(line, $" {took.Program,10:0.000} {took.Processor,8:0.000} {1 / took.ProgramPerEvent / 1e6,8:0.00} {took.Peak / 1e6,8:0}");
        Add(line, $" {took.Peak / size.Facts.Contacts,10:0} {took.Peak / took.Events,8:0.0}");
        if (before?.Results[key] is { } earlier)
        {
            // A further contact comes with its events; what every run takes once is in neither.
            var further = took.Less(earlier).Peak / Math.Max(1, size.Facts.Contacts - before.Facts.Contacts);
            var clock = Report.RatioOf(took.ProgramPerEvent, earlier.ProgramPerEvent);
            var processor = Report.RatioOf(took.ProcessorPerEvent, earlier.ProcessorPerEvent);
            Add(line, $" {further,10:0}  {Report.InDigits(clock),8} {Report.InDigits(processor),8}");
            if (!key.StartsWith("hand", StringComparison.Ordinal)) Add(line, $"  {Report.OfGrowth.Judge(clock)}");
        }

        output.WriteLine(line.ToString());
    }
}
