using NurtureLang.Plan.Handoffs;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Simulation.Metrics;

/// <summary>What became of the contacts that one hand-off gave to somebody: whether they were answered, and in time.</summary>
public sealed class HandoffMetrics
{
    private readonly bool hasDeadline;

    // The hand-off of the contact under way that is not over; unknown for none.
    private long deadline = Value.Unknown;

    internal HandoffMetrics(PlanHandoff handoff) => (Name, hasDeadline) = (handoff.Name, handoff.Within is not null);

    /// <summary>The hand-off's name.</summary>
    public string Name { get; }

    /// <summary>How often somebody was handed over.</summary>
    public long HandedOver { get; private set; }

    /// <summary>How many were answered, in time or late.</summary>
    public long Answered { get; private set; }

    /// <summary>How many were answered by the deadline.</summary>
    public long InTime { get; private set; }

    /// <summary>How many deadlines passed without an answer; a late answer does not change that.</summary>
    public long Missed { get; private set; }

    /// <summary>How many left the stage before the deadline without an answer.</summary>
    public long Left { get; private set; }

    /// <summary>How many wait at the end and are not late.</summary>
    public long Waiting { get; private set; }

    /// <summary>The whole seconds from the hand-off to each answer.</summary>
    public Histogram Response { get; } = new();

    /// <summary>The share answered in time, of those answered in time or missed, in millionths; null where there is none.</summary>
    public long? Attainment => InTime + Missed == 0 ? null : Value.Divide(InTime, InTime + Missed);

    internal void Begin() => deadline = Value.Unknown;

    internal void Take(in HandoffFact fact)
    {
        if (fact.Change == HandoffChange.Opened)
        {
            HandedOver++;
            deadline = hasDeadline ? fact.Deadline : Value.Unknown;
            return;
        }

        deadline = Value.Unknown;
        var late = fact.At > fact.Deadline;
        if (late) Missed++;
        if (fact.Change == HandoffChange.Left)
        {
            if (!late) Left++;
            return;
        }

        Answered++;
        if (!late) InTime++;
        Response.Add((fact.At - fact.Opened) / Ticks.PerSecond);
    }

    // The last instant of the run is over: an answer at a deadline that falls on it would have come.
    internal void End(long at)
    {
        if (deadline == Value.Unknown) return;
        if (at >= deadline) Missed++;
        else Waiting++;
    }

    internal void Add(HandoffMetrics other)
    {
        HandedOver += other.HandedOver;
        Answered += other.Answered;
        InTime += other.InTime;
        Missed += other.Missed;
        Left += other.Left;
        Waiting += other.Waiting;
        Response.Add(other.Response);
    }
}
