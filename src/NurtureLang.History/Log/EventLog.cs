using NurtureLang.History.Values;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Log;

/// <summary>The events of a history in the order of the file, one column per part of an event; the values of properties one after the other.</summary>
internal sealed class EventLog
{
    private int[] contacts = new int[1024];
    private long[] instants = new long[1024];
    private ushort[] types = new ushort[1024];
    private int[] offsets = new int[1025];
    private long[] values = new long[1024];
    private long[] received = [];
    private int[] ids = [];

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

    /// <summary>The number of each event's event_id, -1 where it has none; empty where the log has no such column.</summary>
    public ReadOnlySpan<int> Ids => ids.AsSpan(0, HasIds ? Count : 0);

    /// <summary>Where each event's values start, and behind the last where they end.</summary>
    public ReadOnlySpan<int> Offsets => offsets.AsSpan(0, Count + 1);

    /// <summary>The values of the properties, event by event.</summary>
    public ReadOnlySpan<long> Values => values.AsSpan(0, offsets[Count]);

    /// <summary>Whether any event says when it was received; one that does not was received when it occurred.</summary>
    public bool HasReceived { get; private set; }

    /// <summary>Whether any event has an id.</summary>
    public bool HasIds { get; private set; }

    /// <summary>The event ids by number: four bytes of the contact's number, then the id.</summary>
    public ByteIndex EventIds { get; } = new();

    /// <summary>Adds an event behind the others.</summary>
    /// <param name="contact">The contact's number.</param>
    /// <param name="instant">When it occurred.</param>
    /// <param name="type">The position of its type in the schema.</param>
    /// <param name="properties">The values of its properties.</param>
    /// <param name="receivedAt">When it was received; unknown where the row does not say.</param>
    /// <param name="id">The number of its event_id, or -1.</param>
    public void Add(int contact, long instant, int type, ReadOnlySpan<long> properties, long receivedAt, int id)
    {
        if (Count == contacts.Length) Grow();
        if (receivedAt != Value.Unknown && !HasReceived) BeginReceived();
        if (id >= 0 && !HasIds) BeginIds();
        contacts[Count] = contact;
        instants[Count] = instant;
        types[Count] = (ushort)type;
        if (HasReceived) received[Count] = receivedAt == Value.Unknown ? instant : receivedAt;
        if (HasIds) ids[Count] = id;
        var start = offsets[Count];
        var end = start + properties.Length;
        if (end > values.Length) Array.Resize(ref values, Math.Max(end, values.Length * 2));
        properties.CopyTo(values.AsSpan(start));
        offsets[Count + 1] = end;
        Count++;
    }

    // Most logs have neither column, and many rows of JSON name only some: a column begins with the first row that needs it.
    private void BeginReceived()
    {
        HasReceived = true;
        received = new long[contacts.Length];
        Instants.CopyTo(received);
    }

    private void BeginIds()
    {
        HasIds = true;
        ids = new int[contacts.Length];
        Array.Fill(ids, -1);
    }

    private void Grow()
    {
        var size = Count * 2;
        Array.Resize(ref contacts, size);
        Array.Resize(ref instants, size);
        Array.Resize(ref types, size);
        Array.Resize(ref offsets, size + 1);
        if (HasReceived) Array.Resize(ref received, size);
        if (HasIds) Array.Resize(ref ids, size);
    }
}
