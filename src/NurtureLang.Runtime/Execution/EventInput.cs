using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Execution;

/// <summary>An event for the step function.</summary>
/// <param name="instant">When it occurred, in ticks.</param>
/// <param name="eventType">The event's position in the schema.</param>
/// <param name="properties">Its properties, in the order of the schema.</param>
/// <param name="received">When it came in, in ticks, where that was later; otherwise it came in when it occurred.</param>
public readonly ref struct EventInput(long instant, int eventType, ReadOnlySpan<long> properties, long received = Value.Unknown)
{
    /// <summary>When it came in, in ticks: never before it occurred.</summary>
    public long Received { get; } = Math.Max(instant, received);

    /// <summary>When it occurred, in ticks.</summary>
    public long Instant { get; } = instant;

    /// <summary>The event's position in the schema.</summary>
    public int Event { get; } = eventType;

    /// <summary>Its properties, in the order of the schema.</summary>
    public ReadOnlySpan<long> Properties { get; } = properties;
}
