using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Semantics.Binding;

/// <summary>Waits: for a time, until a point in time, for something to happen.</summary>
internal sealed partial class StepBinder
{
    private BoundStep? Wait(WaitStepSyntax wait, string name, Origin at)
    {
        switch (wait.Duration)
        {
            case DurationLiteralSyntax literal:
                return new BoundWait(name, durations.Calendar(literal), at);
            case ParenthesizedSyntax { Inner: DurationLiteralSyntax literal }:
                return new BoundWait(name, durations.Calendar(literal), at);
            case MissingExpressionSyntax:
                return null;
            // `wait entry.supply - 5 days`: a date or an instant from data, moved by a length of time.
            case ArithmeticSyntax { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract, Right: DurationLiteralSyntax offset } moved:
                return DateWait(moved.Left, durations.Calendar(offset), moved.Operator == ArithmeticOperator.Subtract, null, name, at, wait.Duration);
            default:
                return DateWait(wait.Duration, null, false, null, name, at, wait.Duration);
        }
    }

    private BoundStep? WaitUntil(WaitUntilDateSyntax wait, string name, Origin at)
    {
        switch (wait.Date)
        {
            case DateTimeLiteralSyntax local:
                if (wait.Time is { } twice) context.Report(NameDiagnostics.SaidTwice, source, twice.Span, "the time of day");
                var day = new BoundConstant(local.Date.DayNumber - new DateOnly(1970, 1, 1).DayNumber, new DataType(TypeKind.Date), at);
                return new BoundWaitUntil(name, day, null, false, 0, local.Time.Ticks, at);
            case ArithmeticSyntax { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract, Right: DurationLiteralSyntax offset } moved:
                return DateWait(moved.Left, durations.Calendar(offset), moved.Operator == ArithmeticOperator.Subtract, wait.Time?.Value.Ticks, name, at);
            default:
                return DateWait(wait.Date, null, false, wait.Time?.Value.Ticks, name, at);
        }
    }

    // A length of time in place of the date, such as `wait entry.supply - 5 days` where the supply is one, is the whole of what was written.
    private BoundStep? DateWait(
        ExpressionSyntax syntax, CalendarSpan? offset, bool isBefore, long? time, string name, Origin at, ExpressionSyntax? whole = null)
    {
        var value = expressions.Value(syntax);
        if (value.Type.IsError) return null;
        if (value.Type is { Kind: TypeKind.Date or TypeKind.Instant, IsSet: false })
            return new BoundWaitUntil(name, value, offset, isBefore, 0, time, at);
        if (whole is not null && value.Type is { Kind: TypeKind.Duration, IsSet: false })
        {
            var length = ReferenceEquals(whole, syntax) ? value : expressions.Value(whole);
            return length.Type.IsError ? null : new BoundWaitLength(name, length, at);
        }

        var text = source.GetText(syntax.Span);
        if (value.Type.Kind == TypeKind.Number) context.Report(TypeDiagnostics.UnitMissing.At(source, syntax.Span, text, "a bare number").With(
                syntax is NumberLiteralSyntax ? Syntax.Diagnostics.Fix.Replace($"write `{text} days`", source, syntax.Span, $"{text} days") : null));
        else context.Report(TypeDiagnostics.OtherTypeWanted, source, syntax.Span, "A length of time, a date or an instant", text, ExpressionBinder.Describe(value.Type));
        return null;
    }

    private BoundWaitFor? WaitFor(WaitForStepSyntax wait, string name, Origin at)
    {
        var upTo = wait.UpTo is { } limit ? durations.Calendar(limit) : null;
        if (wait.Timeout is { } never && upTo is null)
        {
            context.Report(MeaningDiagnostics.StepNotHere, source, never.Span,
                "Nothing times out here: say how long to wait, such as `up to 4 days`.");
        }

        var branch = Awaited(wait);
        var then = Bind(wait.Then);
        var timeout = Bind(wait.Timeout);
        if (branch is not { } awaited) return null;
        return new BoundWaitFor(name, [awaited with { Then = then }], upTo, timeout, at);
    }

    // A bare name is an event's where an event has it; everything else is a condition.
    private BoundWaitBranch? Awaited(WaitForStepSyntax wait)
    {
        var at = new Origin(source, wait.Subject.Span);
        if (wait.Subject is NamePathSyntax { IsSimple: true } path
            && (wait.Where is not null || context.Symbols.Events.Find(path.First.Text) is not null || !IsCondition(path.First.Text)))
        {
            if (context.Find(context.Symbols.Events, path.First, source) is not EventSymbol of) return null;
            var scope = new ExpressionScope(source, of, Entry: entryScope);
            var where = wait.Where is { } filter ? new ExpressionBinder(context, scope).Condition(filter) : null;
            return new BoundWaitBranch(of, where, null, [], at);
        }

        if (wait.Where is { } wrong)
            context.Report(MeaningDiagnostics.StepNotHere, source, wrong.Span, "`where` is about an event, and a condition is waited for here.");
        return new BoundWaitBranch(null, null, expressions.Condition(wait.Subject), [], at);
    }

    private bool IsCondition(string name) => context.Symbols.Segments.Find(name) is not null || context.Symbols.Fields.Find(name) is not null;

    private BoundWaitFor WaitForFirst(WaitForFirstStepSyntax wait, string name, Origin at)
    {
        var upTo = wait.UpTo is { } limit ? durations.Calendar(limit) : null;
        if (wait.Timeout is { } never && upTo is null)
        {
            context.Report(MeaningDiagnostics.StepNotHere, source, never.Span,
                "Nothing times out here: say how long to wait, such as `up to 4 days`.");
        }

        var branches = new List<BoundWaitBranch>();
        foreach (var branch in wait.Branches)
        {
            var of = context.Find(context.Symbols.Events, branch.Filter.Event, source);
            var where = of is not null && branch.Filter.Where is { } filter
                ? new ExpressionBinder(context, new ExpressionScope(source, of, Entry: entryScope)).Condition(filter)
                : null;
            var then = Bind(branch.Body);
            if (of is not null) branches.Add(new BoundWaitBranch(of, where, null, then, new Origin(source, branch.Filter.Span)));
        }

        return new BoundWaitFor(name, [.. branches], upTo, Bind(wait.Timeout), at);
    }
}
