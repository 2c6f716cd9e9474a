using System.Globalization;
using System.Text;

namespace NurtureLang.Cli.Hosting;

/// <summary>How many columns text takes on a terminal: none for combining marks, two for wide East Asian characters and pictures.</summary>
internal static class DisplayWidth
{
    // First and last code points of the blocks whose characters are wide.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x2614, 0x2615), (0x2648, 0x2653), (0x26A1, 0x26A1),
        (0x2705, 0x2705), (0x274C, 0x274C), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF),
        (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F),
        (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    /// <summary>The columns of a text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    /// <summary>The columns of a character.</summary>
    public static int Of(Rune rune)
    {
        if (rune.Value < 0x300) return rune.Value is >= 32 and not (>= 0x7F and < 0xA0) ? 1 : 0;
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) return 0;
        foreach (var (first, last) in Wide)
        {
            if (rune.Value < first) return 1;
            if (rune.Value <= last) return 2;
        }

        return 1;
    }

    /// <summary>A text cut to at most so many columns; what was cut shows.</summary>
    public static string Cut(string text, int columns, Glyphs glyphs)
    {
        if (Of(text) <= columns) return text;
        var kept = new StringBuilder();
        var left = columns - Of(glyphs.Ellipsis);
        foreach (var rune in text.EnumerateRunes())
        {
            left -= Of(rune);
            if (left < 0) break;
            kept.Append(rune.ToString());
        }

        return kept.Append(glyphs.Ellipsis).ToString();
    }

    /// <summary>A text filled up with blanks to so many columns; longer ones are cut.</summary>
    public static string Left(string text, int columns, Glyphs glyphs)
    {
        var cut = Cut(text, columns, glyphs);
        return cut + new string(' ', Math.Max(0, columns - Of(cut)));
    }

    /// <summary>A text with no control characters, so that nothing in a file can steer the terminal.</summary>
    public static string Harmless(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.Any(IsUnsafe)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var unit in text) clean.Append(unit == '\t' ? ' ' : IsUnsafe(unit) ? '\uFFFD' : unit);
        return clean.ToString();
    }

    /// <summary>A text broken into lines of at most so many columns, at blanks where there are some.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && Of(line.ToString()) + 1 + Of(word) > columns)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        yield return line.ToString();
    }

    // Controls, and the marks that turn the direction of text.
    private static bool IsUnsafe(char unit) =>
        unit is < ' ' or (>= '\u007f' and < '\u00a0') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
