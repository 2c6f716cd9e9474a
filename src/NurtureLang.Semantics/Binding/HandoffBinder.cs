using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Steps;

namespace NurtureLang.Semantics.Binding;

/// <summary>A hand-off: its trigger, its answer and its ladder.</summary>
internal sealed class HandoffBinder
{
    private readonly BindingContext context;
    private readonly SourceText source;
    private readonly HandoffSyntax syntax;
    private readonly IReadOnlyDictionary<CalendarSymbol, BoundCalendar> calendars;
    private readonly DurationBinder durations;
    private readonly Origin head;

    public HandoffBinder(
        BindingContext context, SourceText source, HandoffSyntax syntax, IReadOnlyDictionary<CalendarSymbol, BoundCalendar> calendars)
    {
        this.context = context;
        this.source = source;
        this.syntax = syntax;
        this.calendars = calendars;
        durations = new DurationBinder(context, source);
        var line = source.GetLineSpan(source.GetLine(syntax.Span.Start));
        head = new Origin(source, TextSpan.FromBounds(syntax.Span.Start, Math.Min(syntax.Span.End, line.End)));
    }

    /// <summary>The hand-off; null where its trigger cannot be read.</summary>
    public BoundHandoff? Bind()
    {
        if (syntax.Name is { } label) context.Names?.DeclareWithin("hand-off", "", label, source);
        var trigger = Trigger();
        IEntryScope? entry = trigger?.Event is { } of ? new SequenceEntryScope([of], isStarted: false) : null;
        var written = syntax.Items.SelectMany(Written).ToList();
        var steps = new StepBinder(context, source, entry, calendars, written, [], isHandoff: true);
        var respond = Respond();
        var rungs = Rungs(steps, respond is not null);
        CheckReassign(written);
        if (trigger is not { } found) return null;
        return new BoundHandoff(
            (syntax.Name ?? syntax.To).Text, syntax.To.Text, found.Stages, found.Stage, found.Event, found.Where, respond?.Answer, respond?.Where,
            respond?.Within, respond?.At, [.. rungs], head)
        {
            Account = found.Account,
            When = found.When,
        };
    }

    /// <summary>Every step that a hand-off has, as written.</summary>
    public static IEnumerable<StepSyntax> Steps(HandoffSyntax syntax) => StepWalk.Within(syntax.Items.SelectMany(Written));

    private static IEnumerable<StepSyntax> Written(HandoffItemSyntax item) => item switch
    {
        HandoffStepSyntax step => [step.Step],
        HandoffLateSyntax late => late.Steps,
        HandoffAfterSyntax after => after.Steps,
        _ => [],
    };

    private Triggering? Trigger()
    {
        switch (syntax.Trigger)
        {
            case AtStageSyntax at:
                return context.FindStage(at.Stage, source) is var (stages, stage) ? new Triggering { Stages = stages, Stage = stage } : null;
            case OnEventSyntax on:
                if (context.Find(context.Symbols.Events, on.Filter.Event, source) is not EventSymbol of) return null;
                return new Triggering { Event = of, Where = Filter(of, on.Filter) };
            case OnAccountSyntax on when context.Symbols.Accounts.Find(on.Account.Text) is { } account:
                context.Use(account, on.Account, source);
                return new Triggering
                {
                    Account = account,
                    When = new ExpressionBinder(context, new ExpressionScope(source, Account: account)).AccountCondition(on.Condition, account),
                };
            case OnAccountSyntax account when context.Symbols.Events.Find(account.Account.Text) is not null:
                context.Report(MeaningDiagnostics.WrongTrigger, source, account.Span,
                    $"Which `{account.Account.Text}` hand over is said with `where`: `on {account.Account.Text} where ...`.");
                return null;
            case OnAccountSyntax account:
                context.Unknown("account", account.Account, source, context.Symbols.Accounts.Names);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private BoundExpression? Filter(EventSymbol of, EventFilterSyntax filter) =>
        filter.Where is { } where ? new ExpressionBinder(context, new ExpressionScope(source, of)).Condition(where) : null;

    private (EventSymbol? Answer, BoundExpression? Where, BusinessSpan Within, Origin At)? Respond()
    {
        var lines = syntax.Items.OfType<HandoffRespondSyntax>().ToList();
        foreach (var second in lines.Skip(1)) context.Report(NameDiagnostics.SaidTwice, source, second.Span, "respond by");
        if (lines.Count == 0) return null;
        var answer = context.Find(context.Symbols.Events, lines[0].By.Event, source);
        var where = answer is null ? null : Filter(answer, lines[0].By);
        return (answer, where, durations.Business(lines[0].Within), new Origin(source, lines[0].Span));
    }

    private IEnumerable<BoundRung> Rungs(StepBinder steps, bool hasDeadline)
    {
        var atOnce = syntax.Items.OfType<HandoffStepSyntax>().Select(item => item.Step);
        yield return new BoundRung(false, new BusinessSpan(CalendarSpan.Zero, null), steps.Bind([.. atOnce]), head);
        foreach (var item in syntax.Items)
        {
            switch (item)
            {
                case HandoffLateSyntax late:
                    if (!hasDeadline) context.Report(MeaningDiagnostics.LateForNothing, source, late.Span with { Length = "late".Length });
                    var by = late.By is { } length ? durations.Business(length) : new BusinessSpan(CalendarSpan.Zero, null);
                    yield return new BoundRung(hasDeadline, by, steps.Bind(late.Steps), new Origin(source, late.Span));
                    break;
                case HandoffAfterSyntax after:
                    yield return new BoundRung(false, durations.Business(after.After), steps.Bind(after.Steps), new Origin(source, after.Span));
                    break;
            }
        }
    }

    private void CheckReassign(List<StepSyntax> written)
    {
        var all = StepWalk.Within(written).ToList();
        if (all.Any(step => step is TaskStepSyntax) || all.OfType<ReassignStepSyntax>().FirstOrDefault() is not { } reassign) return;
        context.Report(MeaningDiagnostics.StepNotHere, source, reassign.Span,
            "This hand-off gives no `task`, so there is nothing to give to somebody else: add one, or `alert` them.");
    }

    /// <summary>When somebody is handed over: at a stage, on an event, or on an account.</summary>
    private sealed record Triggering
    {
        public StagesSymbol? Stages { get; init; }

        public StageSymbol? Stage { get; init; }

        public EventSymbol? Event { get; init; }

        public BoundExpression? Where { get; init; }

        public AccountSymbol? Account { get; init; }

        public BoundExpression? When { get; init; }
    }
}
