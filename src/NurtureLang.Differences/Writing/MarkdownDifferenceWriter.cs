using System.Globalization;
using System.Text;

namespace NurtureLang.Differences.Writing;

/// <summary>Writes a difference as Markdown for the comment on a pull request.</summary>
/// <remarks>INVARIANT: nothing of a campaign is markup: no tag, table cell, link, mention or reference comes from a name or a text.</remarks>
public static class MarkdownDifferenceWriter
{
    private const int MostShown = 200;

    // What means something to Markdown, wherever it stands in a line.
    private const string Special = "\\`*_{}[]()|!~$^=";

    /// <summary>The comment: a heading, the changes by risk, and the rest folded.</summary>
    public static string Write(DifferenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append("### ").Append(Escaped(report.Title)).Append(": ").Append(report.Sum).Append("\n\n");
        if (!report.Difference.IsNothing) WriteChanges(text, report);
        WriteStranding(text, report);
        text.Append(report.Difference.SameHash ? "Same hash: " : "Another hash: ").Append(Escaped(report.Difference.HashReason)).Append(".\n");
        return text.ToString();
    }

    private static void WriteChanges(StringBuilder text, DifferenceReport report)
    {
        text.Append("| risk | change | why |\n| --- | --- | --- |\n");
        var ordered = report.Difference.Changes.OrderByDescending(change => change.Risk).ToList();
        foreach (var change in ordered.Take(MostShown))
            text.Append("| ").Append(Marked(change.Risk)).Append(" | ").Append(Escaped(change.Whole)).Append(" | ").Append(Escaped(change.Why)).Append(" |\n");
        if (ordered.Count > MostShown) text.Append(CultureInfo.InvariantCulture, $"\n... and {ordered.Count - MostShown} more.\n");
        text.Append("\n<details><summary>Where, and what belongs to it</summary>\n\n");
        foreach (var part in report.Difference.Changes.Take(MostShown).GroupBy(change => change.Part))
        {
            text.Append("**").Append(DifferenceReport.PartTitle(part.Key)).Append("**\n\n");
            foreach (var change in part)
            {
                text.Append("- ").Append(Escaped(change.Whole)).Append(Escaped(PlainDifferenceWriter.Places(change))).Append('\n');
                foreach (var detail in change.Details) text.Append("  - ").Append(Escaped(detail.Trim())).Append('\n');
            }

            text.Append('\n');
        }

        text.Append("</details>\n\n");
    }

    private static void WriteStranding(StringBuilder text, DifferenceReport report)
    {
        var places = report.Places.ToList();
        if (places.Count > 0)
        {
            text.Append("**Who would have no place in the newer version**");
            if (report.People is { } people) text.Append(CultureInfo.InvariantCulture, $": {people.Total} at {people.At}");
            text.Append("\n\n");
            foreach (var (place, count) in places.Take(MostShown))
                text.Append("- ").Append(count is { } some ? string.Create(CultureInfo.InvariantCulture, $"{some} ")
                    : "whoever is ").Append(Escaped(DifferenceReport.Says(place))).Append('\n');
            text.Append('\n');
        }

        if (report.NotCounted is { } why) text.Append("Nobody was counted: ").Append(Escaped(why)).Append("\n\n");
    }

    private static string Marked(Risk risk) => risk == Risk.Low ? "low" : $"**{DifferenceReport.RiskName(risk)}**";

    /// <summary>A text in which nothing is markup.</summary>
    internal static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var unit = text[at];
            if (unit is '\n' or '\r' or '\t') safe.Append(' ');
            else if (unit is < ' ' or (>= '\u007f' and < '\u00a0') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')) safe.Append('\uFFFD');
            else if (unit == '&') safe.Append("&amp;");
            else if (unit == '<') safe.Append("&lt;");
            else if (unit == '>') safe.Append("&gt;");
            // A blank of no width keeps names from being called and numbers from being linked.
            else if (unit is '@' or '#') safe.Append(unit).Append('\u200B');
            // `://`, `www.`: an address is shown, and not linked.
            else if (unit == ':' && at + 1 < text.Length && text[at + 1] == '/') safe.Append(":\u200B");
            else if (unit == '.' && at >= 3 && text.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase)) safe.Append(".\u200B");
            else if (Special.Contains(unit, StringComparison.Ordinal)) safe.Append('\\').Append(unit);
            // At the beginning of a line these begin a list or a heading.
            else if (at == 0 && unit is ('-' or '+')) safe.Append('\\').Append(unit);
            else safe.Append(unit);
        }

        return safe.ToString();
    }
}
