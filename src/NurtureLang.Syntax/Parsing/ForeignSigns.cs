using NurtureLang.Syntax.Grammar;

namespace NurtureLang.Syntax.Parsing;

/// <summary>Signs that other languages use, and what is meant by them here.</summary>
internal static class ForeignSigns
{
    /// <summary>The type and the sign that is meant, an empty one where none is needed.</summary>
    /// <param name="sign">The sign as written.</param>
    /// <param name="before">The tokens before it.</param>
    public static (int Type, string Meant) Read(string sign, List<ParserToken> before) => sign switch
    {
        "==" or "===" => (NurtureLexer.Equal, "="),
        "=>" => IsComparison(before) ? (NurtureLexer.GreaterEqual, ">=") : (NurtureLexer.Arrow, "->"),
        "=<" or "\u2264" => (NurtureLexer.LessEqual, "<="),
        "\u2265" => (NurtureLexer.GreaterEqual, ">="),
        "<>" or "!==" or "\u2260" => (NurtureLexer.NotEqual, "!="),
        "\u2192" => (NurtureLexer.Arrow, "->"),
        "&&" => (NurtureLexer.AND, "and"),
        "||" => (NurtureLexer.OR, "or"),
        "!" => (NurtureLexer.NOT, "not"),
        ";" => (0, ""),
        _ => (NurtureLexer.Minus, "-"),
    };

    // `=>` after the name that starts a line is a move between stages, after a value the arm of a case; else it compares.
    private static bool IsComparison(List<ParserToken> before)
    {
        if (before.Count == 0)
            return false;
        var last = before[^1];
        if (!WordTypes.IsWord(last.Type) && last.Type != NurtureLexer.CloseParen)
            return false;
        var startsMove = last.StartsLine || (before.Count > 1 && before[^2].StartsLine && before[^2].Type == NurtureLexer.BEFORE);
        return !startsMove;
    }
}
