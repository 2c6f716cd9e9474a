using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>Comparisons: with an operator, a range or a list.</summary>
internal sealed partial class ExpressionBinder
{
    private const int LargestCount = 10_000;

    private BoundExpression Comparison(ComparisonSyntax syntax)
    {
        var (left, right) = Sides(syntax.Left, syntax.Right);
        if (left.Type.IsError) return left;
        if (right.Type.IsError) return right;
        return Compare(Operator(syntax.Operator), left, right, syntax.Left, syntax.Right, At(syntax));
    }

    // A bare name that is one of named values takes its type from the other side, whichever side it stands on.
    private (BoundExpression Left, BoundExpression Right) Sides(ExpressionSyntax leftSyntax, ExpressionSyntax rightSyntax)
    {
        if (leftSyntax is NamePathSyntax { IsSimple: true } name && !IsValue(name.First.Text))
        {
            var second = Value(rightSyntax);
            return (second.Type.IsError ? second : Value(leftSyntax, second.Type), second);
        }

        var first = Value(leftSyntax);
        return (first, first.Type.IsError ? first : Value(rightSyntax, first.Type));
    }

    private bool IsValue(string name) => scope.Function is { } function
        ? function.Parameters.Any(parameter => parameter.Name == name)
        : scope.Event?.Property(name) is not null || symbols.Fields.Find(name) is not null || symbols.Scores.Find(name) is not null
        || symbols.Grades.Find(name) is not null || symbols.Segments.Find(name) is not null
        || name is "persona" or "stage" or "now" or "today" or "time_of_day" or "weekday";

    private BoundExpression Compare(
        Comparison op, BoundExpression left, BoundExpression right, ExpressionSyntax leftSyntax, ExpressionSyntax rightSyntax, Origin at)
    {
        if (!Comparable(left.Type, right.Type))
        {
            ReportCannotCompare(leftSyntax, left, rightSyntax, right);
            return new BoundError(at);
        }

        var isEquality = op is Bound.Comparison.Equal or Bound.Comparison.NotEqual;
        if (left.Type.IsSet || (!isEquality && !left.Type.IsOrdered))
        {
            Report(TypeDiagnostics.NoOrder, leftSyntax.Span, Text(leftSyntax), Describe(left.Type));
            return new BoundError(at);
        }

        if (left is BoundAggregate { From: > 0 } && right is BoundConstant { Value: > LargestCount })
            Report(TypeDiagnostics.OutOfRange, rightSyntax.Span, Text(rightSyntax), $"a window remembers at most {LargestCount:N0} events");
        if (left.Type.Kind is TypeKind.Text or TypeKind.TimeZone) return CompareText(op, left, right, at);
        if (left.Type.Kind == TypeKind.Stage && !isEquality) return CompareStages(op, left, right, leftSyntax, at);
        return new BoundCompare(op, left, right, at);
    }

    private static bool Comparable(DataType left, DataType right) =>
        left.IsSameKind(right) || (left.Kind is TypeKind.Text or TypeKind.TimeZone && right.Kind is TypeKind.Text or TypeKind.TimeZone);

    private static BoundExpression CompareText(Comparison op, BoundExpression left, BoundExpression right, Origin at)
    {
        BoundExpression equal = new BoundTextTest(TextTestKind.Equal, left, One(right), at);
        if (op == Bound.Comparison.Equal) return equal;
        // A comparison with an unknown text is false, also this one.
        var parts = ImmutableArray.CreateBuilder<BoundExpression>();
        if (left.Type.IsOptional) parts.Add(new BoundKnown(left, at));
        if (right.Type.IsOptional) parts.Add(new BoundKnown(right, at));
        parts.Add(new BoundNot(equal, at));
        return parts.Count == 1 ? parts[0] : new BoundAll(parts.ToImmutable(), at);
    }

    // The order of stages is that of the path; the side ones are before and after nothing.
    private BoundExpression CompareStages(Comparison op, BoundExpression left, BoundExpression right, ExpressionSyntax leftSyntax, Origin at)
    {
        if (left is BoundConstant && right is not BoundConstant) return CompareStages(op.Mirrored(), right, left, leftSyntax, at);
        if (right is not BoundConstant constant || left.Type.Cases is not StagesSymbol stages)
        {
            Report(TypeDiagnostics.NoOrder, leftSyntax.Span, Text(leftSyntax), Describe(left.Type));
            return new BoundError(at);
        }

        var pivot = stages.Stages[(int)constant.Value];
        if (pivot.IsSide)
        {
            Report(FindingDiagnostics.NeverTrue, at.Span, $"`{pivot.Name}` stands beside the path, before and after nothing");
            return new BoundLiteral(false, at);
        }

        var holding = stages.Stages.Where(stage => !stage.IsSide && Holds(op, stage.Position, pivot.Position));
        return new BoundOneOf(left, [.. holding.Select(stage => (decimal)stage.Position)], at);
    }

