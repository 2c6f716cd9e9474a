using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NurtureLang.History.Values;

namespace NurtureLang.History.Log;

/// <summary>
/// Groups the events of a partition by contact straight from their records, for logs as most are: every contact's events stand in order of time, none has a
/// received_at, and event ids are numbers that only grow.
/// </summary>
/// <remarks>The records are gone over twice: to count, then to put each event where it belongs. What is otherwise is left to who sorts.</remarks>
internal sealed class DirectGrouping : IDisposable
{
    private readonly ContactTable table;
    private readonly int[] propertyCounts;
    private readonly List<Piece> pieces = [];
    private int[] contactOf = [];
    private int eventCount;
    private int valueCount;
    private Tally[] tallies;
    private int place;
    private long lastId = -1;

    /// <summary>Prepares to group.</summary>
    /// <param name="table">The contacts; gets those that only events name.</param>
    /// <param name="propertyCounts">How many properties an event of each type has.</param>
    public DirectGrouping(ContactTable table, int[] propertyCounts)
    {
        this.table = table;
        this.propertyCounts = propertyCounts;
        tallies = ArrayPool<Tally>.Shared.Rent(table.Count + 16);
        tallies.AsSpan().Clear();
    }

    /// <summary>How many events were grouped, over all calls.</summary>
    public long Grouped { get; private set; }

