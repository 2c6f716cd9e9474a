using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Goals;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Simulation.Metrics;

/// <summary>The figure of a goal of the campaign.</summary>
/// <remarks>INVARIANT: made of whole numbers that add up, so that partial results merge into what one run would have given.</remarks>
public abstract class GoalMetrics
{
    private protected GoalMetrics(PlanMeasuredGoal goal) => Goal = goal;

    /// <summary>The goal.</summary>
    public PlanMeasuredGoal Goal { get; }

    /// <summary>What it measures, such as `rate`.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether the figure is a length of time in whole seconds; otherwise it is a share in millionths.</summary>
    public virtual bool IsTime => false;

    /// <summary>Of how many the figure is.</summary>
    public long Among { get; private protected set; }

    /// <summary>How many of them did what the goal is about.</summary>
    public long Count { get; private protected set; }

    /// <summary>How many of them still have time at the end of the run.</summary>
    public long Open { get; private protected set; }

    /// <summary>The figure; null where there is nothing to measure.</summary>
    public virtual long? Value => Among == 0 ? null : Plan.Values.Value.Divide(Count, Among);

    /// <summary>Whether the goal is met; null where there is nothing to measure.</summary>
    public bool? IsMet => Value is null ? null : Goal.Operator switch
    {
        CompareOperator.GreaterOrEqual => Compare() >= 0,
        CompareOperator.Greater => Compare() > 0,
        CompareOperator.LessOrEqual => Compare() <= 0,
        CompareOperator.Less => Compare() < 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The figures of every goal of a plan.</summary>
    internal static GoalMetrics[] Of(CampaignPlan plan) =>
    [
        .. plan.Goals.Select(goal => (GoalMetrics)(goal.Measure switch
        {
            RateMeasure rate => new RateMetrics(plan, goal, rate),
            ConversionMeasure way => new WayMetrics(plan, goal, way.Stages, way.From, way.To, statistic: null),
            TimeMeasure way => new WayMetrics(plan, goal, way.Stages, way.From, way.To, way.IsAverage ? "average" : "median"),
            AnswerMeasure => new AnswerMetrics(plan, goal),
            _ => throw new System.Diagnostics.UnreachableException(),
        })),
    ];

    // The exact figure against the target: a rounded one might meet what the exact one misses.
    private protected virtual int Compare() => ((Int128)Count * Plan.Values.Value.One).CompareTo((Int128)Goal.Target * Among);

    internal virtual void Begin(long instant)
    {
    }

    internal virtual void Take(Decision decision)
    {
    }

    internal virtual void Take(in GoalFact fact)
    {
    }

    internal virtual void Take(in HandoffFact fact)
    {
    }

    internal virtual void End(long at)
    {
    }

    internal virtual void Add(GoalMetrics other)
    {
        Among += other.Among;
        Count += other.Count;
        Open += other.Open;
    }
}

/// <summary>The share of touches that an event follows: each event counts for the latest touch that it may be about.</summary>
internal sealed class RateMetrics(CampaignPlan plan, PlanMeasuredGoal goal, RateMeasure rate) : GoalMetrics(goal)
{
    private readonly string? channel = rate.Channel < 0 ? null : plan.Channels[rate.Channel];
    private readonly string? message = rate.Message < 0 ? null : plan.Messages[rate.Message].Name;
    private readonly string? sequence = rate.Sequence < 0 ? null : plan.Sequences[rate.Sequence].Name;
    private readonly NamePositions messages = new(plan.Messages.Select(one => one.Name));

    // The touches of the contact under way, and which of them an event followed.
    private readonly List<(long At, int Message)> touches = [];
    private readonly HashSet<int> followed = [];

    public override string Kind => "rate";

    internal override void Begin(long instant)
    {
        touches.Clear();
        followed.Clear();
    }

    internal override void Take(Decision decision)
    {
        if (decision.Kind != DecisionKind.Sent || (channel is not null && channel != decision.Channel)) return;
        if ((message is not null && message != decision.Name) || (sequence is not null && sequence != decision.Sequence)) return;
        touches.Add((decision.At, messages.Find(decision.Name)));
        Among++;
    }

    internal override void Take(in GoalFact fact)
    {
        for (var index = touches.Count - 1; index >= 0; index--)
        {
            var touch = touches[index];
            if (touch.At > fact.At || (fact.Subject != Plan.Values.Value.Unknown && touch.Message != fact.Subject)) continue;
            if (Goal.Within > 0 && fact.At - touch.At > Goal.Within) return;
            if (followed.Add(index)) Count++;
            return;
        }
    }

