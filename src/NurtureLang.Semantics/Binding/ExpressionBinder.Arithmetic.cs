using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>Amounts put together.</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Arithmetic(ArithmeticSyntax syntax)
    {
        var left = Value(syntax.Left);
        if (left.Type.IsError) return left;
        if (IsDate(left) && syntax is { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract, Right: DurationLiteralSyntax distance })
            return MovedDate(syntax, left, distance);
        var right = Value(syntax.Right);
        if (right.Type.IsError) return right;
        if (syntax.Operator == ArithmeticOperator.Subtract && IsDate(left) && IsDate(right))
            return new BoundArithmetic(MathOperator.Between, left, right, Known(TypeKind.Duration, left, right), At(syntax));
        var op = syntax.Operator switch
        {
            ArithmeticOperator.Add => MathOperator.Add,
            ArithmeticOperator.Subtract => MathOperator.Subtract,
            ArithmeticOperator.Multiply => MathOperator.Multiply,
            ArithmeticOperator.Divide => MathOperator.Divide,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var kind = left.Type.IsSet || right.Type.IsSet ? null : Result(op, left.Type.Kind, right.Type.Kind);
        if (kind is not { } known)
        {
            Report(TypeDiagnostics.CannotCalculate, syntax.Span, Text(syntax.Left), Describe(left.Type), Text(syntax.Right), Describe(right.Type));
            return Error(syntax);
        }

        var optional = left.Type.IsOptional || right.Type.IsOptional || (op == MathOperator.Divide && right is not BoundConstant { Value: not 0 });
        var type = new DataType(known, optional);
        if (left is BoundConstant { Value: var a } && right is BoundConstant { Value: var b } && Fold(op, a, b) is { } folded)
            return known is TypeKind.Instant or TypeKind.Duration ? new BoundConstant(folded, type.Known, At(syntax)) : Amount(folded, known, syntax);
        return new BoundArithmetic(op, left, right, type, At(syntax));
    }

    private static bool IsDate(BoundExpression value) => value.Type is { Kind: TypeKind.Date, IsSet: false };

    private static DataType Known(TypeKind kind, BoundExpression left, BoundExpression right) => new(kind, left.Type.IsOptional || right.Type.IsOptional);

    // A date is a whole day: whole days, weeks, months and years lead from one to another.
    private BoundExpression MovedDate(ArithmeticSyntax syntax, BoundExpression date, DurationLiteralSyntax distance)
    {
        var span = durations.Calendar(distance);
        if (span.Ticks != 0)
        {
            Report(TypeDiagnostics.PartOfADay, distance.Span, Text(distance), Text(syntax.Left));
            return Error(syntax);
        }

        var amount = span.Months != 0 ? span.Months : span.Days;
        if (span.Months == 0)
        {
            var op = syntax.Operator == ArithmeticOperator.Add ? MathOperator.Add : MathOperator.Subtract;
            if (date is BoundConstant fixedDate) return new BoundConstant(Fold(op, fixedDate.Value, amount) ?? 0, date.Type, At(syntax));
            return new BoundArithmetic(op, date, new BoundConstant(amount, date.Type.Known, At(distance)), date.Type, At(syntax));
        }

        var months = new BoundConstant(syntax.Operator == ArithmeticOperator.Add ? amount : -amount, date.Type.Known, At(distance));
        return new BoundArithmetic(MathOperator.AddMonths, date, months, date.Type, At(syntax));
    }

    private static decimal? Fold(MathOperator op, decimal left, decimal right) => op switch
    {
        MathOperator.Add => left + right,
        MathOperator.Subtract => left - right,
        MathOperator.Multiply when Math.Abs(left) < 1e13m && Math.Abs(right) < 1e13m => left * right,
        MathOperator.Divide when right != 0 => left / right,
        _ => null,
    };

    // INVARIANT: a duration with an instant; a date with whole days, which was looked at before: every other mix of units is refused.
    private static TypeKind? Result(MathOperator op, TypeKind left, TypeKind right) => op switch
    {
        MathOperator.Add or MathOperator.Subtract => (left, right) switch
        {
            (TypeKind.Number, TypeKind.Number) => TypeKind.Number,
            (TypeKind.Money, TypeKind.Money) => TypeKind.Money,
            (TypeKind.Percent, TypeKind.Percent) => TypeKind.Percent,
            (TypeKind.Duration, TypeKind.Duration) => TypeKind.Duration,
            (TypeKind.Instant, TypeKind.Duration) => TypeKind.Instant,
            (TypeKind.Instant, TypeKind.Instant) when op == MathOperator.Subtract => TypeKind.Duration,
            _ => null,
        },
        MathOperator.Multiply => (left, right) switch
        {
            (TypeKind.Number or TypeKind.Percent, TypeKind.Number) or (TypeKind.Number, TypeKind.Percent) => TypeKind.Number,
            (TypeKind.Percent, TypeKind.Percent) => TypeKind.Percent,
            (TypeKind.Money, TypeKind.Number or TypeKind.Percent) or (TypeKind.Number or TypeKind.Percent, TypeKind.Money) => TypeKind.Money,
            _ => null,
        },
        MathOperator.Divide => (left, right) switch
        {
            (TypeKind.Number, TypeKind.Number) => TypeKind.Number,
            (TypeKind.Money, TypeKind.Number) => TypeKind.Money,
            (TypeKind.Money, TypeKind.Money) => TypeKind.Number,
            _ => null,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private BoundExpression Negate(NegateSyntax syntax)
    {
        var operand = Value(syntax.Operand);
        if (operand.Type.IsError) return operand;
        if (operand.Type is { Kind: TypeKind.Number or TypeKind.Money or TypeKind.Percent, IsSet: false })
            return new BoundArithmetic(MathOperator.Subtract, new BoundConstant(0, operand.Type.Known, At(syntax)), operand, operand.Type, At(syntax));
        Report(TypeDiagnostics.ValueWanted, syntax.Operand.Span, Text(syntax.Operand), $"{Describe(operand.Type)}, which has no sign");
        return Error(syntax);
    }

    private BoundExpression PercentOf(PercentOfSyntax syntax)
    {
        var of = Value(syntax.Of);
        if (of.Type.IsError) return of;
        if (of.Type is { Kind: TypeKind.Number or TypeKind.Money, IsSet: false })
        {
            var share = Amount(syntax.Percent.Value / 100, TypeKind.Percent, syntax.Percent);
            return share.Type.IsError ? share : new BoundArithmetic(MathOperator.Multiply, share, of, of.Type, At(syntax));
        }

        Report(TypeDiagnostics.CannotCalculate, syntax.Span, Text(syntax.Percent), "a percentage", Text(syntax.Of), Describe(of.Type));
        return Error(syntax);
    }

    private BoundExpression Case(CaseSyntax syntax, DataType? expected)
    {
        if (syntax.Otherwise is null)
        {
            Report(TypeDiagnostics.NotExhaustive, syntax.Span, "everything else", "`otherwise` with a value");
            return Error(syntax);
        }

        var otherwise = Value(syntax.Otherwise, expected);
        if (otherwise.Type.IsError) return otherwise;
        var branches = new List<BoundCaseBranch>();
        var type = otherwise.Type;
        foreach (var arm in syntax.Arms)
        {
            var when = Condition(arm.Condition);
            if (when.Type.IsError) return when;
            var then = Value(arm.Value, expected ?? type);
            if (then.Type.IsError) return then;
            if (!then.Type.IsSameKind(type))
            {
                ReportCannotCompare(syntax.Otherwise, otherwise, arm.Value, then);
                return Error(syntax);
            }

            if (then.Type.IsOptional) type = type.Optional;
            branches.Add(new BoundCaseBranch(when, then));
        }

        return new BoundCase([.. branches], otherwise, type, At(syntax));
    }

    // `nickname or first_name`: the first that is known.
    private BoundExpression FirstKnown(LogicalSyntax syntax, DataType? expected)
    {
        var values = syntax.Operands.Select(operand => Value(operand, expected)).ToList();
        if (values.Find(value => value.Type.IsError) is { } error) return error;
        var type = values[^1].Type;
        for (var at = 0; at < values.Count; at++)
        {
            if (values[at].Type.IsSameKind(type)) continue;
            ReportCannotCompare(syntax.Operands[^1], values[^1], syntax.Operands[at], values[at]);
            return Error(syntax);
        }

        var branches = values.Take(values.Count - 1).Select(value => new BoundCaseBranch(new BoundKnown(value, value.Origin), value));
        return new BoundCase([.. branches], values[^1], type, At(syntax));
    }
}
