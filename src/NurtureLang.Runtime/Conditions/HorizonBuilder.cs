using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Builds the horizons of a plan's conditions, once, when the plan is loaded.</summary>
internal sealed class HorizonBuilder(
    CampaignPlan plan, StateLayout layout, ExpressionCompiler compiler, AggregateBook aggregates, ScoreBook scores)
{
    private readonly SlopeBuilder slopes = new(plan, compiler, scores);
    private readonly Dictionary<(int, int), Horizon> figures = [];

    // Whether what is built is asked for all contacts of an account.
    private bool isOfAccount;

    /// <summary>The horizon of a condition or value; never where it is absent.</summary>
    public Horizon Of(PlanExpression? expression) => expression switch
    {
        null => Horizon.Never,
        AllCondition node => Junction(node.Parts, decides: false),
        AnyCondition node => Junction(node.Parts, decides: true),
        CompareCondition node => Compare(node),
        SegmentCondition node => Of(plan.Segments[node.Segment].Condition),
        HeldCondition node => Held(node.Held),
        AggregateValue node => plan.Aggregates[node.Aggregate].From == 0
            ? Horizon.Never
            : new ComputedHorizon(frame => aggregates.NextChange(frame, node.Aggregate)),
        ScoreValue node => Steps(node.Score),
        RollUpValue node => Figure(node),
        KnownCondition { Subject: RollUpValue } => Horizon.Never,
        AnniversaryCondition or ClockValue { Reading: ClockReading.Today or ClockReading.Weekday } => NextDay,
        ClockValue { Reading: ClockReading.TimeOfDay } => NextDay,
        EntersCondition node => new ComputedHorizon(frame =>
            frame.Words[layout.Entered[node.Stages][node.Stage]] == frame.Now ? frame.Now + 1 : Ticks.Never),
        SentCondition node => node.Window == 0 ? Horizon.Never : new ComputedHorizon(frame => SentLeaves(frame, node)),
        _ => FirstHorizon.Of(ExpressionWalk.Parts(expression).Select(Of)),
    };

    private static Horizon NextDay { get; } = new ComputedHorizon(frame => frame.Zone.StartOfDay(frame.Zone.Day(frame.Now) + 1));

    private Horizon Junction(IReadOnlyList<PlanExpression> parts, bool decides)
    {
        Horizon[] horizons = [.. parts.Select(Of)];
        return Array.TrueForAll(horizons, horizon => horizon == Horizon.Never)
            ? Horizon.Never
            : new JunctionHorizon([.. parts.Select(compiler.Condition)], horizons, decides);
    }

    // Whom a figure counts changes when a contact's condition turns; of what it is made may move smoothly, which its slope tells.
    private Horizon Figure(RollUpValue node)
    {
        if (figures.TryGetValue((node.Account, node.RollUp), out var known)) return known;
        var figure = plan.Accounts[node.Account].RollUps[node.RollUp];
        var each = OfAccount(() => FirstHorizon.Of([Of(figure.Of), Of(figure.Where)]));
        return figures[(node.Account, node.RollUp)] = each == Horizon.Never ? Horizon.Never : new AccountStepHorizon(node.Account, each);
    }

    /// <summary>The horizon of a condition that an account answers for its contacts.</summary>
    public Horizon OfAtom(PlanExpression node) => OfAccount(() => node switch
    {
        CompareCondition comparison => CompareOwn(comparison),
        KnownCondition { Subject: RollUpValue value } => Figure(value),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private Horizon OfAccount(Func<Horizon> build)
    {
        var outer = isOfAccount;
        isOfAccount = true;
        var horizon = build();
        isOfAccount = outer;
        return horizon;
    }

    // What an account answers for its contacts is looked at when it turns there.
    private Horizon Compare(CompareCondition node) => AccountAtoms.KindOf(node) < 0 ? CompareOwn(node) : Horizon.Never;

    private Horizon CompareOwn(CompareCondition node)
    {
        if ((Dates.Of(node.Left, node.Right, compiler) ?? Dates.Of(node.Right, node.Left, compiler)) is { } dates) return dates;
        var steps = FirstHorizon.Of([Of(node.Left), Of(node.Right), TimeOfDay(node.Left, node.Right), TimeOfDay(node.Right, node.Left)]);
        if (!slopes.Moves(node)) return steps;
        return new CrossingHorizon(
            compiler.Condition(node), TurnsTrue(node.Operator), slopes.Difference(node.Left, node.Right), steps, slopes.LongestHalfLife(node),
            isOfAccount);
    }

    // 1 where a rising difference can make the comparison true, -1 where a falling one can, 0 where both can.
    private static int TurnsTrue(CompareOperator operation) => operation switch
    {
        CompareOperator.Greater or CompareOperator.GreaterOrEqual => 1,
        CompareOperator.Less or CompareOperator.LessOrEqual => -1,
        _ => 0,
    };

    // A time of day is compared with another: it turns when the clock shows that one, and a tick later.
    private Horizon TimeOfDay(PlanExpression clock, PlanExpression with)
    {
        if (clock is not ClockValue { Reading: ClockReading.TimeOfDay }) return Horizon.Never;
        var time = compiler.Number(with);
        return new ComputedHorizon(frame =>
        {
            var shown = time(frame);
            if (shown == Value.Unknown) return Ticks.Never;
            var at = frame.Zone.At((frame.Zone.Day(frame.Now) * Ticks.PerDay) + shown);
            return at > frame.Now ? at : at == frame.Now ? at + 1 : Ticks.Never;
        });
    }

    private Horizon Held(int index)
    {
        var inner = Of(plan.Held[index].Condition);
        var word = layout.Held[index];
        return new ComputedHorizon(frame =>
        {
            var since = frame.Words[word];
            var ripe = since == Value.Unknown ? Ticks.Never : since + plan.Held[index].For;
            return Math.Min(inner.Of(frame), ripe > frame.Now ? ripe : Ticks.Never);
        });
    }

    private Horizon Steps(int score)
    {
        var plain = plan.Scores[score];
        Horizon[] parts = [Of(plain.Derived), layout.Scores[score].Buckets.Any(bucket => bucket.List >= 0)
            ? new ComputedHorizon(frame => scores.NextStep(frame, score))
            : Horizon.Never];
        return FirstHorizon.Of(parts);
    }

    private long SentLeaves(Frame frame, SentCondition node)
    {
        var next = Ticks.Never;
        var words = node.Messages.IsEmpty
            ? Enumerable.Range(layout.LastSentOnChannel, plan.Channels.Length)
            : node.Messages.Select(message => layout.LastSent[message]);
        foreach (var word in words)
        {
            var leaves = frame.Knows(word) ? frame.Words[word] + node.Window : Ticks.Never;
            if (leaves > frame.Now) next = Math.Min(next, leaves);
        }

        return next;
    }
}