    internal override void End(long at)
    {
        if (Goal.Within == 0) return;
        for (var index = 0; index < touches.Count; index++)
        {
            if (!followed.Contains(index) && at - touches[index].At < Goal.Within) Open++;
        }
    }
}

/// <summary>The way of contacts from one stage to another: how many went it, and how long it took them.</summary>
internal sealed class WayMetrics : GoalMetrics
{
    private readonly string journey;
    private readonly NamePositions stages;
    private readonly int pathLength;
    private readonly int from;
    private readonly int to;
    private readonly string? statistic;
    private readonly Histogram seconds = new();
    private long fromAt;
    private long toAt;

    public WayMetrics(CampaignPlan plan, PlanMeasuredGoal goal, int stages, int from, int to, string? statistic)
        : base(goal)
    {
        var written = plan.Stages[stages];
        journey = written.Name;
        this.stages = new NamePositions(written.Stages.Select(stage => stage.Name));
        pathLength = written.Stages.Count(stage => !stage.Side);
        (this.from, this.to, this.statistic) = (from, to, statistic);
    }

    public override string Kind => statistic is null ? "conversion" : $"{statistic}_time";

    public override bool IsTime => statistic is not null;

    public override long? Value => statistic switch
    {
        null => base.Value,
        "median" => seconds.Median,
        _ => seconds.Count == 0 ? null : seconds.Sum / seconds.Count,
    };

    private protected override int Compare() => IsTime ? ((Int128)(Value ?? 0) * Ticks.PerSecond).CompareTo(Goal.Target) : base.Compare();

    internal override void Begin(long instant)
    {
        (fromAt, toAt) = (Plan.Values.Value.Unknown, Plan.Values.Value.Unknown);
        Reach(0, instant);
    }

    internal override void Take(Decision decision)
    {
        if (decision.Kind == DecisionKind.Stage && decision.Name == journey) Reach(stages.Find(decision.Into), decision.At);
    }

    internal override void End(long at)
    {
        if (fromAt == Plan.Values.Value.Unknown) return;
        Among++;
        if (toAt == Plan.Values.Value.Unknown)
        {
            if (Goal.Within > 0 && at - fromAt < Goal.Within) Open++;
            return;
        }

        if (Goal.Within > 0 && toAt - fromAt > Goal.Within) return;
        Count++;
        if (IsTime) seconds.Add((toAt - fromAt) / Ticks.PerSecond);
    }

    internal override void Add(GoalMetrics other)
    {
        base.Add(other);
        if (other is WayMetrics same) seconds.Add(same.seconds);
    }

    // A stage of the path that is skipped over counts as passed, with no time in it; a way back ends at the stage itself.
    private void Reach(int stage, long at)
    {
        if (fromAt == Plan.Values.Value.Unknown)
        {
            if (!Reaches(stage, from)) return;
            fromAt = at;
            if (stage == from) return;
        }

        if (toAt == Plan.Values.Value.Unknown && (to > from ? Reaches(stage, to) : stage == to)) toAt = at;
    }

    private bool Reaches(int stage, int goal) => stage == goal || (goal < pathLength && stage < pathLength && stage > goal);
}

/// <summary>The share of hand-offs that are answered in a time of the goal's own.</summary>
internal sealed class AnswerMetrics : GoalMetrics
{
    // By hand-off: by when the one that is open for the contact under way is to be answered; unknown for none.
    private readonly long[] deadlines;

    public AnswerMetrics(CampaignPlan plan, PlanMeasuredGoal goal)
        : base(goal)
    {
        deadlines = new long[plan.Handoffs.Length];
        Array.Fill(deadlines, Plan.Values.Value.Unknown);
    }

    public override string Kind => "answered";

    internal override void Begin(long instant) => Array.Fill(deadlines, Plan.Values.Value.Unknown);

    internal override void Take(in GoalFact fact) => deadlines[(int)fact.Subject] = fact.At;

    internal override void Take(in HandoffFact fact)
    {
        var deadline = deadlines[fact.Handoff];
        if (fact.Change == HandoffChange.Opened || deadline == Plan.Values.Value.Unknown) return;
        deadlines[fact.Handoff] = Plan.Values.Value.Unknown;
        // Who left while there was time is no answer and no failure to answer.
        if (fact.Change == HandoffChange.Left && fact.At <= deadline) return;
        Among++;
        if (fact.Change == HandoffChange.Answered && fact.At <= deadline) Count++;
    }

    internal override void End(long at)
    {
        foreach (var deadline in deadlines)
        {
            if (deadline == Plan.Values.Value.Unknown) continue;
            if (at >= deadline) Among++;
            else Open++;
        }
    }
}