    private static bool Holds(Comparison op, int left, int right) => op switch
    {
        Bound.Comparison.Less => left < right,
        Bound.Comparison.LessOrEqual => left <= right,
        Bound.Comparison.Greater => left > right,
        Bound.Comparison.GreaterOrEqual => left >= right,
        Bound.Comparison.Equal => left == right,
        Bound.Comparison.NotEqual => left != right,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private BoundExpression Between(BetweenSyntax syntax)
    {
        var subject = Value(syntax.Subject);
        if (subject.Type.IsError) return subject;
        var low = Value(syntax.Low, subject.Type);
        if (low.Type.IsError) return low;
        var high = Value(syntax.High, subject.Type);
        if (high.Type.IsError) return high;
        if (low is BoundConstant { Value: var from } && high is BoundConstant { Value: var to } && from > to && low.Type.IsSameKind(high.Type))
            Report(FindingDiagnostics.NeverTrue, syntax.Span, $"`{Text(syntax.Low)}` is more than `{Text(syntax.High)}`");
        var least = Compare(Bound.Comparison.GreaterOrEqual, subject, low, syntax.Subject, syntax.Low, At(syntax));
        if (least.Type.IsError) return least;
        var most = Compare(Bound.Comparison.LessOrEqual, subject, high, syntax.Subject, syntax.High, At(syntax));
        return most.Type.IsError ? most : new BoundAll([least, most], At(syntax));
    }

    private BoundExpression InList(InListSyntax syntax)
    {
        var subject = Value(syntax.Subject);
        if (subject.Type.IsError) return subject;
        var items = new List<BoundExpression>();
        foreach (var item in syntax.Items)
        {
            var bound = Value(item, subject.Type);
            if (bound.Type.IsError) return bound;
            if (!Comparable(subject.Type, bound.Type) || subject.Type.IsSet)
            {
                ReportCannotCompare(syntax.Subject, subject, item, bound);
                return Error(syntax);
            }

            items.Add(bound);
        }

        if (subject.Type.Kind is TypeKind.Text or TypeKind.TimeZone)
            return new BoundTextTest(TextTestKind.Equal, subject, [.. items], At(syntax));
        if (items.TrueForAll(item => item is BoundConstant))
            return new BoundOneOf(subject, [.. items.Cast<BoundConstant>().Select(item => item.Value).Distinct()], At(syntax));
        return new BoundAny([.. items.Select(item => new BoundCompare(Bound.Comparison.Equal, subject, item, At(syntax)))], At(syntax));
    }

    private void ReportCannotCompare(ExpressionSyntax leftSyntax, BoundExpression left, ExpressionSyntax rightSyntax, BoundExpression right)
    {
        var pair = (left.Type.Kind, right.Type.Kind);
        var descriptor = pair is (TypeKind.Date, TypeKind.Instant) or (TypeKind.Instant, TypeKind.Date)
            ? TypeDiagnostics.DateAndInstant
            : TypeDiagnostics.CannotCompare;
        // The literal is what the author most likely mends.
        var span = left is BoundConstant or BoundText && right is not (BoundConstant or BoundText) ? leftSyntax.Span : rightSyntax.Span;
        var diagnostic = descriptor.At(source, span, Text(leftSyntax), Describe(left.Type), Text(rightSyntax), Describe(right.Type));
        context.Report(pair is (TypeKind.Money, TypeKind.Number) && rightSyntax is NumberLiteralSyntax
            ? diagnostic.With(Fix.Replace($"write `EUR {Text(rightSyntax)}`, or with another currency", source, span, $"EUR {Text(rightSyntax)}"))
            : diagnostic);
    }

    private static Comparison Operator(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => Bound.Comparison.Equal,
        ComparisonOperator.NotEqual => Bound.Comparison.NotEqual,
        ComparisonOperator.Less => Bound.Comparison.Less,
        ComparisonOperator.LessOrEqual => Bound.Comparison.LessOrEqual,
        ComparisonOperator.Greater => Bound.Comparison.Greater,
        ComparisonOperator.GreaterOrEqual => Bound.Comparison.GreaterOrEqual,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
