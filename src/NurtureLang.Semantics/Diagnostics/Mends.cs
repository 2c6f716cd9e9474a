using System.Globalization;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>Mends that several kinds of diagnostics share. None of them is safe: each is one of several things that the author may want.</summary>
internal static class Mends
{
    private const int IndentWidth = 2;

    /// <summary>Writes something at a place.</summary>
    public static Fix Insert(string title, SourceText source, int offset, string text) => Fix.Replace(title, source, new TextSpan(offset, 0), text);

    /// <summary>Takes something out, with the blanks before it; a line that nothing is left of goes too.</summary>
    public static Fix TakeOut(string title, SourceText source, TextSpan span)
    {
        var (text, start, end) = (source.Text, span.Start, span.End);
        while (start > 0 && text[start - 1] is ' ' or '\t') start--;
        var startsLine = start == 0 || text[start - 1] is '\n' or '\r';
        var behind = end;
        while (behind < text.Length && text[behind] is ' ' or '\t') behind++;
        if (startsLine && (behind == text.Length || text[behind] is '\n' or '\r'))
        {
            end = behind;
            if (end < text.Length && text[end] == '\r') end++;
            if (end < text.Length && text[end] == '\n') end++;
        }
        else if (startsLine)
        {
            (start, end) = (span.Start, behind);
        }

        return Fix.Replace(title, source, TextSpan.FromBounds(start, end), "");
    }

    /// <summary>Takes one of a list out, with the comma or the blanks before it.</summary>
    public static Fix TakeOutOfList(string title, SourceText source, TextSpan item)
    {
        var start = item.Start;
        while (start > 0 && char.IsWhiteSpace(source.Text[start - 1])) start--;
        if (start > 0 && source.Text[start - 1] == ',') start--;
        return Fix.Replace(title, source, TextSpan.FromBounds(start, item.End), "");
    }

    /// <summary>Writes a line as the first of a block; null where no block opens on the line of its name.</summary>
    /// <param name="title">What it does.</param>
    /// <param name="source">The file.</param>
    /// <param name="head">What stands before the block, such as its name.</param>
    /// <param name="line">The line.</param>
    public static Fix? FirstLine(string title, SourceText source, TextSpan head, string line)
    {
        var text = source.Text;
        var (at, isQuoted) = (head.End, false);
        for (; at < text.Length && (isQuoted || text[at] != '{'); at++)
        {
            if (text[at] is '\n' or '\r') return null;
            if (text[at] == '"') isQuoted = !isQuoted;
        }

        if (at >= text.Length) return null;
        var behind = at + 1;
        while (behind < text.Length && text[behind] is ' ' or '\t') behind++;
        if (behind < text.Length && text[behind] is not ('\n' or '\r')) return Insert(title, source, at + 1, $" {line} ");
        var begin = source.GetLineSpan(source.GetLine(at)).Start;
        var indent = text.AsSpan(begin).IndexOfAnyExcept(' ', '\t');
        return Insert(title, source, at + 1, $"{NewLine(source)}{new string(' ', indent + IndentWidth)}{line}");
    }

    /// <summary>A length of time whose unit has no fixed length, in days.</summary>
    public static Fix InDays(SourceText source, DurationLiteralSyntax length)
    {
        var days = length.Amount * (length.Unit == DurationUnit.Years ? 365 : 30);
        return Amount(source, length, days, "days");
    }

    /// <summary>A part of a day in hours; null for months and years, which have no fixed number of them.</summary>
    public static Fix? InHours(SourceText source, DurationLiteralSyntax length) => length.Unit switch
    {
        DurationUnit.Days => Amount(source, length, length.Amount * 24, "hours"),
        DurationUnit.Weeks when decimal.IsInteger(length.Amount * 7) => Amount(source, length, length.Amount * 7, "days"),
        DurationUnit.Weeks => Amount(source, length, length.Amount * 7 * 24, "hours"),
        _ => null,
    };

    /// <summary>The end of line that a file uses.</summary>
    public static string NewLine(SourceText source) => source.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private static Fix Amount(SourceText source, DurationLiteralSyntax length, decimal amount, string unit)
    {
        var text = $"{amount.ToString("0.######", CultureInfo.InvariantCulture)} {(amount == 1 ? unit.TrimEnd('s') : unit)}";
        var end = length.OpenHoursOf is null ? length.Span.End : length.OpenHoursOf.Span.Start;
        var written = TextSpan.FromBounds(length.Span.Start, end);
        if (length.OpenHoursOf is not null) written = written with { Length = source.GetText(written).LastIndexOf(" of", StringComparison.Ordinal) };
        return Fix.Replace($"write `{text}`", source, written, text);
    }
}
