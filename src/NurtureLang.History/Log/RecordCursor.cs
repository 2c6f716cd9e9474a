using System.Buffers;

namespace NurtureLang.History.Log;

/// <summary>Goes through the events that one thread put into a partition, segment by segment.</summary>
internal sealed class RecordCursor : IDisposable
{
    private readonly SpillFile file;
    private readonly List<RecordChunk> chunks = [];
    private readonly byte[] room;
    private byte[] bytes = [];
    private int used;
    private int next;
    private int at;
    private int end;

    public RecordCursor(RecordList list, SpillFile file)
    {
        this.file = file;
        chunks.AddRange(list.Full);
        if (list.At > list.Start) chunks.Add(new RecordChunk(list.Bytes, list.Start, list.At - list.Start, list.End - list.Start));
        room = ArrayPool<byte>.Shared.Rent(chunks.Sum(chunk => chunk.Bytes is null ? chunk.Length : 0));
        EndSegment();
    }

    /// <summary>The number of the block that the present segment comes from; the largest number where there is none any more.</summary>
    public long Sequence { get; private set; }

    /// <summary>The bytes up to the end of the present chunk, at an event or a mark; empty where there are none.</summary>
    public ReadOnlySpan<byte> Rest => bytes.AsSpan(at, end - at);

    /// <summary>The same as an array and where in it; it stays as it is until the cursor is disposed of.</summary>
    public (byte[] Bytes, int At, int End) Piece => (bytes, at, end);

    /// <summary>The cursor whose segment comes first in the file.</summary>
    public static RecordCursor First(RecordCursor[] cursors)
    {
        var first = cursors[0];
        foreach (var cursor in cursors)
        {
            if (cursor.Sequence < first.Sequence) first = cursor;
        }

        return first;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(room);

    /// <summary>Goes on behind what has been taken of <see cref="Rest"/>; false when nothing follows.</summary>
    public bool Advance(int taken)
    {
        at += taken;
        return at < end || NextChunk();
    }

    /// <summary>Goes on behind the mark at which the cursor stands.</summary>
    public void EndSegment()
    {
        if (at >= end && !NextChunk())
        {
            Sequence = long.MaxValue;
            return;
        }

        Sequence = (long)(EventRecord.Word(bytes, at) >> 16);
        at += sizeof(long);
    }

    private bool NextChunk()
    {
        if (next == chunks.Count) return false;
        var chunk = chunks[next++];
        if (chunk.Bytes is { } memory)
        {
            bytes = memory;
            at = (int)chunk.Start;
        }
        else
        {
            file.Read(room.AsSpan(used, chunk.Length), chunk.Start);
            bytes = room;
            at = used;
            used += chunk.Length;
        }

        end = at + chunk.Length;
        return true;
    }
}
