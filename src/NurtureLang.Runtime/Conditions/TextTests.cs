using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Conditions;

/// <summary>A test of a text against fixed texts, its answers remembered by the text's id.</summary>
/// <remarks>Each distinct text is tested once; after that the answer is one look into an array. Two threads may test one text at once: they find the same.</remarks>
internal sealed class TextTest(TextPool pool, TextOperator test, string[] texts)
{
    private const byte No = 1;
    private const byte Yes = 2;

    private byte[] answers = new byte[Math.Max(64, pool.Count)];

    public bool Holds(long text)
    {
        if (text == Value.Unknown) return false;
        var known = answers;
        if ((ulong)text < (ulong)known.Length && known[text] != 0) return known[text] == Yes;
        return Ask(text);
    }

    /// <summary>Whether a text passes a test, letter case aside.</summary>
    public static bool Passes(TextOperator test, string text, string with) => test switch
    {
        TextOperator.Equal => text.Equals(with, StringComparison.OrdinalIgnoreCase),
        TextOperator.Contains => text.Contains(with, StringComparison.OrdinalIgnoreCase),
        TextOperator.ContainsWord => HasWord(text, with),
        TextOperator.StartsWith => text.StartsWith(with, StringComparison.OrdinalIgnoreCase),
        TextOperator.EndsWith => text.EndsWith(with, StringComparison.OrdinalIgnoreCase),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Letters and digits make a word; everything else, and the ends of the text, part words. "VP" is a word of "VP, Sales" and none of "vapour".
    private static bool HasWord(string text, string word)
    {
        if (word.Length == 0) return false;
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0;
             at = at + 1 < text.Length ? text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase) : -1)
        {
            var end = at + word.Length;
            if ((at == 0 || !IsInWord(text, at - 1)) && (end == text.Length || !IsInWord(text, end))) return true;
        }

        return false;
    }

    private static bool IsInWord(string text, int at)
    {
        var first = at > 0 && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;
        return char.IsLetterOrDigit(text, first) || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark;
    }

    private bool Ask(long id)
    {
        var text = pool[id];
        var holds = Array.Exists(texts, with => Passes(test, text, with));
        var known = answers;
        if (id >= known.Length)
        {
            Array.Resize(ref known, Math.Max(pool.Count, (int)id + 1) * 2);
            answers = known;
        }

        known[id] = holds ? Yes : No;
        return holds;
    }
}
