namespace NurtureLang.Runtime.Execution;

/// <summary>The events of one contact in the order in which they come in, column by column, for the step function.</summary>
/// <param name="instants">When each occurred, in ticks.</param>
/// <param name="types">The position of each one's type in the schema.</param>
/// <param name="received">When each came in, in ticks; empty where they came in when they occurred.</param>
/// <param name="starts">Where each one's properties start among the values, and behind them where the last one's end.</param>
/// <param name="values">The properties, in the order of the schema.</param>
public readonly ref struct EventRun(
    ReadOnlySpan<long> instants, ReadOnlySpan<ushort> types, ReadOnlySpan<long> received, ReadOnlySpan<int> starts, ReadOnlySpan<long> values)
{
    /// <summary>When each occurred, in ticks.</summary>
    public ReadOnlySpan<long> Instants { get; } = instants;

    /// <summary>The position of each one's type in the schema.</summary>
    public ReadOnlySpan<ushort> Types { get; } = types;

    /// <summary>When each came in, in ticks; empty where they came in when they occurred.</summary>
    public ReadOnlySpan<long> Received { get; } = received;

    /// <summary>Where each one's properties start among the values, and behind them where the last one's end.</summary>
    public ReadOnlySpan<int> Starts { get; } = starts;

    /// <summary>The properties, in the order of the schema.</summary>
    public ReadOnlySpan<long> Values { get; } = values;
}
