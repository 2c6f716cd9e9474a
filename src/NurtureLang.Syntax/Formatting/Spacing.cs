using System.Collections.Immutable;
using NurtureLang.Syntax.Keywords;

namespace NurtureLang.Syntax.Formatting;

/// <summary>How many blanks stand between two tokens of one line.</summary>
internal static class Spacing
{
    /// <summary>The blanks before the token at the index, which is not the first of its line.</summary>
    public static int Between(ImmutableArray<SyntaxToken> tokens, int index, IReadOnlySet<int> lineStarts)
    {
        var token = tokens[index];
        var previous = tokens[index - 1];
        if (lineStarts.Contains(token.Span.Start))
            return previous.Text is "{" or "," ? 1 : 2;
        // The sign that starts a line is the sign of a rule's points, whatever the line before ended with.
        if (previous.Text is "+" or "-" && lineStarts.Contains(previous.Span.Start))
            return 0;
        if (IsTight(tokens, index))
            return 0;
        return 1;
    }

    private static bool IsTight(ImmutableArray<SyntaxToken> tokens, int index)
    {
        var token = tokens[index];
        var previous = tokens[index - 1];
        if (previous.Kind == SyntaxTokenKind.Sign && previous.Text is "(" or "." or "..")
            return true;
        if (token.Kind == SyntaxTokenKind.Sign)
        {
            switch (token.Text)
            {
                case ")" or "," or ":" or "." or ".." or "?" or "%":
                    return true;
                case "(":
                    return previous.Kind == SyntaxTokenKind.Name || IsAggregate(previous);
                case "-":
                    return IsRange(tokens, index);
                default:
                    return false;
            }
        }
        return previous.Text is "-" or "+" && previous.Kind == SyntaxTokenKind.Sign
            && (IsRange(tokens, index - 1) || IsSignOfNumber(tokens, index - 1));
    }

    private static bool IsAggregate(SyntaxToken token) =>
        token.Text is "count" or "sum" or "average" or "min" or "max" or "first" or "last";

    // `mon-fri`, `09:00-17:00`.
    private static bool IsRange(ImmutableArray<SyntaxToken> tokens, int sign) =>
        sign > 0 && sign + 1 < tokens.Length && tokens[sign].Text == "-"
        && ((IsClock(tokens[sign - 1]) && IsClock(tokens[sign + 1])) || (IsWeekday(tokens[sign - 1]) && IsWeekday(tokens[sign + 1])));

    private static bool IsClock(SyntaxToken token) =>
        token.Kind == SyntaxTokenKind.Time && token.Text.Contains(':') && token.Text.Length <= 8;

    private static bool IsWeekday(SyntaxToken token) => Units.WeekdayOf(token.Text) is not null;

    // A sign with no amount before it: the points of a rule, a negative number.
    private static bool IsSignOfNumber(ImmutableArray<SyntaxToken> tokens, int sign)
    {
        if (sign == 0)
            return true;
        var before = tokens[sign - 1];
        return before.Kind switch
        {
            SyntaxTokenKind.Sign => before.Text is not (")" or "%" or "?"),
            SyntaxTokenKind.Keyword => Units.DurationOf(before.Text) is null || StartsRule(tokens, sign),
            _ => StartsRule(tokens, sign) || (sign + 2 < tokens.Length && tokens[sign + 2].Text == ".."),
        };
    }

    // A `+` that starts a line starts a rule, and so does one that the line's own form puts there: a trigger follows its number.
    private static bool StartsRule(ImmutableArray<SyntaxToken> tokens, int sign) =>
        sign + 2 < tokens.Length && tokens[sign + 1].Kind == SyntaxTokenKind.Number && tokens[sign + 2].Text is "on" or "when" or "every";
}