    /// <summary>The events by contact; null where they have to be sorted. A further call takes the events that follow.</summary>
    /// <param name="cursors">The events.</param>
    /// <param name="events">How many there are.</param>
    /// <param name="values">How many values of properties they have.</param>
    public ContactLog? TryGroup(RecordCursor[] cursors, int events, int values)
    {
        (eventCount, valueCount, place) = (events, values, 0);
        pieces.Clear();
        contactOf = ArrayPool<int>.Shared.Rent(events);
        try
        {
            for (var cursor = RecordCursor.First(cursors); cursor.Sequence != long.MaxValue; cursor = RecordCursor.First(cursors))
            {
                if (!TryCountSegment(cursor)) return null;
            }

            Grouped += events;
            return Place();
        }
        finally
        {
            ArrayPool<int>.Shared.Return(contactOf);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<Tally>.Shared.Return(tallies);

    private bool TryCountSegment(RecordCursor cursor)
    {
        var any = cursor.Advance(0);
        while (any)
        {
            var (bytes, at, end) = cursor.Piece;
            var taken = TryCount(bytes.AsSpan(at, end - at));
            if (taken < 0) return false;
            pieces.Add(new Piece(bytes, at, taken));
            any = cursor.Advance(taken);
            // Short of the end stands a mark.
            if (at + taken < end) break;
        }

        cursor.EndSegment();
        return true;
    }

    // How many bytes were gone over up to the end or a mark; -1 where something is not usual.
    private int TryCount(ReadOnlySpan<byte> bytes)
    {
        // INVARIANT: places lie within the bytes and counts within an array's length.
        unchecked
        {
            var counts = propertyCounts;
            var at = 0;
            while (at < bytes.Length)
            {
                var head = EventRecord.Word(bytes, at);
                var type = (int)(head & 0xFFFF);
                if (type == EventRecord.Mark) return at;
                var when = EventRecord.Word(bytes, at + 8);
                if ((when & EventRecord.HasReceived) != 0) return -1;
                var length = (int)((head >> 16) & 0xFFFF);
                var contact = table.FindOrAdd(bytes.Slice(at + 16, length), EventRecord.HashOf(head), out _);
                at += 16 + EventRecord.Padded(length) + (counts[type] * sizeof(long));
                if (contact >= tallies.Length) Grow(contact);
                ref var tally = ref tallies[contact];
                var id = -1L;
                if ((when & EventRecord.HasId) != 0)
                {
                    var word = EventRecord.Word(bytes, at);
                    at += sizeof(long);
                    if (word >= EventRecord.IsLength || (id = (long)word) <= lastId) return -1;
                    lastId = id;
                }

                // The second word has the instant in its upper bits, so it orders as the instant does. (An event at the very first instant that there is
                // may be taken for one out of order; who sorts will see.)
                var instant = when >> 2;
                if (instant <= tally.Instant && (instant < tally.Instant || !StandsBehind(tally.Id, id))) return -1;
                tally.Instant = instant;
                tally.Id = id;
                tally.Events++;
                tally.Values += counts[type];
                contactOf[place++] = contact;
            }

            return at;
        }
    }

    // At one instant events go by the bytes of their ids, those without first.
    private static bool StandsBehind(long before, long id)
    {
        if (before < 0) return true;
        if (id < 0) return false;
        Span<byte> one = stackalloc byte[20];
        Span<byte> other = stackalloc byte[20];
        Utf8Formatter.TryFormat(before, one, out var oneLength);
        Utf8Formatter.TryFormat(id, other, out var otherLength);
        return one[..oneLength].SequenceCompareTo(other[..otherLength]) <= 0;
    }

    private void Grow(int contact)
    {
        var larger = ArrayPool<Tally>.Shared.Rent(Math.Max(contact + 1, tallies.Length * 2));
        larger.AsSpan().Clear();
        tallies.AsSpan().CopyTo(larger);
        ArrayPool<Tally>.Shared.Return(tallies);
        tallies = larger;
    }

    private ContactLog Place()
    {
        var columns = new LogColumns(table.Count, eventCount, valueCount);
        var (events, values) = (0, 0);
        for (var contact = 0; contact < table.Count; contact++)
        {
            // From here on the tally says where the contact's next event goes.
            var tally = contact < tallies.Length ? tallies[contact] : default;
            columns.Starts[contact] = events;
            if (contact < tallies.Length) (tallies[contact].Events, tallies[contact].Values) = (events, values);
            events += tally.Events;
            values += tally.Values;
        }

        columns.Starts[table.Count] = events;
        columns.Offsets[eventCount] = values;
        place = 0;
        foreach (var piece in pieces) PlaceAll(piece.Bytes.AsSpan(piece.Start, piece.Length), columns);
        // What counts for the events that follow is each contact's last instant and id.
        foreach (ref var tally in tallies.AsSpan(0, Math.Min(table.Count, tallies.Length))) (tally.Events, tally.Values) = (0, 0);
        return new ContactLog(columns);
    }

    private void PlaceAll(ReadOnlySpan<byte> bytes, LogColumns columns)
    {
        // INVARIANT: these bytes were gone over once by the same steps, within their bounds, and the columns have a place for each event and value found.
        unchecked
        {
            var (contacts, known, counts) = (contactOf, tallies, propertyCounts);
            ref var instants = ref MemoryMarshal.GetArrayDataReference(columns.Instants);
            ref var types = ref MemoryMarshal.GetArrayDataReference(columns.Types);
            ref var offsets = ref MemoryMarshal.GetArrayDataReference(columns.Offsets);
            ref var values = ref MemoryMarshal.GetArrayDataReference(columns.Values);
            ref var first = ref MemoryMarshal.GetReference(bytes);
            var at = 0;
            while (at < bytes.Length)
            {
                ref var record = ref Unsafe.Add(ref first, at);
                var head = Words.At(ref record);
                var when = Words.At(ref Unsafe.Add(ref record, 8));
                var type = (int)(head & 0xFFFF);
                at += 16 + EventRecord.Padded((int)((head >> 16) & 0xFFFF));
                ref var tally = ref known[contacts[place++]];
                var to = tally.Events++;
                Unsafe.Add(ref instants, to) = EventRecord.InstantOf(when);
                Unsafe.Add(ref types, to) = (ushort)type;
                Unsafe.Add(ref offsets, to) = tally.Values;
                for (var end = tally.Values + counts[type]; tally.Values < end; at += sizeof(long))
                    Unsafe.Add(ref values, tally.Values++) = (long)Words.At(ref Unsafe.Add(ref first, at));
                if ((when & EventRecord.HasId) != 0) at += sizeof(long);
            }
        }
    }

    private readonly record struct Piece(byte[] Bytes, int Start, int Length);

    // What is known of a contact, in one place.
    private struct Tally
    {
        public ulong Instant;
        public long Id;
        public int Events;
        public int Values;
    }
}
