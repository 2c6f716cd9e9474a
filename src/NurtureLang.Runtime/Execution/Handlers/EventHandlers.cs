using System.Linq.Expressions;
using NurtureLang.Plan.Scores;
using NurtureLang.Runtime.Conditions;

namespace NurtureLang.Runtime.Execution.Handlers;

/// <summary>Counts an event and awards its points. The answer is what changed, where something is no longer as its conditions say; nothing otherwise.</summary>
/// <param name="frame">The contact, with the event under test.</param>
/// <param name="instant">When the event occurred.</param>
internal delegate ulong EventHandler(Frame frame, long instant);

/// <summary>Makes the code that applies the events of each type: what the plan says of them in a row, with nothing to look up and nothing to loop over.</summary>
/// <remarks>
/// Made when the first event of a type comes. It calls the same arithmetic as <see cref="EventPhase"/>, which is what runs where the changes of scores are
/// wanted; a property test holds the two against one another. Two threads may make one at once: they make the same.
/// </remarks>
internal sealed class EventHandlers(LoadedPlan plan)
{
    private static readonly ParameterExpression Instant = Expression.Parameter(typeof(long), "instant");

    private readonly EventHandler?[] handlers = new EventHandler?[plan.Plan.Schema.Events.Length];
    private readonly ChangeTest changes = new(plan);

    /// <summary>The handlers made so far of the types whose events only count and award, and are waited for by nobody: nothing else looks at them.</summary>
    public EventHandler?[] Quick { get; } = new EventHandler?[plan.Plan.Schema.Events.Length];

    /// <summary>The handler of an event type.</summary>
    public EventHandler Of(int type) => handlers[type] ?? Make(type);

    /// <summary>Makes the handlers of all types.</summary>
    public void MakeAll()
    {
        for (var type = 0; type < handlers.Length; type++) Of(type);
    }

    private EventHandler Make(int type)
    {
        var effects = plan.Events[type];
        var changed = Expression.Variable(typeof(ulong), "changed");
        var body = new List<Expression>();
        var possible = 0UL;
        foreach (var item in effects.Aggregates)
        {
            var signal = plan.Signals.Aggregate(item.Owner);
            possible |= signal;
            body.Add(Guarded(item, Expression.Block(Record(item.Owner), Raise(changed, signal))));
        }

        foreach (var item in effects.Resets)
        {
            var signal = plan.Signals.Score(item.Owner);
            possible |= signal;
            body.Add(Guarded(item, Expression.Block(Reset(item.Owner), Raise(changed, signal))));
        }

        foreach (var item in effects.ScoreRules)
        {
            var signal = plan.Signals.Score(item.Owner);
            possible |= signal;
            body.Add(Guarded(item, Award(item, Raise(changed, signal))));
        }

        foreach (var item in effects.Heard) body.Add(Guarded(item, Hear(plan.Layout.Scores[item.Owner].Rules[item.Item].Since)));
        body.Add(possible == 0 ? Expression.Constant(0UL) : changes.Of(possible, changed));
        var handler = Expression.Lambda<EventHandler>(Expression.Block([changed], body), ExpressionCompiler.Frame, Instant).Compile();
        if (effects.OnlyCounts && !plan.WaitedFor[type]) Quick[type] = handler;
        return handlers[type] = handler;
    }

    private Expression Guarded(EventItem item, Expression action) =>
        item.Where is null ? action : Expression.IfThen(plan.Compiler.Inline(item.Where), action);

    private static BinaryExpression Raise(ParameterExpression changed, ulong signal) => Expression.OrAssign(changed, Expression.Constant(signal));

    private Expression Record(int aggregate) => plan.Aggregates.RecordCode(aggregate, Instant)
        ?? Expression.Call(
            typeof(EventPhase), nameof(EventPhase.CountOne), null,
            Expression.Constant(plan), ExpressionCompiler.Frame, Expression.Constant(aggregate), Instant);

    private Expression Reset(int score) =>
        Expression.Call(Expression.Constant(plan.Scores), nameof(ScoreBook.Reset), null, ExpressionCompiler.Frame, Expression.Constant(score));

    private static Expression Hear(int word) =>
        Expression.Call(typeof(EventPhase), nameof(EventPhase.HearOne), null, ExpressionCompiler.Frame, Expression.Constant(word), Instant);

    private Expression Award(EventItem item, Expression raise)
    {
        var rule = plan.Plan.Scores[item.Owner].Rules[item.Item];
        var points = Expression.Variable(typeof(long), "points");
        var award = plan.Scores.AwardCode(item.Owner, item.Item, points, Instant)
            ?? Expression.Call(
                typeof(EventPhase), nameof(EventPhase.AwardOne), null,
                Expression.Constant(plan), ExpressionCompiler.Frame, Expression.Constant(item.Owner), Expression.Constant(item.Item), points, Instant);
        return Expression.Block(
            [points],
            Expression.Assign(points, Points(item, rule)),
            Expression.IfThen(Expression.NotEqual(points, Expression.Constant(0L)), Expression.Block(award, raise)));
    }

    private Expression Points(EventItem item, PlanScoreRule rule)
    {
        var place = plan.Layout.Scores[item.Owner].Rules[item.Item];
        if (rule.More is not null)
        {
            return Expression.Call(
                Expression.Constant(plan.Limits), nameof(AwardLimits.TakeSeveral), null,
                ExpressionCompiler.Frame, Expression.Constant(item.Owner), Expression.Constant(item.Item), Expression.Constant(rule), Instant);
        }

        if (rule.Limit.Kind == LimitKind.None) return Expression.Constant(rule.Points);
        if (rule.Limit.Kind == LimitKind.Points && place.List < 0)
        {
            return Expression.Call(
                typeof(AwardLimits), nameof(AwardLimits.CalendarPoints), null, ExpressionCompiler.Frame, Expression.Constant(place.Word),
                Expression.Constant(rule.Points), Expression.Constant(rule.Limit.Points),
                Expression.Constant(AwardLimits.UnitOf(rule.Limit)), Instant);
        }

        return Expression.Call(
            Expression.Constant(plan.Limits), nameof(AwardLimits.Take), null,
            ExpressionCompiler.Frame, Expression.Constant(item.Owner), Expression.Constant(item.Item), Expression.Constant(rule), Instant);
    }
}
