using NurtureLang.Plan.Sequences;

namespace NurtureLang.Simulation.Metrics;

/// <summary>What became of the enrolments in one sequence.</summary>
public sealed class SequenceMetrics
{
    private readonly StreamMetrics[] streams;

    internal SequenceMetrics(PlanSequence sequence) => streams = sequence.Program is null
        ? []
        : [.. sequence.Steps.Select((step, position) => (step, position)).Where(one => one.step is CastStep).Select(one => new StreamMetrics(one.step.Name, one.position))];

    /// <summary>For a program its streams, in the plan's order; nothing for a sequence of steps.</summary>
    public IReadOnlyList<StreamMetrics> Streams => streams;

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

    /// <summary>Those of them who are in a control group.</summary>
    public ControlMetrics Control { get; } = new();

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
        Control.Add(other.Control);
        for (var i = 0; i < streams.Length; i++) streams[i].Add(other.streams[i]);
    }

    internal void Enter(string? stream) => Array.Find(streams, one => one.Name == stream)?.Enter();

    internal void Exhaust(string? stream)
    {
        Exhausted++;
        Array.Find(streams, one => one.Name == stream)?.Exhaust();
    }

    internal void Stand(ReadOnlySpan<int> live)
    {
        foreach (var stream in streams) stream.Stand(live);
    }
}

/// <summary>What became of the enrolments in one stream of a program.</summary>
public sealed class StreamMetrics
{
    private readonly int step;

    internal StreamMetrics(string name, int step) => (Name, this.step) = (name, step);

    /// <summary>The stream's name.</summary>
    public string Name { get; }

    /// <summary>How often somebody came into it, on entry or from another stream.</summary>
    public long Entered { get; private set; }

    /// <summary>How many are in it at the end.</summary>
    public long Now { get; private set; }

    /// <summary>How often there was nothing left to send.</summary>
    public long Exhausted { get; private set; }

    internal void Enter() => Entered++;

    internal void Exhaust() => Exhausted++;

    internal void Stand(ReadOnlySpan<int> live) => Now += live[step];

    internal void Add(StreamMetrics other)
    {
        Entered += other.Entered;
        Now += other.Now;
        Exhausted += other.Exhausted;
    }
}
