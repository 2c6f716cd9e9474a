using System.Collections.Immutable;
using NurtureLang.Ide.Features;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Sequences;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Ide.Refactorings;

/// <summary>
/// A line with `or` becomes several lines, and an `if` with `and` one in the other. Only where that is the same: a move, an exit and a suppression ask whether
/// something holds; an entry, points and a reset ask whether it begins to hold, which each of two lines would on its own.
/// </summary>
internal static class SplitCondition
{
    /// <summary>What is offered.</summary>
    public static IEnumerable<Refactoring> At(Site site)
    {
        foreach (var node in site.Around)
        {
            var (condition, what) = node switch
            {
                StageMoveSyntax { Trigger: WhenSyntax { Until: null } trigger } => (trigger.Condition, "moves"),
                StageMoveSyntax { Trigger: OnEventSyntax trigger } => (trigger.Filter.Where, "moves"),
                ExitRuleSyntax { Trigger: WhenSyntax { Until: null } trigger } => (trigger.Condition, "exits"),
                ExitRuleSyntax { Trigger: OnEventSyntax trigger } => (trigger.Filter.Where, "exits"),
                PolicySuppressSyntax suppress => (suppress.Condition, "lines"),
                _ => ((ExpressionSyntax?)null, ""),
            };
            if (condition is not null && condition.Span.Start <= site.Selection.Start && condition.Span.End >= site.Selection.End && Lines(site, node, condition) is { } edit)
                yield return new Refactoring(RefactoringKind.Rewrite, $"Split at `or` into several {what}", [edit]);
            if (node is IfStepSyntax { Else: null, Arms: [var arm] } step && Nested(site, step, arm) is { } nested)
                yield return new Refactoring(RefactoringKind.Rewrite, "Split at `and` into one `if` in another", [nested]);
        }
    }

    private static FileEdit? Lines(Site site, SyntaxNode line, ExpressionSyntax condition)
    {
        if (ConditionText.Bare(condition) is not LogicalSyntax { Operator: LogicalOperator.Or } either || !ConditionScope.IsFreeOfAllowed(site, line.Span)) return null;
        if (!either.Operands.All(operand => ConditionText.IsCondition(operand) || operand is NamePathSyntax)) return null;
        var before = ConditionText.OneLine(site.Tree, TextSpan.FromBounds(line.Span.Start, condition.Span.Start));
        var after = ConditionText.OneLine(site.Tree, TextSpan.FromBounds(condition.Span.End, line.Span.End));
        var parts = either.Operands.Select(operand => ConditionText.OneLine(site.Tree, ConditionText.Bare(operand).Span)).ToImmutableArray();
        if (before is null || after is null || parts.Any(part => part is null)) return null;
        var between = site.Source.GetText(TextSpan.FromBounds(site.Source.GetLineSpan(site.Source.GetLine(line.Span.Start)).Start, line.Span.Start)).AsSpan().IsWhiteSpace()
            ? site.NewLine + site.IndentOf(line.Span.Start)
            : "  ";
        return site.Edit(line.Span, string.Join(between, parts.Select(part => $"{before} {part}{(after.Length == 0 ? "" : " " + after)}")));
    }

    private static FileEdit? Nested(Site site, IfStepSyntax step, ConditionalArmSyntax arm)
    {
        if (!arm.Condition.Span.Touches(site.Selection.Start) || ConditionText.Bare(arm.Condition) is not LogicalSyntax { Operator: LogicalOperator.And } both) return null;
        if (LosesKnown(both) || !ConditionScope.IsFreeOfAllowed(site, arm.Condition.Span)) return null;
        var first = ConditionText.OneLine(site.Tree, both.Operands[0].Span);
        var rest = ConditionText.OneLine(site.Tree, TextSpan.Cover(both.Operands[1].Span, both.Operands[^1].Span));
        if (first is null || rest is null) return null;
        var (indent, line) = (site.IndentOf(step.Span.Start), site.NewLine);
        var body = site.Source.GetText(arm.Body.Span).Replace("\n", "\n  ", StringComparison.Ordinal);
        return site.Edit(step.Span, $"if {first} {{{line}{indent}  if {rest} {body}{line}{indent}}}");
    }

    // `not` over what may be unknown is warned about where nothing beside it asks for what is known.
    private static bool LosesKnown(LogicalSyntax both) => both.Operands.Any(one => one is IsKnownSyntax) && both.Operands.Any(HoldsNot);

    private static bool HoldsNot(SyntaxNode node) => node is NotSyntax || SyntaxChildren.Of(node).Any(HoldsNot);
}
