using System.Globalization;
using System.Text;

namespace NurtureLang.Cli.Hosting;

/// <summary>How many columns text takes on a terminal: none for combining marks, two for wide East Asian characters and pictures.</summary>
internal static class DisplayWidth
{
    // First and last code points of what is wide (East Asian Width W or F), one pair after the other.
    private static readonly int[] Wide =
    [
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615,
        0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE,
        0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B,
        0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF,
        0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0x4DBF, 0x4E00, 0xA4C6, 0xA960, 0xA97C,
        0xAC00, 0xD7A3, 0xF900, 0xFAD9, 0xFE10, 0xFE19, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18D08, 0x1AFF0, 0x1B2FB,
        0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F265, 0x1F300, 0x1F320, 0x1F32D, 0x1F335,
        0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E,
        0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596,
        0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6DF, 0x1F6EB, 0x1F6EC,
        0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAF6, 0x20000, 0x3FFFD,
    ];

    private const int Joiner = 0x200D;
    private const int AsPicture = 0xFE0F;

    /// <summary>The columns of a text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        // What most texts are made of.
        if (!text.ContainsAnyExceptInRange(' ', '~')) return text.Length;
        var width = 0;
        foreach (var cell in Cells(text)) width += cell.Width;
        return width;
    }

    /// <summary>What stands in a text as one sign to the eye, such as a letter with its accents or a family of pictures.</summary>
    public static CellEnumerator Cells(ReadOnlySpan<char> text) => new(text);

    /// <summary>The columns of one sign.</summary>
    public static int OfSign(ReadOnlySpan<char> sign)
    {
        var (width, widest, isJoined) = (0, 0, false);
        foreach (var rune in sign.EnumerateRunes())
        {
            isJoined |= rune.Value is Joiner or AsPicture || (rune.Value is >= 0x1F3FB and <= 0x1F3FF && width > 0);
            width += Of(rune);
            widest = Math.Max(widest, Of(rune));
        }

        // Joined pictures are one, and so is a sign that is asked to be shown as a picture.
        return !isJoined ? width : widest == 0 ? 0 : sign.Contains((char)AsPicture) || widest == 2 ? 2 : width;
    }

    private static int Of(Rune rune)
    {
        if (rune.Value < 0x300) return rune.Value is >= 32 and not (>= 0x7F and < 0xA0) ? 1 : 0;
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) return 0;
        // Vowels and finals of Hangul that are written apart stand in the column of what they follow.
        if (rune.Value is >= 0x1160 and <= 0x11FF) return 0;
        var place = Array.BinarySearch(Wide, rune.Value);
        return place >= 0 || (~place & 1) == 1 ? 2 : 1;
    }

    /// <summary>A text cut to at most so many columns; what was cut shows.</summary>
    public static string Cut(string text, int columns, Glyphs glyphs)
    {
        if (Of(text) <= columns) return text;
        var kept = new StringBuilder();
        var left = columns - Of(glyphs.Ellipsis);
        foreach (var cell in Cells(text))
        {
            left -= cell.Width;
            if (left < 0) break;
            kept.Append(cell.Text);
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

    /// <summary>A text broken into lines of at most so many columns, at blanks where there are some, and inside of words that are wider than a line.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        var line = new StringBuilder();
        var width = 0;
        foreach (var word in text.Split(' ').SelectMany(word => Pieces(word, columns)))
        {
            var own = Of(word);
            if (line.Length > 0 && width + 1 + own > columns)
            {
                yield return line.ToString();
                line.Clear();
                width = 0;
            }

            if (line.Length > 0)
            {
                line.Append(' ');
                width++;
            }

            line.Append(word);
            width += own;
        }

        yield return line.ToString();
    }

    /// <summary>A word in pieces of at most so many columns.</summary>
    public static IReadOnlyList<string> Pieces(string word, int columns)
    {
        if (Of(word) <= columns) return [word];
        var pieces = new List<string>();
        var (piece, width) = (new StringBuilder(), 0);
        foreach (var cell in Cells(word))
        {
            if (piece.Length > 0 && width + cell.Width > columns)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
                width = 0;
            }

            piece.Append(cell.Text);
            width += cell.Width;
        }

        pieces.Add(piece.ToString());
        return pieces;
    }

    // Controls, and the marks that turn the direction of text.
    private static bool IsUnsafe(char unit) =>
        unit is < ' ' or (>= '\u007f' and < '\u00a0') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
