using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Expressions;
using NurtureLang.Syntax.Tree.Sequences;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Parsing;

// Sequences and programs, without their steps.
internal sealed partial class TreeBuilder
{
    private SequenceSyntax Sequence(NurtureParser.SequenceContext context)
    {
        var (priority, per) = SequenceHead(context.sequenceHead());
        var items = Lines(context.sequenceItem(), SequenceItem);
        return new SequenceSyntax(Name(context.name()), OptionalText(context.String()), priority, per, items, Span(context));
    }

    private ProgramSyntax Program(NurtureParser.ProgramContext context)
    {
        var (priority, per) = SequenceHead(context.sequenceHead());
        if (per is not null)
            Report(Diagnostics.SyntaxDiagnostics.Expected, per.Span, "`{`: a program has no key", "`per`");
        var items = Lines(context.sequenceItem(), SequenceItem);
        return new ProgramSyntax(Name(context.name()), OptionalText(context.String()), priority, items, Span(context));
    }

    private (NumberLiteralSyntax? Priority, NamePathSyntax? Per) SequenceHead(NurtureParser.SequenceHeadContext[] heads)
    {
        NumberLiteralSyntax? priority = null;
        NamePathSyntax? per = null;
        foreach (var head in heads)
        {
            if (head.PRIORITY() is null ? per is not null : priority is not null)
                Report(Diagnostics.SyntaxDiagnostics.SaidTwice, Span(head), head.Start.Text);
            if (head.PRIORITY() is not null)
                priority = Number(head.Number());
            else
                per = NamePath(head.namePath());
        }
        return (priority, per);
    }

    private SequenceItemSyntax SequenceItem(NurtureParser.SequenceItemContext context)
    {
        var span = Span(context);
        return context.GetChild(0) switch
        {
            NurtureParser.EnterRuleContext enter => Enter(enter),
            NurtureParser.ExitRuleContext exit => new ExitRuleSyntax(OnOrWhen(exit.eventFilter(), exit.expression(), span), span),
            NurtureParser.SequenceGoalContext goal => SequenceGoal(goal),
            NurtureParser.AgainContext again => Again(again),
            NurtureParser.AnchorContext anchor => Anchor(anchor),
            NurtureParser.HoldoutContext holdout => new SequenceHoldoutSyntax(Holdout(holdout), span),
            NurtureParser.TrackContext track => Track(track),
            NurtureParser.WhenExhaustedContext exhausted => WhenExhausted(exhausted),
            NurtureParser.StreamContext stream =>
                new StreamSyntax(Name(stream.name(0)), Cadence(stream.cadence()), [.. stream.name().Skip(1).Select(Name)], span),
            NurtureParser.StepBodyContext step => new SequenceStepSyntax(StepBody(step), span),
            _ => SequenceSetting(context),
        };
    }

    private SequenceItemSyntax SequenceSetting(NurtureParser.SequenceItemContext context)
    {
        var span = Span(context);
        switch (context.Start.Type)
        {
            case NurtureLexer.ONCE:
                return new OncePerSyntax(NamePath(context.namePath()), span);
            case NurtureLexer.PER:
                return new PerKeySyntax(NamePath(context.namePath()), span);
            case NurtureLexer.FOR:
                return new ForSyntax(Expression(context.expression()), span);
            case NurtureLexer.WHILE:
                var kind = context.RESTART() is not null ? WhileInsideKind.Restart
                    : context.ANOTHER() is not null ? WhileInsideKind.Another : WhileInsideKind.Ignore;
                return new WhileInsideSyntax(kind, span);
            case NurtureLexer.IF when context.lateChoice() is { } choice:
                return new IfLateSyntax(LateChoice(choice), span);
            case NurtureLexer.IF when context.capped() is { } capped:
                return new IfCappedSyntax(Capped(capped), span);
            case NurtureLexer.IF:
                return new IfRefusedSyntax(context.EXIT() is not null, span);
            case NurtureLexer.WINDOW:
                var hours = context.weeklyHours() is { } written ? WeeklyHours(written) : null;
                return new SendWindowSyntax(hours, OptionalName(context.name()), span);
            case NurtureLexer.SPREAD:
                return new SpreadSyntax(Duration(context.duration()), span);
            case NurtureLexer.AT:
                return new PaceSyntax(Number(context.Number()), Period(context.period()), span);
            case NurtureLexer.START:
                return new StartInSyntax(Name(context.name()), context.expression() is { } condition ? Expression(condition) : null, span);
            case NurtureLexer.MOVE:
                return new MoveToSyntax(Name(context.name()), OnOrWhen(context.eventFilter(), context.expression(), span), span);
            case NurtureLexer.PAUSE:
                return new PauseSyntax(Expression(context.expression()), span);
            default:
                throw Unreachable(context);
        }
    }

