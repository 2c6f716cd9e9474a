using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NurtureLang.History.Values;
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
    private const int StageSize = 1024;
    private const int Word = sizeof(long);

    // Events go to a small place for each partition first, all of which together stay in the cache, and from there in one piece to where they are kept.
    private readonly byte[] staged = GC.AllocateUninitializedArray<byte>(partitions * StageSize);
    private readonly Stage[] stages = new Stage[partitions];
    private byte[] large = [];

    // Chunks are cut from larger pieces of memory, which the garbage collector does not move about.
    private byte[] slab = [];
    private int slabUsed;
    private int nextSlab = FirstSlab;
    private long mark = 1;

    // INVARIANT: each has the usual size.
    private readonly Stack<(byte[] Bytes, int Start)> free = new();

    // Of events that do not say when they were received; of those that do, when they occurred and when they were received.
    private long firstInstant = long.MaxValue;
    private long lastInstant = long.MinValue;
    private HistorySpan occurred = HistorySpan.None;
    private HistorySpan receipts = HistorySpan.None;

    /// <summary>The events of each partition.</summary>
    public RecordList[] Lists { get; } = [.. Enumerable.Range(0, partitions).Select(_ => new RecordList())];

    /// <summary>Whether any event says when it was received.</summary>
    public bool HasReceived { get; private set; }

    /// <summary>From when to when the events go by an order.</summary>
    public HistorySpan SpanOf(EventOrder order)
    {
        var span = lastInstant == long.MinValue ? HistorySpan.None : new HistorySpan(firstInstant, lastInstant);
        return span.With(order == EventOrder.AsReceived ? receipts : occurred);
    }

    /// <summary>The partition of a contact_id with a hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PartitionOf(uint hash, int partitions) => (int)(((ulong)hash * (uint)partitions) >> 32);

    /// <summary>Begins a block: what comes now stands behind what other threads read of blocks before it.</summary>
    public void Begin(long sequence) => mark = sequence + 1;

    /// <summary>Ends the writing; only then the lists have all events.</summary>
    public void End()
    {
        for (var partition = 0; partition < stages.Length; partition++) Flush(partition);
    }

    /// <summary>Forgets all events, and keeps the memory for those that come. Only after <see cref="End"/>.</summary>
    public void Clear()
    {
        foreach (var list in Lists)
        {
            foreach (var chunk in list.Full)
            {
                if (chunk is { Bytes: { } memory, Room: UsualChunk }) free.Push((memory, (int)chunk.Start));
            }

            list.Clear();
        }
    }

    /// <summary>Adds an event.</summary>
    /// <param name="contact">The contact_id.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="type">The position of the event's type in the schema.</param>
    /// <param name="instant">When it occurred.</param>
    /// <param name="properties">The values of its properties.</param>
    /// <param name="received">When it was received; unknown where the row does not say.</param>
    /// <param name="id">Its event_id without blanks around it; empty where it has none.</param>
    /// <param name="whole">What <see cref="EventIds.NumberOf"/> says of it.</param>
    public void Add(
        ReadOnlySpan<byte> contact,
        uint hash,
        int type,
        long instant,
        ReadOnlySpan<long> properties,
        long received,
        ReadOnlySpan<byte> id,
        long whole)
    {
        unchecked
        {
            var partition = PartitionOf(hash, stages.Length);
            // Room for everything that an event may have, and for a mark.
            var size = (6 * Word) + EventRecord.Padded(contact.Length) + (properties.Length * Word) + EventRecord.Padded(id.Length);
            ref var first = ref Reserve(partition, size);
            ref var to = ref BeginEvent(ref stages[partition], ref first);
            var flags = (id.Length > 0 ? EventRecord.HasId : 0) | (received != Value.Unknown ? EventRecord.HasReceived : 0);
            to = ref Put(ref to, EventRecord.Head(type, contact.Length, hash));
            to = ref Put(ref to, EventRecord.When(instant, flags));
            to = ref PutBytes(ref to, contact);
            foreach (var property in properties) to = ref Put(ref to, (ulong)property);
            if (received != Value.Unknown) to = ref Put(ref to, (ulong)received);
            if (id.Length > 0) to = ref Put(ref to, whole >= 0 ? (ulong)whole : EventRecord.IsLength | (uint)id.Length);
            if (id.Length > 0 && whole < 0) to = ref PutBytes(ref to, id);
            EndEvent(partition, size, (int)Unsafe.ByteOffset(ref first, ref to), properties.Length);
            Note(instant, received);
        }
    }

    /// <summary>The same for an event as most are: with a contact_id of 9 to 16 bytes, no received_at, and a number or nothing as event_id.</summary>
    public void Add(ref byte contact, int length, int type, long instant, long[] properties, long whole)
    {
        unchecked
        {
            var begin = Words.At(ref contact);
            var end = Words.At(ref Unsafe.Add(ref contact, length - Word));
            var hash = ByteIndex.Hash(begin, end, length);
            var partition = PartitionOf(hash, stages.Length);
            var size = (6 + properties.Length) * Word;
            ref var first = ref Reserve(partition, size);
            ref var to = ref BeginEvent(ref stages[partition], ref first);
            Words.Put(ref to, EventRecord.Head(type, length, hash));
            Words.Put(ref Unsafe.Add(ref to, Word), EventRecord.When(instant, whole < 0 ? 0 : EventRecord.HasId));
            // Two words that may overlap.
            Words.Put(ref Unsafe.Add(ref to, 2 * Word), begin);
            Words.Put(ref Unsafe.Add(ref to, Word + length), end);
            to = ref Unsafe.Add(ref to, 4 * Word);
            foreach (var property in properties) to = ref Put(ref to, (ulong)property);
            if (whole >= 0) to = ref Put(ref to, (ulong)whole);
            EndEvent(partition, size, (int)Unsafe.ByteOffset(ref first, ref to), properties.Length);
            if (instant < firstInstant) firstInstant = instant;
            if (instant > lastInstant) lastInstant = instant;
        }
    }

    // Where so many bytes may be written.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Reserve(int partition, int size)
    {
        unchecked
        {
            var used = stages[partition].Used;
            // INVARIANT: at most `size` bytes are written, which the stage has room for; a larger event has an array of its own.
            return ref StageSize - used < size
                ? ref MakeRoom(partition, size)
                : ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(staged), (partition * StageSize) + used);
        }
    }

    private ref byte MakeRoom(int partition, int size)
    {
        Flush(partition);
        if (size <= StageSize) return ref staged[partition * StageSize];
        if (large.Length < size) large = new byte[size];
        return ref large[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte BeginEvent(ref Stage stage, ref byte to)
    {
        if (stage.Marked == mark) return ref to;
        stage.Marked = mark;
        return ref Put(ref to, EventRecord.Mark | ((ulong)mark << 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndEvent(int partition, int size, int length, int values)
    {
        unchecked
        {
            ref var stage = ref stages[partition];
            stage.Events++;
            stage.Values += values;
            if (size > StageSize) Append(Lists[partition], large.AsSpan(0, length));
            else stage.Used += length;
        }
    }

    private void Flush(int partition)
    {
        ref var stage = ref stages[partition];
        var list = Lists[partition];
        if (stage.Used > 0) Append(list, staged.AsSpan(partition * StageSize, stage.Used));
        list.Events += stage.Events;
        list.Values += stage.Values;
        (stage.Used, stage.Events, stage.Values) = (0, 0, 0);
    }

    private void Append(RecordList list, ReadOnlySpan<byte> events)
    {
        if (list.End - list.At < events.Length) BeginChunk(list, events.Length);
        events.CopyTo(list.Bytes.AsSpan(list.At));
        list.At += events.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Put(ref byte to, ulong word)
    {
        Words.Put(ref to, word);
        return ref Unsafe.Add(ref to, Word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte PutBytes(ref byte to, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is >= Word and <= 2 * Word)
        {
            // Two words that may overlap.
            ref var from = ref MemoryMarshal.GetReference(bytes);
            Words.Put(ref to, Words.At(ref from));
            Words.Put(ref Unsafe.Add(ref to, bytes.Length - Word), Words.At(ref Unsafe.Add(ref from, bytes.Length - Word)));
        }
        else
        {
            bytes.CopyTo(MemoryMarshal.CreateSpan(ref to, bytes.Length));
        }

        return ref Unsafe.Add(ref to, EventRecord.Padded(bytes.Length));
    }

    private void Note(long instant, long received)
    {
        if (received == Value.Unknown)
        {
            if (instant < firstInstant) firstInstant = instant;
            if (instant > lastInstant) lastInstant = instant;
            return;
        }

        HasReceived = true;
        occurred = occurred.With(instant);
        receipts = receipts.With(received);
    }

    // The full chunk stays in memory while there is room for another; then it is written away and its memory used again.
    private void BeginChunk(RecordList list, int size)
    {
        var chunk = Math.Max(size, list.Bytes.Length == 0 ? FirstChunk : UsualChunk);
        var holds = chunk <= UsualChunk && free.Count > 0;
        if (!holds) holds = file.TryHold(chunk);
        if (list.Bytes is { Length: > 0 } full)
        {
            var length = list.At - list.Start;
            if (!holds)
            {
                list.Full.Add(new RecordChunk(null, file.Write(full.AsSpan(list.Start, length)), length, 0));
                list.At = list.Start;
                if (list.End - list.Start >= size) return;
            }
            else
            {
                list.Full.Add(new RecordChunk(full, list.Start, length, list.End - list.Start));
            }
        }

        if (chunk <= UsualChunk && free.TryPop(out var used))
        {
            list.Take(used.Bytes, used.Start, UsualChunk);
            return;
        }

        if (slab.Length - slabUsed < chunk)
        {
            slab = GC.AllocateUninitializedArray<byte>(Math.Max(chunk, nextSlab));
            slabUsed = 0;
            nextSlab = Math.Min(LargestSlab, nextSlab * 4);
        }

        list.Take(slab, slabUsed, chunk);
        slabUsed += chunk;
    }

    private struct Stage
    {
        public long Marked;
        public int Used;
        public int Events;
        public int Values;
    }
}
