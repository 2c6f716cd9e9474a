using System.Collections.Immutable;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>Gives expressions their meaning: resolves every name and types every part. Where something is wrong it is said once.</summary>
internal sealed partial class ExpressionBinder(BindingContext context, ExpressionScope scope)
{
    private const int MostDepth = 60;
    private const decimal LargestAmount = 9_000_000_000_000m;

    private readonly SymbolTable symbols = context.Symbols;
    private readonly SourceText source = scope.Source;
    private readonly DurationBinder durations = new(context, scope.Source);
    private int depth;

    /// <summary>A condition; a mistake gives a condition that nothing follows from.</summary>
    public BoundExpression Condition(ExpressionSyntax syntax)
    {
        if (depth >= MostDepth)
        {
            Report(TypeDiagnostics.TooDeep, syntax.Span, MostDepth);
            return Error(syntax);
        }

        depth++;
        var bound = ConditionCore(syntax);
        depth--;
        return bound;
    }

    /// <summary>A value; where one of named values is wanted, a bare name is one of them first.</summary>
    public BoundExpression Value(ExpressionSyntax syntax, DataType? expected = null)
    {
        if (depth >= MostDepth)
        {
            Report(TypeDiagnostics.TooDeep, syntax.Span, MostDepth);
            return Error(syntax);
        }

        depth++;
        var bound = ValueCore(syntax, expected);
        depth--;
        return bound;
    }

    private BoundExpression ConditionCore(ExpressionSyntax syntax) => syntax switch
    {
        _ when LooksOutside(syntax) => NotGiven(syntax.Span, Text(syntax)),
        MissingExpressionSyntax => Error(syntax),
        ParenthesizedSyntax parenthesized => Condition(parenthesized.Inner),
        LogicalSyntax logical => Logical(logical),
        NotSyntax not => Not(not),
        ComparisonSyntax comparison => Comparison(comparison),
        BetweenSyntax between => Between(between),
        InListSyntax inList => InList(inList),
        TextMatchSyntax match => TextMatch(match),
        IsSegmentSyntax isSegment => IsSegment(isSegment),
        IsSyntax isSyntax => Is(isSyntax),
        IsKnownSyntax known => IsKnown(known),
        WindowedSyntax windowed => Windowed(windowed),
        HeldSyntax held => Held(held),
        AnniversarySyntax anniversary => Anniversary(anniversary),
        AggregateSyntax { Kind: AggregateKind.Any or AggregateKind.No } aggregate => AnyOrNo(aggregate),
        EntersSyntax enters => Enters(enters),
        YesNoLiteralSyntax literal => new BoundLiteral(literal.Value, At(syntax)),
        _ => ValueAsCondition(syntax),
    };

    private BoundExpression ValueCore(ExpressionSyntax syntax, DataType? expected) => syntax switch
    {
        _ when LooksOutside(syntax) => NotGiven(syntax.Span, Text(syntax)),
        MissingExpressionSyntax => Error(syntax),
        ParenthesizedSyntax parenthesized => Value(parenthesized.Inner, expected),
        NamePathSyntax path => Name(path, expected),
        NumberLiteralSyntax number => Amount(number.Value, TypeKind.Number, number),
        PercentLiteralSyntax percent => Amount(percent.Value / 100, TypeKind.Percent, syntax),
        MoneyLiteralSyntax money => Money(money),
        DurationLiteralSyntax duration => new BoundConstant(durations.Exact(duration), new DataType(TypeKind.Duration), At(syntax)),
        DateLiteralSyntax date => new BoundConstant(Days(date.Value), new DataType(TypeKind.Date), At(syntax)),
        TimeLiteralSyntax time => new BoundConstant(time.Value.Ticks, new DataType(TypeKind.Time), At(syntax)),
        InstantLiteralSyntax instant =>
            new BoundConstant(instant.Value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks, new DataType(TypeKind.Instant), At(syntax)),
        DateTimeLiteralSyntax local => LocalInstant(local),
        YesNoLiteralSyntax yesNo => new BoundConstant(yesNo.Value ? 1 : 0, new DataType(TypeKind.YesNo), At(syntax)),
        TextLiteralSyntax text => TextValue(text),
        AggregateSyntax { Kind: not (AggregateKind.Any or AggregateKind.No) } aggregate => Aggregate(aggregate),
        MemberSyntax member => Member(member),
        StageOfSyntax stageOf => StageOf(stageOf),
        ArithmeticSyntax arithmetic => Arithmetic(arithmetic),
        NegateSyntax negate => Negate(negate),
        PercentOfSyntax percentOf => PercentOf(percentOf),
        CaseSyntax choice => Case(choice, expected),
        CallSyntax call => Call(call),
        LogicalSyntax { Operator: LogicalOperator.Or } logical => FirstKnown(logical, expected),
        NextOfSyntax next => Misplaced(next, "`next of` belongs to `send`"),
        ListSyntax list => Misplaced(list, "a single value"),
        _ => ConditionAsValue(syntax),
    };

