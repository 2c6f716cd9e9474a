using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Parsing;

// Goals and guarantees.
internal sealed partial class TreeBuilder
{
    private GoalSyntax Goal(NurtureParser.GoalContext context)
    {
        var within = context.duration() is { } limit ? Duration(limit) : null;
        var comparison = Comparison(context.comparison());
        return new GoalSyntax(
            Name(context.name()), GoalMeasure(context.goalMeasure()), comparison, GoalTarget(context.goalTarget()), within, Span(context));
    }

    private GoalMeasureSyntax GoalMeasure(NurtureParser.GoalMeasureContext context)
    {
        var span = Span(context);
        if (context.RATE() is not null)
            return new RateMeasureSyntax(EventFilter(context.eventFilter()), Name(context.name(0)), span);
        if (context.ANSWERED() is not null)
            return new HandoffMeasureSyntax(OptionalName(context.name(0)), Duration(context.duration()), span);
        if (context.statistic is ParserToken statistic)
        {
            Names.Add(statistic.Span.Start);
            return new TimeMeasureSyntax(
                new Tree.NameSyntax(statistic.Text, statistic.Span), Name(context.source), Name(context.target), span);
        }
        return new ConversionMeasureSyntax(Name(context.source), Name(context.target), span);
    }

    private LiteralSyntax GoalTarget(NurtureParser.GoalTargetContext context)
    {
        if (context.percent() is { } percent)
            return Percent(percent);
        if (context.duration() is { } duration)
            return Duration(duration);
        return context.Number() is { } number ? Number(number) : Money(context.Money());
    }

    private ClaimSyntax Claim(NurtureParser.ClaimContext context)
    {
        var span = Span(context);
        var what = Name(context.name(0));
        if (context.AT() is not null)
        {
            var length = Duration(context.duration());
            return new AtMostClaimSyntax(Number(context.Number()), what, new Tree.PeriodSyntax(false, length, length.Span), span);
        }
        if (context.AFTER() is not null)
            return new NeverAfterClaimSyntax(what, EventFilter(context.eventFilter()), span);
        if (context.WHILE() is not null)
            return new NeverWhileClaimSyntax(what, Expression(context.expression()), span);
        var filter = context.eventFilter() is { } written ? EventFilter(written) : null;
        return new WithinClaimSyntax(what, Duration(context.duration()), OptionalName(context.target), filter, span);
    }
}
