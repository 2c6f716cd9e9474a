namespace NurtureLang.Simulation.Metrics;

/// <summary>What became of the enrolments in one sequence.</summary>
public sealed class SequenceMetrics
{
    /// <summary>How many enrolments began.</summary>
    public long Enrolled { get; internal set; }

    /// <summary>How many did not begin, by reason.</summary>
    public Counts NotEnrolled { get; } = new();

    /// <summary>How many came to the end of their steps.</summary>
    public long Finished { get; internal set; }

    /// <summary>How many ended before, by reason.</summary>
    public Counts Exited { get; } = new();

    /// <summary>How many met the goal.</summary>
    public long GoalsMet { get; internal set; }

    /// <summary>How many missed the goal.</summary>
    public long GoalsMissed { get; internal set; }

    /// <summary>How often there was nothing left to send.</summary>
    public long Exhausted { get; internal set; }

    /// <summary>How many enrolments are under way at the end.</summary>
    public long Now { get; internal set; }

    internal void Add(SequenceMetrics other)
    {
        Enrolled += other.Enrolled;
        NotEnrolled.Add(other.NotEnrolled);
        Finished += other.Finished;
        Exited.Add(other.Exited);
        GoalsMet += other.GoalsMet;
        GoalsMissed += other.GoalsMissed;
        Exhausted += other.Exhausted;
        Now += other.Now;
    }
}