    private BoundExpression ValueAsCondition(ExpressionSyntax syntax)
    {
        var value = Value(syntax);
        if (value.Type.Kind is TypeKind.Error or TypeKind.Condition) return value;
        if (value.Type is { Kind: TypeKind.YesNo, IsSet: false })
            return new BoundCompare(Bound.Comparison.Equal, value, new BoundConstant(1, value.Type.Known, value.Origin), value.Origin);
        Report(TypeDiagnostics.ConditionWanted, syntax.Span, Text(syntax), Describe(value.Type));
        return Error(syntax);
    }

    private BoundExpression ConditionAsValue(ExpressionSyntax syntax)
    {
        var condition = Condition(syntax);
        if (condition.Type.IsError) return condition;
        Report(TypeDiagnostics.ValueWanted, syntax.Span, Text(syntax), "a condition");
        return Error(syntax);
    }

    private BoundExpression Misplaced(ExpressionSyntax syntax, string wanted)
    {
        Report(TypeDiagnostics.ValueWanted, syntax.Span, Text(syntax), $"not: {wanted}");
        return Error(syntax);
    }

    private BoundExpression NotExecuted(string form, ExpressionSyntax syntax)
    {
        context.NotExecuted(form, source, syntax.Span);
        return Error(syntax);
    }

    // INVARIANT: every amount fits into millionths of 64 bits, also one that was put together of constants.
    private BoundExpression Amount(decimal value, TypeKind kind, ExpressionSyntax syntax)
    {
        if (Math.Abs(value) <= LargestAmount) return new BoundConstant(value, new DataType(kind), At(syntax));
        Report(TypeDiagnostics.OutOfRange, syntax.Span, Text(syntax), "amounts are at most nine million million");
        return Error(syntax);
    }

    private BoundExpression Money(MoneyLiteralSyntax money)
    {
        context.Currency ??= money.Currency;
        if (context.Currency != money.Currency)
        {
            Report(TypeDiagnostics.TwoCurrencies, money.Span, Text(money), money.Currency, context.Currency);
            return Error(money);
        }

        return Amount(money.Amount, TypeKind.Money, money);
    }

    private BoundExpression LocalInstant(DateTimeLiteralSyntax local)
    {
        Report(TypeDiagnostics.OtherTypeWanted, local.Span, "An instant with its offset, such as `2026-03-02T10:00:00Z`,", Text(local),
            "a local time that differs from zone to zone");
        return Error(local);
    }

    private BoundExpression TextValue(TextLiteralSyntax text)
    {
        if (text.PlainText is { } plain) return new BoundText(plain, At(text));
        Report(TypeDiagnostics.ValueWanted, text.Span, Text(text), "a text with tokens, which only messages, tasks and alerts have");
        return Error(text);
    }

    private static int Days(DateOnly date) => date.DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private Origin At(ExpressionSyntax syntax) => new(source, syntax.Span);

    private BoundError Error(ExpressionSyntax syntax) => new(At(syntax));

    private string Text(Syntax.Tree.SyntaxNode syntax) => source.GetText(syntax.Span);

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params ReadOnlySpan<object> arguments) =>
        context.Report(descriptor, source, span, arguments);

    /// <summary>A type in the author's words, with its article.</summary>
    internal static string Describe(DataType type)
    {
        var name = type.Known.ToString();
        if (type is { Kind: TypeKind.Text or TypeKind.Money, IsSet: false }) return name;
        return (name[0] is 'a' or 'e' or 'i' or 'o' ? "an " : "a ") + name;
    }

    private static ImmutableArray<T> One<T>(T item) => [item];
}
