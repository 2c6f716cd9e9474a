namespace NurtureLang.History.Log;

/// <summary>The events that one thread put into one partition: full chunks, and one that is being written.</summary>
internal sealed class RecordList
{
    /// <summary>The memory that is being written; empty before the first event.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Where the chunk that is being written starts in it.</summary>
    public int Start { get; private set; }

    /// <summary>Where its next event goes.</summary>
    public int At { get; set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    /// <summary>How many events there are.</summary>
    public long Events { get; set; }

    /// <summary>How many values of properties they have.</summary>
    public long Values { get; set; }

    /// <summary>The full chunks in their order.</summary>
    public List<RecordChunk> Full { get; } = [];

    /// <summary>Goes on in a piece of memory.</summary>
    public void Take(byte[] bytes, int start, int length) => (Bytes, Start, At, End) = (bytes, start, start, unchecked(start + length));

    /// <summary>Forgets the events, and goes on in the piece that is being written.</summary>
    public void Clear()
    {
        Full.Clear();
        (At, Events, Values) = (Start, 0, 0);
    }
}

/// <summary>A piece of a list of events.</summary>
/// <param name="Bytes">The memory that holds it; null where it is in the temporary file.</param>
/// <param name="Start">Where it starts there.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Room">How many bytes there is memory for.</param>
internal readonly record struct RecordChunk(byte[]? Bytes, long Start, int Length, int Room);
