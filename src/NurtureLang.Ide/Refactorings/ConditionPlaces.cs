using System.Collections.Immutable;
using NurtureLang.Ide.Features;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Ide.Refactorings;

/// <summary>A condition where it stands.</summary>
/// <param name="Span">The condition, or some neighbours of a chain of `and` or `or`.</param>
/// <param name="Condition">It; a chain of its own where it is a part of one.</param>
/// <param name="Path">The nodes around it, the widest first, itself last.</param>
internal sealed record ConditionPlace(TextSpan Span, ExpressionSyntax Condition, ImmutableArray<SyntaxNode> Path);

/// <summary>Finds conditions.</summary>
internal static class ConditionPlaces
{
    /// <summary>The condition that is selected; where nothing is, the narrowest one around the caret. Null where there is none.</summary>
    public static ConditionPlace? Selected(Site site)
    {
        var selection = site.Trimmed;
        var path = selection.Length == 0 ? site.Around : [.. Site.Path(site.Tree.Root, selection)];
        for (var i = path.Length - 1; i >= 0; i--)
        {
            if (path[i] is not ExpressionSyntax expression || !ConditionText.IsCondition(expression) || path[i - 1] is WindowedSyntax) continue;
            var around = path[..(i + 1)];
            if (selection.Length == 0 || expression.Span == selection) return Whole(expression, around);
            return expression is LogicalSyntax logical ? Part(logical, selection, around) : null;
        }

        return null;
    }

    /// <summary>Every condition of the file, parts of chains apart.</summary>
    public static IEnumerable<ConditionPlace> All(SyntaxNode root) => All(root, []);

    private static IEnumerable<ConditionPlace> All(SyntaxNode node, ImmutableArray<SyntaxNode> around)
    {
        var path = around.Add(node);
        // The window behind a comparison belongs to it.
        var isApart = node is ParenthesizedSyntax || (around.Length > 0 && around[^1] is WindowedSyntax);
        if (!isApart && node is ExpressionSyntax expression && ConditionText.IsCondition(expression)) yield return Whole(expression, path);
        foreach (var place in SyntaxChildren.Of(node).SelectMany(child => All(child, path))) yield return place;
    }

    // Parentheses around a condition go with it.
    private static ConditionPlace Whole(ExpressionSyntax expression, ImmutableArray<SyntaxNode> path)
    {
        var (outer, around) = (expression, path);
        while (around.Length > 1 && around[^2] is ParenthesizedSyntax parentheses) (outer, around) = (parentheses, around[..^1]);
        return new ConditionPlace(outer.Span, ConditionText.Bare(expression), around);
    }

    // `b and c` of `a and b and c`.
    private static ConditionPlace? Part(LogicalSyntax logical, TextSpan selection, ImmutableArray<SyntaxNode> path)
    {
        ImmutableArray<ExpressionSyntax> chosen = [.. logical.Operands.Where(one => one.Span.Start >= selection.Start && one.Span.End <= selection.End)];
        if (chosen.Length < 2 || TextSpan.Cover(chosen[0].Span, chosen[^1].Span) != selection) return null;
        var part = new LogicalSyntax(logical.Operator, chosen, selection);
        return new ConditionPlace(selection, part, path.Add(part));
    }
}
