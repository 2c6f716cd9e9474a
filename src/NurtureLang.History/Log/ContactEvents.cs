namespace NurtureLang.History.Log;

/// <summary>The events of one contact in their order; spans over the log's memory, so that nothing is copied.</summary>
public readonly ref struct ContactEvents
{
    internal ContactEvents(
        ReadOnlySpan<long> instants, ReadOnlySpan<ushort> types, ReadOnlySpan<long> received, ReadOnlySpan<int> offsets, ReadOnlySpan<long> values)
    {
        Instants = instants;
        Types = types;
        ReceivedAt = received;
        Starts = offsets;
        Values = values;
    }

    /// <summary>How many events the contact has.</summary>
    public int Count => Instants.Length;

    /// <summary>When each occurred, in ticks since 1970-01-01T00:00Z.</summary>
    public ReadOnlySpan<long> Instants { get; }

    /// <summary>The position of each one's type in the schema's events.</summary>
    public ReadOnlySpan<ushort> Types { get; }

    /// <summary>When each was received; empty where the log does not say.</summary>
    public ReadOnlySpan<long> ReceivedAt { get; }

    /// <summary>Where each one's properties start in <see cref="Values"/>, and behind them where the last one's end.</summary>
    public ReadOnlySpan<int> Starts { get; }

    /// <summary>The values of the properties of these events, and of others.</summary>
    public ReadOnlySpan<long> Values { get; }

    /// <summary>The values of an event's properties, in the order of its type in the schema.</summary>
    public ReadOnlySpan<long> PropertiesOf(int index) => Values[Starts[index]..Starts[index + 1]];
}
