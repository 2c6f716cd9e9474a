namespace NurtureLang.History.Log;

/// <summary>The events of one contact in their order; spans over the log's memory, so that nothing is copied.</summary>
public readonly ref struct ContactEvents
{
    private readonly ReadOnlySpan<int> offsets;
    private readonly ReadOnlySpan<long> values;

    internal ContactEvents(
        ReadOnlySpan<long> instants, ReadOnlySpan<ushort> types, ReadOnlySpan<long> received, ReadOnlySpan<int> offsets, ReadOnlySpan<long> values)
    {
        Instants = instants;
        Types = types;
        ReceivedAt = received;
        this.offsets = offsets;
        this.values = values;
    }

    /// <summary>How many events the contact has.</summary>
    public int Count => Instants.Length;

    /// <summary>When each occurred, in ticks since 1970-01-01T00:00Z.</summary>
    public ReadOnlySpan<long> Instants { get; }

    /// <summary>The position of each one's type in the schema's events.</summary>
    public ReadOnlySpan<ushort> Types { get; }

    /// <summary>When each was received; empty where the log does not say.</summary>
    public ReadOnlySpan<long> ReceivedAt { get; }

    /// <summary>The values of an event's properties, in the order of its type in the schema.</summary>
    public ReadOnlySpan<long> PropertiesOf(int index) => values[offsets[index]..offsets[index + 1]];
}
