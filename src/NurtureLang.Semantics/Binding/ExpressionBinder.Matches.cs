using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>Counts of events that agree with the event under test: `count(page_viewed where page_viewed.url = event.url)`.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>Takes the one part of a filter that asks for agreement with the event under test out of it.</summary>
    /// <returns>The rest of the filter, the counted events' property, and what it has to be; an error where the part is wrong, which was told.</returns>
    private (ExpressionSyntax? Others, PropertySymbol? Key, BoundExpression? Value) Match(EventSymbol of, ExpressionSyntax? filter)
    {
        if (filter is null || scope.IsCounting || scope.Event is null) return (filter, null, null);
        var parts = Conjuncts(filter).ToList();
        var at = parts.FindIndex(IsMatch);
        if (at < 0) return (filter, null, null);
        var match = (ComparisonSyntax)parts[at];
        var (mine, its) = IsOfEvent(match.Right) ? (match.Left, match.Right) : (match.Right, match.Left);
        parts.RemoveAt(at);
        var rest = parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => new LogicalSyntax(LogicalOperator.And, [.. parts], TextSpan.FromBounds(parts[0].Span.Start, parts[^1].Span.End)),
        };
        var inner = new ExpressionBinder(context, scope with { Outer = null, IsCounting = true, Event = of }) { depth = depth };
        var counted = inner.Value(mine);
        if (counted.Type.IsError) return (rest, null, counted);
        var tested = Value(its, counted.Type);
        if (tested.Type.IsError) return (rest, null, tested);
        if (counted is not BoundEventProperty { Property: { Type.IsSet: false } property } || !Comparable(counted.Type, tested.Type))
        {
            if (counted is BoundEventProperty) ReportCannotCompare(mine, counted, its, tested);
            else Report(NameDiagnostics.MatchOfEvent, match.Span, Text(its), of.Name);
            return (rest, null, Error(match));
        }

        return (rest, property, tested);
    }

    private static IEnumerable<ExpressionSyntax> Conjuncts(ExpressionSyntax syntax) => syntax switch
    {
        ParenthesizedSyntax { Inner: LogicalSyntax { Operator: LogicalOperator.And } inner } => Conjuncts(inner),
        LogicalSyntax { Operator: LogicalOperator.And } all => all.Operands.SelectMany(Conjuncts),
        _ => [syntax],
    };

    private static bool IsMatch(ExpressionSyntax part) =>
        part is ComparisonSyntax { Operator: ComparisonOperator.Equal } comparison && IsOfEvent(comparison.Left) != IsOfEvent(comparison.Right);

    private static bool IsOfEvent(ExpressionSyntax side) => side is NamePathSyntax { Parts.Length: 2 } path && path.First.Text == "event";
}