    private TriggerSyntax OnOrWhen(NurtureParser.EventFilterContext? filter, NurtureParser.ExpressionContext? condition, TextSpan span)
    {
        if (filter is not null)
            return new OnEventSyntax(EventFilter(filter), TextSpan.Cover(span, Span(filter)));
        return condition is null
            ? throw new System.Diagnostics.UnreachableException("neither an event nor a condition")
            : new WhenSyntax(Expression(condition), null, Span(condition));
    }

    private SequenceItemSyntax Enter(NurtureParser.EnterRuleContext context)
    {
        var span = Span(context);
        var condition = context.expression() is { } written && context.eventFilter() is null ? written : null;
        if (context.cadence() is { } cadence)
            return new EnterEverySyntax(Cadence(cadence), condition is null ? null : Expression(condition), span);
        if (context.moment() is { } moment)
            return new EnterAtSyntax(Moment(moment), condition is null ? null : Expression(condition), span);
        var notOlder = context.notOlder() is { } limit ? Duration(limit.duration()) : null;
        return new EnterSyntax(OnOrWhen(context.eventFilter(), condition, span), notOlder, span);
    }

    private SequenceGoalSyntax SequenceGoal(NurtureParser.SequenceGoalContext context)
    {
        var within = context.duration() is { } limit ? Duration(limit) : null;
        return new SequenceGoalSyntax(OnOrWhen(context.eventFilter(), context.expression(), Span(context)), within, Span(context));
    }

    private AgainSyntax Again(NurtureParser.AgainContext context)
    {
        var after = context.duration() is { } delay ? Duration(delay) : null;
        return new AgainSyntax(after, context.Number() is { } times ? Number(times) : null, Span(context));
    }

    private AnchorSyntax Anchor(NurtureParser.AnchorContext context)
    {
        if (context.Unit() is { } unit)
            ExpectUnit(unit, "year");
        WorkingDayShift? shift = null;
        if (context.businessDays() is { } days)
        {
            ExpectUnit(days.Unit(0), "days");
            if (days.ELSE() is not null)
            {
                ExpectUnit(days.Unit(1), "day");
                shift = days.AFTER() is null ? WorkingDayShift.Before : WorkingDayShift.After;
            }
        }
        IfLate? ifLate = context.lateChoice() is { } choice ? LateChoice(choice) : null;
        return new AnchorSyntax(
            NamePath(context.namePath()), context.EVERY() is not null, context.businessDays() is not null, shift, ifLate, Span(context));
    }

    private static IfLate LateChoice(NurtureParser.LateChoiceContext context) => context.SKIP_() is null ? IfLate.Send : IfLate.Skip;

    private TrackSyntax Track(NurtureParser.TrackContext context)
    {
        var offset = context.duration() is { } written ? Duration(written) : null;
        var side = context.side?.Type switch
        {
            NurtureLexer.BEFORE => TrackSide.Before,
            NurtureLexer.AFTER => TrackSide.After,
            _ => TrackSide.OnTheDay,
        };
        if (context.Unit() is { } unit)
            ExpectUnit(unit, "day");
        var at = context.Clock() is { } clock ? Clock(clock) : null;
        IfLate? ifLate = context.lateChoice() is { } choice ? LateChoice(choice) : null;
        return new TrackSyntax(offset, side, at, ifLate, Block(context.block()), Span(context));
    }

    private WhenExhaustedSyntax WhenExhausted(NurtureParser.WhenExhaustedContext context) => context.block() is { } block
        ? new WhenExhaustedSyntax(Block(block).Steps, Span(context))
        : new WhenExhaustedSyntax([StepBody(context.stepBody())], Span(context));
}
