namespace NurtureLang.Simulation.Metrics;

/// <summary>What became of the enrolments of a sequence's control group, which are among those of the sequence.</summary>
public sealed class ControlMetrics
{
    /// <summary>How many enrolments were held out.</summary>
    public long Enrolled { get; internal set; }

    /// <summary>How many of them met the goal all the same.</summary>
    public long GoalsMet { get; internal set; }

    /// <summary>How many of them missed it.</summary>
    public long GoalsMissed { get; internal set; }

    internal void Add(ControlMetrics other)
    {
        Enrolled += other.Enrolled;
        GoalsMet += other.GoalsMet;
        GoalsMissed += other.GoalsMissed;
    }
}
