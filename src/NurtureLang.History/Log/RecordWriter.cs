using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Log;

/// <summary>Puts the events that one thread reads into partitions.</summary>
/// <param name="file">Takes what memory does not hold.</param>
/// <param name="partitions">How many partitions there are.</param>
internal sealed class RecordWriter(SpillFile file, int partitions)
{
    private const int FirstChunk = 4 * 1024;
    private const int UsualChunk = 64 * 1024;
    private const int FirstSlab = UsualChunk;
    private const int LargestSlab = 1024 * 1024;
    private const int Word = sizeof(long);

    // Chunks are cut from larger pieces of memory, which the garbage collector does not move about.
    private byte[] slab = [];
    private int slabUsed;
    private int nextSlab = FirstSlab;
    private long mark = 1;
    private long firstInstant = long.MaxValue;
    private long lastInstant = long.MinValue;
    private long firstReceived = long.MaxValue;
    private long lastReceived = long.MinValue;

    /// <summary>The events of each partition.</summary>
    public RecordList[] Lists { get; } = new RecordList[partitions];

    /// <summary>Whether any event says when it was received.</summary>
    public bool HasReceived { get; private set; }

    /// <summary>From when to when the events go by an order.</summary>
    public HistorySpan SpanOf(EventOrder order)
    {
        if (lastInstant == long.MinValue) return HistorySpan.None;
        return order == EventOrder.AsReceived ? new HistorySpan(firstReceived, lastReceived) : new HistorySpan(firstInstant, lastInstant);
    }

    /// <summary>The partition of a contact_id with a hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PartitionOf(uint hash, int partitions) => (int)(((ulong)hash * (uint)partitions) >> 32);

    /// <summary>Begins a block: what comes now stands behind what other threads read of blocks before it.</summary>
    public void Begin(long sequence) => mark = sequence + 1;

    /// <summary>Adds an event.</summary>
    /// <param name="contact">The contact_id.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="type">The position of the event's type in the schema.</param>
    /// <param name="instant">When it occurred.</param>
    /// <param name="properties">The values of its properties.</param>
    /// <param name="received">When it was received; unknown where the row does not say.</param>
    /// <param name="id">Its event_id without blanks around it; empty where it has none.</param>
    public void Add(ReadOnlySpan<byte> contact, uint hash, int type, long instant, ReadOnlySpan<long> properties, long received, ReadOnlySpan<byte> id)
    {
        ref var list = ref Lists[PartitionOf(hash, Lists.Length)];
        var whole = id.Length == 0 ? 0 : EventIds.NumberOf(id);
        var size = (4 * Word) + EventRecord.Padded(contact.Length) + (properties.Length * Word) + Word + (whole < 0 ? EventRecord.Padded(id.Length) : 0);
        if (list.End - list.At < size) BeginChunk(ref list, size);
        var bytes = list.Bytes.AsSpan(list.At, size);
        var at = 0;
        if (list.Marked != mark)
        {
            list.Marked = mark;
            Put(bytes, ref at, EventRecord.Mark | ((ulong)mark << 16));
        }

        var flags = (id.Length > 0 ? EventRecord.HasId : 0) | (received != Value.Unknown ? EventRecord.HasReceived : 0);
        Put(bytes, ref at, EventRecord.Head(type, contact.Length, hash));
        Put(bytes, ref at, EventRecord.When(instant, flags));
        contact.CopyTo(bytes[at..]);
        at += EventRecord.Padded(contact.Length);
        foreach (var property in properties) Put(bytes, ref at, unchecked((ulong)property));
        if (received != Value.Unknown) Put(bytes, ref at, unchecked((ulong)received));
        if (id.Length > 0) at = PutId(bytes, at, id, whole);
        list.At += at;
        list.Events++;
        list.Values += properties.Length;
        Note(instant, received);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Span<byte> bytes, ref int at, ulong word)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[at..], word);
        at += Word;
    }

    private static int PutId(Span<byte> bytes, int at, ReadOnlySpan<byte> id, long whole)
    {
        if (whole >= 0)
        {
            Put(bytes, ref at, (ulong)whole);
            return at;
        }

        Put(bytes, ref at, EventRecord.IsLength | (uint)id.Length);
        id.CopyTo(bytes[at..]);
        return at + EventRecord.Padded(id.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Note(long instant, long received)
    {
        if (instant < firstInstant) firstInstant = instant;
        if (instant > lastInstant) lastInstant = instant;
        if (received == Value.Unknown) received = instant;
        else HasReceived = true;
        if (received < firstReceived) firstReceived = received;
        if (received > lastReceived) lastReceived = received;
    }

    // The full chunk stays in memory while there is room for another; then it is written away and its memory used again.
    private void BeginChunk(ref RecordList list, int size)
    {
        var chunk = Math.Max(size, list.Bytes is null ? FirstChunk : UsualChunk);
        if (list.Bytes is { } full)
        {
            var length = list.At - list.Start;
            list.Full ??= [];
            if (!file.TryHold(chunk))
            {
                list.Full.Add(new RecordChunk(null, file.Write(full.AsSpan(list.Start, length)), length));
                list.At = list.Start;
                if (list.End - list.Start >= size) return;
            }
            else
            {
                list.Full.Add(new RecordChunk(full, list.Start, length));
            }
        }
        else
        {
            file.TryHold(chunk);
        }

        if (slab.Length - slabUsed < chunk)
        {
            slab = GC.AllocateUninitializedArray<byte>(Math.Max(chunk, nextSlab));
            slabUsed = 0;
            nextSlab = Math.Min(LargestSlab, nextSlab * 4);
        }

        list.Bytes = slab;
        list.Start = slabUsed;
        list.At = slabUsed;
        slabUsed += chunk;
        list.End = slabUsed;
    }
}
