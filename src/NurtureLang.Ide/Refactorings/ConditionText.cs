using System.Text;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Ide.Refactorings;

/// <summary>Conditions as they are written.</summary>
internal static class ConditionText
{
    /// <summary>The tokens of a stretch.</summary>
    public static IEnumerable<SyntaxToken> Tokens(SyntaxTree tree, TextSpan span)
    {
        var (low, high) = (0, tree.Tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tree.Tokens[middle].Span.Start < span.Start) low = middle + 1;
            else high = middle;
        }

        for (var i = low; i < tree.Tokens.Length && tree.Tokens[i].Span.End <= span.End && tree.Tokens[i].Span.Length > 0; i++) yield return tree.Tokens[i];
    }

    /// <summary>A stretch on one line; null where a comment stands in it, which has no place there.</summary>
    public static string? OneLine(SyntaxTree tree, TextSpan span)
    {
        var text = new StringBuilder();
        var end = span.Start;
        foreach (var token in Tokens(tree, span))
        {
            var gap = tree.SourceText.Text.AsSpan(end, token.Span.Start - end);
            if (!gap.IsWhiteSpace()) return null;
            if (gap.Length > 0 && text.Length > 0) text.Append(' ');
            text.Append(token.Text);
            end = token.Span.End;
        }

        return text.ToString();
    }

    /// <summary>Whether two stretches are written alike, blanks and comments apart.</summary>
    public static bool AreAlike(SyntaxTree one, TextSpan first, SyntaxTree other, TextSpan second) =>
        Tokens(one, first).Select(token => token.Text).SequenceEqual(Tokens(other, second).Select(token => token.Text), StringComparer.Ordinal);

    /// <summary>Whether an expression is a condition by its form alone.</summary>
    public static bool IsCondition(ExpressionSyntax expression) => expression switch
    {
        ComparisonSyntax or BetweenSyntax or InListSyntax or TextMatchSyntax or IsSegmentSyntax or IsSyntax or IsKnownSyntax => true,
        WindowedSyntax or HeldSyntax or AnniversarySyntax or NotSyntax => true,
        AggregateSyntax { Kind: AggregateKind.Any or AggregateKind.No } => true,
        LogicalSyntax { Operator: LogicalOperator.And } => true,
        LogicalSyntax logical => logical.Operands.Any(IsCondition),
        ParenthesizedSyntax parenthesized => IsCondition(parenthesized.Inner),
        _ => false,
    };

    /// <summary>An expression without the parentheses around it.</summary>
    public static ExpressionSyntax Bare(ExpressionSyntax expression) => expression is ParenthesizedSyntax inner ? Bare(inner.Inner) : expression;
}
