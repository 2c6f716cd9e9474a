using NurtureLang.Plan.Values;

namespace NurtureLang.Simulation.Run;

/// <summary>What a run does with events that came in after later ones had.</summary>
public enum LateMode
{
    /// <summary>As if each had come in when it happened.</summary>
    EventTime,
    /// <summary>As they came in: what is late counts where it belongs in windows, and moves the contact only when it comes in.</summary>
    AsReceived,
}

/// <summary>What is asked of a run.</summary>
public sealed record SimulationOptions
{
    /// <summary>The first instant in ticks; events before it are left out. Unknown for the history's first.</summary>
    public long From { get; init; } = Value.Unknown;

    /// <summary>The last instant in ticks, inclusive; events after it are left out. Unknown for the history's last.</summary>
    public long Until { get; init; } = Value.Unknown;

    /// <summary>Where draws of chance start from. Only a what-if draws; it is written to the result of every run.</summary>
    public long Seed { get; init; }

    /// <summary>How many threads run contacts, 1 to 1,024; the result is the same for any number.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What late events do.</summary>
    public LateMode Late { get; init; } = LateMode.EventTime;

    /// <summary>How many bytes of decisions are kept in memory, over all threads; what is more goes to a temporary file. The result is the same for any number.</summary>
    public long DecisionMemory { get; init; } = 64 << 20;

    /// <summary>Whether changes of scores are among the decisions.</summary>
    public bool Scores { get; init; }
}
