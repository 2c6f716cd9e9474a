using System.Collections.Immutable;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Syntax.Parsing;

// Stages and hand-offs.
internal sealed partial class TreeBuilder
{
    private StagesItemSyntax StagesItem(NurtureParser.StagesItemContext context)
    {
        if (context.stageMove() is { } move)
        {
            var fromBefore = move.BEFORE() is not null;
            return new StageMoveSyntax(fromBefore, Name(move.source), Name(move.target), MoveTrigger(move.moveTrigger()), Span(context));
        }
        ImmutableArray<StageSyntax> stages = [.. context.stage().Select(Stage)];
        return context.PATH() is not null ? new StagePathSyntax(stages, Span(context)) : new StageSideSyntax(stages, Span(context));
    }

    private StageSyntax Stage(NurtureParser.StageContext context)
    {
        var ownedBy = context.OWNED() is null ? null : Name(context.name()[1]);
        return new StageSyntax(
            Name(context.name()[0]), OptionalText(context.String()), ownedBy, context.FINAL() is not null, Span(context));
    }

    private TriggerSyntax MoveTrigger(NurtureParser.MoveTriggerContext context)
    {
        if (context.WHEN() is not null)
        {
            var conditions = context.expression();
            var until = context.UNTIL() is null ? null : Expression(conditions[1]);
            return new WhenSyntax(Expression(conditions[0]), until, Span(context));
        }
        var filter = context.eventFilter() is { } written ? EventFilter(written) : null;
        if (context.duration() is { } delay)
            return new AfterSyntax(Duration(delay), filter, Span(context));
        return new OnEventSyntax(filter ?? throw Unreachable(context), Span(context));
    }

    private HandoffSyntax Handoff(NurtureParser.HandoffContext context) => new(
        OptionalName(context.label),
        Name(context.owner),
        HandoffTrigger(context.handoffTrigger()),
        Lines(context.handoffItem(), HandoffItem),
        Span(context));

    private TriggerSyntax HandoffTrigger(NurtureParser.HandoffTriggerContext context)
    {
        if (context.name() is { } stage)
            return new AtStageSyntax(Name(stage), Span(context));
        var filter = EventFilter(context.eventFilter());
        if (context.expression() is not { } condition)
            return new OnEventSyntax(filter, Span(context));
        if (filter.Where is not null)
            ReportUnexpected("`{`", context.WHEN());
        return new OnAccountSyntax(filter.Event, Expression(condition), Span(context));
    }

    private HandoffItemSyntax HandoffItem(NurtureParser.HandoffItemContext context)
    {
        if (context.RESPOND() is not null)
            return new HandoffRespondSyntax(EventFilter(context.eventFilter()), Duration(context.duration()), Span(context));
        if (context.LATE() is not null)
        {
            var by = context.duration() is { } written ? Duration(written) : null;
            return new HandoffLateSyntax(by, Block(context.block()).Steps, Span(context));
        }
        if (context.AFTER() is not null)
            return new HandoffAfterSyntax(Duration(context.duration()), Block(context.block()).Steps, Span(context));
        return new HandoffStepSyntax(StepBody(context.stepBody()), Span(context));
    }
}
