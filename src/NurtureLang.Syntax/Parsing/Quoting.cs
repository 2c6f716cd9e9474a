using System.Globalization;

namespace NurtureLang.Syntax.Parsing;

/// <summary>Puts what somebody wrote into a message.</summary>
internal static class Quoting
{
    private const int LengthMax = 32;

    /// <summary>The text, cut where it is long, with nothing in it that would break a line or a terminal.</summary>
    public static string Shorten(string text)
    {
        var cut = text.Length > LengthMax ? string.Concat(text.AsSpan(0, LengthMax - 3), "...") : text;
        return string.Concat(cut.Select(character => IsPlain(character) ? character.ToString() : CodePoint(character)));
    }

    /// <summary>Some characters, each with its code point where it cannot be seen.</summary>
    public static string Characters(string text) => $"`{Shorten(text)}`";

    private static bool IsPlain(char character) => char.GetUnicodeCategory(character) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string CodePoint(char character) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)character:X4}");
}
