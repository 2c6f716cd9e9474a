using System.Runtime.CompilerServices;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Log;

/// <summary>The events of a history in the order of the file, one column per part of an event; the values of properties one after the other.</summary>
internal sealed class EventLog
{
    private readonly int[] propertyCounts;
    private readonly int[] contacts;
    private readonly long[] instants;
    private readonly ushort[] types;
    private readonly long[] values;
    private readonly long[] received;
    private int valueCount;

    /// <summary>An empty log of a schema's events.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="count">The most events that it gets.</param>
    /// <param name="valueCount">The most values that they have.</param>
    /// <param name="hasReceived">Whether any event of the history says when it was received.</param>
    public EventLog(PlanSchema schema, int count, int valueCount, bool hasReceived)
    {
        propertyCounts = [.. schema.Events.Select(one => one.Properties.Length)];
        HasReceived = hasReceived;
        // What is not written is not read, so nobody has to clear it.
        contacts = GC.AllocateUninitializedArray<int>(count);
        instants = GC.AllocateUninitializedArray<long>(count);
        types = GC.AllocateUninitializedArray<ushort>(count);
        values = GC.AllocateUninitializedArray<long>(valueCount);
        received = hasReceived ? GC.AllocateUninitializedArray<long>(count) : [];
    }

    /// <summary>How many events there are.</summary>
    public int Count { get; private set; }

    /// <summary>The contact of each event.</summary>
    public ReadOnlySpan<int> Contacts => contacts.AsSpan(0, Count);

    /// <summary>When each event occurred, in ticks since 1970-01-01T00:00Z.</summary>
    public ReadOnlySpan<long> Instants => instants.AsSpan(0, Count);

    /// <summary>The position of each event's type in the schema.</summary>
    public ReadOnlySpan<ushort> Types => types.AsSpan(0, Count);

    /// <summary>When each event was received; empty where the log does not say.</summary>
    public ReadOnlySpan<long> Received => received.AsSpan(0, HasReceived ? Count : 0);

    /// <summary>How many properties an event of each type has.</summary>
    public ReadOnlySpan<int> PropertyCounts => propertyCounts;

    /// <summary>The values of the properties, event by event.</summary>
    public ReadOnlySpan<long> Values => values.AsSpan(0, valueCount);

    /// <summary>Whether any event says when it was received; one that does not was received when it occurred.</summary>
    public bool HasReceived { get; }

    /// <summary>The events' ids.</summary>
    public EventIds Ids { get; } = new();

    /// <summary>Adds an event behind the others.</summary>
    /// <param name="contact">The contact's number.</param>
    /// <param name="instant">When it occurred.</param>
    /// <param name="type">The position of its type in the schema.</param>
    /// <param name="properties">The values of its properties.</param>
    /// <param name="receivedAt">When it was received; unknown where the row does not say.</param>
    /// <param name="id">What <see cref="Ids"/> gave for its event_id, or -1.</param>
    public void Add(int contact, long instant, int type, ReadOnlySpan<long> properties, long receivedAt, long id)
    {
        var place = Count;
        contacts[place] = contact;
        instants[place] = instant;
        types[place] = unchecked((ushort)type);
        if (HasReceived) received[place] = receivedAt == Value.Unknown ? instant : receivedAt;
        Ids.Keep(place, id, contacts.Length);
        if (properties.Length > 0) AddValues(properties);
        Count = place + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddValues(ReadOnlySpan<long> properties)
    {
        for (var i = 0; i < properties.Length; i++) values[valueCount + i] = properties[i];
        valueCount += properties.Length;
    }
}
