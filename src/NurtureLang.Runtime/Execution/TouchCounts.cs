using NurtureLang.Plan.Expressions;

namespace NurtureLang.Runtime.Execution;

/// <summary>Counts touches that left for the aggregates that look at them.</summary>
internal sealed class TouchCounts
{
    private readonly LoadedPlan plan;

    // For each message, the aggregates that count it.
    private readonly int[][] counting;

    public TouchCounts(LoadedPlan plan)
    {
        this.plan = plan;
        counting = [.. Enumerable.Range(0, plan.Plan.Messages.Length).Select(message => Enumerable.Range(0, plan.Plan.Aggregates.Length)
            .Where(index => plan.Plan.Aggregates[index].Touches is { } touches && Takes(touches, message)).ToArray())];
    }

    /// <summary>Takes a message that leaves now.</summary>
    public void Take(Frame frame, int message)
    {
        foreach (var aggregate in counting[message])
        {
            EventPhase.CountOne(plan, frame, aggregate, frame.Now);
            frame.Dirty |= plan.Signals.Aggregate(aggregate);
        }
    }

    private bool Takes(PlanTouches touches, int message)
    {
        var of = plan.Plan.Messages[message];
        return touches.Messages.Contains(message) || (touches.Channels >> of.Channel & 1) != 0
            || (of.Topic >= 0 && (touches.Topics >> of.Topic & 1) != 0);
    }
}
