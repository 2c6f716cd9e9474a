using System.Text;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Keywords;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Refactorings;

/// <summary>Names for segments, made of the conditions that they stand for.</summary>
internal static class SegmentNames
{
    private const int LongestName = 36;

    // Signs and words that read better in a name.
    private static readonly Dictionary<string, string> Spoken = new(StringComparer.Ordinal)
    {
        [">="] = "at_least", ["<="] = "at_most", [">"] = "over", ["<"] = "under", ["="] = "", ["!="] = "not", ["%"] = "percent", ["-"] = "minus", ["+"] = "plus",
        ["*"] = "times", ["/"] = "by", ["."] = "", ["("] = "", [")"] = "", [","] = "", ["count"] = "", ["where"] = "", ["last"] = "", ["any"] = "", ["any("] = "",
        ["of"] = "", ["is"] = "", ["with"] = "",
    };

    /// <summary>A name that nothing has yet.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="isTaken">Whether something has a name already.</param>
    public static string Fresh(SyntaxTree tree, TextSpan condition, Func<string, bool> isTaken)
    {
        var name = Speak(tree, condition);
        if (IsFree(name, isTaken)) return name;
        for (var number = 2; ; number++)
        {
            if (IsFree($"{name}_{number}", isTaken)) return $"{name}_{number}";
        }
    }

    private static bool IsFree(string name, Func<string, bool> isTaken) => KeywordTable.Find(name) is null && !isTaken(name);

    private static string Speak(SyntaxTree tree, TextSpan condition)
    {
        var name = new StringBuilder();
        foreach (var token in ConditionText.Tokens(tree, condition))
        {
            var word = Spoken.TryGetValue(token.Text, out var spoken) ? spoken : Word(token.Text);
            if (word.Length == 0) continue;
            // A name that is too long ends at a word.
            if (name.Length > 0 && name.Length + 1 + word.Length > LongestName) break;
            if (name.Length > 0) name.Append('_');
            name.Append(word.Length > LongestName ? word[..LongestName] : word);
        }

        var made = TrimEnd(name.ToString());
        return made.Length == 0 || !char.IsAsciiLetter(made[0]) ? $"segment_{made}".TrimEnd('_') : made;
    }

    // Of a text or a sign: the letters and digits in it, small.
    private static string Word(string text)
    {
        var word = new StringBuilder();
        foreach (var unit in text)
        {
            if (char.IsAsciiLetterOrDigit(unit)) word.Append(char.ToLowerInvariant(unit));
            else if (word.Length > 0 && word[^1] != '_') word.Append('_');
        }

        return word.ToString().Trim('_');
    }

    private static string TrimEnd(string name)
    {
        foreach (var joint in (string[])["_and", "_or", "_not", "_in", "_at_least", "_at_most", "_over", "_under"])
        {
            if (name.EndsWith(joint, StringComparison.Ordinal)) return TrimEnd(name[..^joint.Length]);
        }

        return name;
    }
}
