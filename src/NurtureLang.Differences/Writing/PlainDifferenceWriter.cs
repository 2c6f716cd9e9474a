using System.Globalization;
using System.Text;

namespace NurtureLang.Differences.Writing;

/// <summary>Writes a difference a line for each change, for screen readers and simple programs.</summary>
public static class PlainDifferenceWriter
{
    /// <summary>The lines, each ended by a line feed.</summary>
    public static string Write(DifferenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        foreach (var change in report.Difference.Changes)
        {
            text.Append(DifferenceReport.RiskName(change.Risk)).Append(": ").Append(OnOneLine(change.Whole));
            if (change.Why.Length > 0) text.Append(" (").Append(change.Why).Append(')');
            text.Append(Places(change)).Append('\n');
            foreach (var detail in change.Details) text.Append("  ").Append(OnOneLine(detail)).Append('\n');
        }

        foreach (var (place, people) in report.Places)
        {
            var who = people is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count} ") : "whoever is ";
            text.Append("no place: ").Append(who).Append(OnOneLine(DifferenceReport.Says(place))).Append(place.Source.Length == 0 ? "" : $" [{place.Source}]").Append('\n');
        }

        if (report.People is { } counted)
            text.Append(CultureInfo.InvariantCulture, $"no place for {counted.Total} {(counted.Total == 1 ? "person" : "people")} at {counted.At}\n");
        if (report.NotCounted is { } why) text.Append("not counted: ").Append(OnOneLine(why)).Append('\n');
        text.Append(report.Sum).Append('\n').Append(report.Difference.SameHash ? "same hash: "
            : "another hash: ").Append(OnOneLine(report.Difference.HashReason)).Append('\n');
        return text.ToString();
    }

    /// <summary>` [acme.nurture:12 -> acme.nurture:14]`: where a change stands in the two versions.</summary>
    public static string Places(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return (change.OldPlace, change.NewPlace) switch
        {
            (null, null) => "",
            ({ } old, null) => $" [was {old}]",
            (null, { } now) => $" [{now}]",
            ({ } old, { } now) => old == now ? $" [{now}]" : $" [{now}, was {old}]",
        };
    }

    private static string OnOneLine(string text) => string.Create(text.Length, text, (span, from) =>
    {
        for (var at = 0; at < from.Length; at++) span[at] = Harmless(from[at]);
    });

    // Nothing of a campaign steers a terminal: no controls, no marks that turn the direction of text.
    private static char Harmless(char unit) => unit switch
    {
        '\n' or '\r' or '\t' => ' ',
        < ' ' or (>= '\u007f' and < '\u00a0') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => '\uFFFD',
        _ => unit,
    };
}
