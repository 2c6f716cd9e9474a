namespace NurtureLang.History.Log;

/// <summary>The events that one thread put into one partition: full chunks, and one that is being written.</summary>
/// <remarks>A structure, so that what every event touches lies together; it lives in an array and is never copied.</remarks>
internal struct RecordList
{
    /// <summary>The memory that is being written; null before the first event.</summary>
    public byte[]? Bytes;

    /// <summary>Where the chunk that is being written starts in it.</summary>
    public int Start;

    /// <summary>Where its next event goes.</summary>
    public int At;

    /// <summary>Where it ends.</summary>
    public int End;

    /// <summary>The number of the last mark plus one.</summary>
    public long Marked;

    /// <summary>How many events there are.</summary>
    public long Events;

    /// <summary>How many values of properties they have.</summary>
    public long Values;

    /// <summary>The full chunks in their order.</summary>
    public List<RecordChunk>? Full;
}

/// <summary>A piece of a list of events.</summary>
/// <param name="Bytes">The memory that holds it; null where it is in the temporary file.</param>
/// <param name="Start">Where it starts there.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct RecordChunk(byte[]? Bytes, long Start, int Length);
