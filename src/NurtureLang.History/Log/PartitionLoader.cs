using System.Runtime.InteropServices;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Log;

/// <summary>Puts the events of a partition, which several threads read, together in order of the file.</summary>
/// <param name="table">Gets the contacts that only events name.</param>
/// <param name="log">Gets the events.</param>
internal sealed class PartitionLoader(ContactTable table, EventLog log)
{
    /// <summary>How many events their contact had before.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Takes all events.</summary>
    public void Load(RecordCursor[] cursors)
    {
        for (var cursor = RecordCursor.First(cursors); cursor.Sequence != long.MaxValue; cursor = RecordCursor.First(cursors)) TakeSegment(cursor);
    }

    private void TakeSegment(RecordCursor cursor)
    {
        var any = cursor.Advance(0);
        while (any)
        {
            var rest = cursor.Rest;
            var at = TakeEvents(rest);
            any = cursor.Advance(at);
            // Short of the end stands a mark.
            if (at < rest.Length) break;
        }

        cursor.EndSegment();
    }

    private int TakeEvents(ReadOnlySpan<byte> bytes)
    {
        var counts = log.PropertyCounts;
        var at = 0;
        while (at < bytes.Length)
        {
            var head = EventRecord.Word(bytes, at);
            var type = (int)(head & 0xFFFF);
            if (type == EventRecord.Mark) return at;
            var length = (int)((head >> 16) & 0xFFFF);
            var when = EventRecord.Word(bytes, at + 8);
            at += 16;
            var contact = table.FindOrAdd(bytes.Slice(at, length), EventRecord.HashOf(head), out _);
            at += EventRecord.Padded(length);
            var properties = MemoryMarshal.Cast<byte, long>(bytes.Slice(at, counts[type] * sizeof(long)));
            at += counts[type] * sizeof(long);
            var received = Value.Unknown;
            if ((when & EventRecord.HasReceived) != 0)
            {
                received = unchecked((long)EventRecord.Word(bytes, at));
                at += sizeof(long);
            }

            long id = -1;
            if ((when & EventRecord.HasId) != 0 && !TakeId(bytes, ref at, contact, out id))
            {
                Duplicates++;
                continue;
            }

            log.Add(contact, EventRecord.InstantOf(when), type, properties, received, id);
        }

        return at;
    }

    private bool TakeId(ReadOnlySpan<byte> bytes, ref int at, int contact, out long number)
    {
        var word = EventRecord.Word(bytes, at);
        at += sizeof(long);
        if (word < EventRecord.IsLength) return log.Ids.TryAdd(log.Contacts, contact, (long)word, default, out number);
        var length = (int)(word & 0xFFFF);
        var id = bytes.Slice(at, length);
        at += EventRecord.Padded(length);
        return log.Ids.TryAdd(log.Contacts, contact, -1, id, out number);
    }
}
