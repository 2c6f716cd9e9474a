using System.Text;
using NurtureLang.Cli.Hosting;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Reporting;

/// <summary>A line of a file with a mark under a part of it.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">The part; where it goes over several lines, its first is shown.</param>
/// <param name="Label">What stands beside the mark.</param>
/// <param name="Mark">What the mark is made of.</param>
internal sealed record Excerpt(SourceText Source, TextSpan Span, string Label, char Mark)
{
    private const int TabWidth = 4;

    /// <summary>The line and column where the part starts.</summary>
    public LinePosition Position => Source.GetPosition(Span.Start);

    /// <summary>The line, from one.</summary>
    public int Line => Position.Line;

    /// <summary>The line as it is shown in so many columns, with the column and the length of the mark.</summary>
    public (string Text, int Start, int Length) Show(int columns, Glyphs glyphs)
    {
        var line = Source.GetLineSpan(Line);
        var text = Source.GetText(line);
        var first = Math.Clamp(Span.Start - line.Start, 0, text.Length);
        var last = Math.Clamp(Span.End - line.Start, first, text.Length);
        // Columns before the mark, under it and after it; tabs go to the next stop, and nothing in the line steers the terminal.
        var before = Expand(text[..first], 0);
        var under = Expand(text[first..last], DisplayWidth.Of(before));
        var after = Expand(text[last..], DisplayWidth.Of(before) + DisplayWidth.Of(under));
        var start = DisplayWidth.Of(before);
        var length = Math.Max(1, DisplayWidth.Of(under));
        var whole = before + under + after;
        if (DisplayWidth.Of(whole) <= columns) return (whole, start, length);
        return Window(whole, start, length, columns, glyphs);
    }

    // A long line is cut around the mark; wide characters that a cut goes through become blanks.
    private static (string Text, int Start, int Length) Window(string whole, int start, int length, int columns, Glyphs glyphs)
    {
        var ellipsis = DisplayWidth.Of(glyphs.Ellipsis);
        var from = start + Math.Min(length, columns / 2) <= columns - ellipsis ? 0 : start - (columns / 3);
        var head = from > 0 ? glyphs.Ellipsis : "";
        var room = columns - DisplayWidth.Of(head) - ellipsis;
        var text = new StringBuilder(head);
        var column = 0;
        var cut = false;
        foreach (var cell in DisplayWidth.Cells(whole))
        {
            var width = cell.Width;
            if (column >= from && column + width <= from + room) text.Append(cell.Text);
            else if (column < from && column + width > from) text.Append(' ');
            else cut |= column >= from;
            column += width;
        }

        if (cut) text.Append(glyphs.Ellipsis);
        var shownStart = start - from + DisplayWidth.Of(head);
        return (text.ToString(), shownStart, Math.Clamp(length, 1, Math.Max(1, columns - shownStart)));
    }

    private static string Expand(string text, int column)
    {
        var expanded = new StringBuilder(text.Length);
        foreach (var cell in DisplayWidth.Cells(text))
        {
            if (cell.Text is "\t")
            {
                var blanks = TabWidth - (column % TabWidth);
                expanded.Append(' ', blanks);
                column += blanks;
                continue;
            }

            if (cell.Text is "\uFEFF") continue;
            var shown = DisplayWidth.Harmless(cell.Text.ToString());
            expanded.Append(shown);
            column += DisplayWidth.Of(shown);
        }

        return expanded.ToString();
    }
}
