using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Syntax.Parsing;

// Steps that wait.
internal sealed partial class TreeBuilder
{
    private StepSyntax Wait(NurtureParser.WaitBodyContext context, TextSpan span) => context switch
    {
        NurtureParser.WaitWeekdayContext day =>
            new WaitUntilWeekdaySyntax(Weekday(day.Weekday()), day.Clock() is { } clock ? Clock(clock) : null, span),
        NurtureParser.WaitUntilContext until => WaitUntil(until, span),
        NurtureParser.WaitFirstContext first => WaitFirst(first, span),
        NurtureParser.WaitForContext subject => WaitFor(subject, span),
        NurtureParser.WaitPlainContext plain => WaitPlain(plain, span),
        _ => throw Unreachable(context),
    };

    private StepSyntax WaitUntil(NurtureParser.WaitUntilContext context, TextSpan span)
    {
        var date = Expression(context.expression());
        if (context.Clock() is { } clock)
            return new WaitUntilDateSyntax(date, Clock(clock), span);
        return date is TimeLiteralSyntax time ? new WaitUntilTimeSyntax(time, span) : new WaitUntilDateSyntax(date, null, span);
    }

    private WaitStepSyntax WaitPlain(NurtureParser.WaitPlainContext context, TextSpan span)
    {
        var duration = Expression(context.expression());
        if (duration is not NumberLiteralSyntax number)
            return new WaitStepSyntax(duration, span);
        new MistakeReporter(source, diagnostics).ReportBareNumber(source.GetText(number.Span), number.Span);
        return new WaitStepSyntax(new DurationLiteralSyntax(number.Value, DurationUnit.Days, null, number.Span), span);
    }

    private WaitForStepSyntax WaitFor(NurtureParser.WaitForContext context, TextSpan span)
    {
        var where = context.filter is { } filter ? Expression(filter) : null;
        var upTo = context.duration() is { } limit ? Duration(limit) : null;
        var whole = context.waitItem().Where(item => item.exception is null).ToList();
        var then = Once([.. whole.Where(item => item.THEN() is not null)], item => item.block());
        var timeout = Once([.. whole.Where(item => item.TIMEOUT() is not null)], item => item.block());
        return new WaitForStepSyntax(Expression(context.subject), where, upTo, then, timeout, span);
    }

    private WaitForFirstStepSyntax WaitFirst(NurtureParser.WaitFirstContext context, TextSpan span)
    {
        var upTo = context.duration() is { } limit ? Duration(limit) : null;
        var items = context.waitFirstItem();
        var branches = Lines([.. items.Where(item => item.TIMEOUT() is null)], WaitBranch);
        var timeout = Once([.. items.Where(item => item.TIMEOUT() is not null && item.exception is null)], item => item.block());
        return new WaitForFirstStepSyntax(upTo, branches, timeout, span);
    }

    private WaitBranchSyntax WaitBranch(NurtureParser.WaitFirstItemContext context) =>
        new(EventFilter(context.eventFilter()), Block(context.block()), Span(context));
}
