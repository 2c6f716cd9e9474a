namespace NurtureLang.History.Log;

/// <summary>The events that one thread put into one partition: full chunks, and one that is being written.</summary>
internal sealed class RecordList
{
    /// <summary>The memory that is being written; empty before the first event.</summary>
    public byte[] Bytes { get; set; } = [];

    /// <summary>Where the chunk that is being written starts in it.</summary>
    public int Start { get; set; }

    /// <summary>Where its next event goes.</summary>
    public int At { get; set; }

    /// <summary>Where it ends.</summary>
    public int End { get; set; }

    /// <summary>How many events there are.</summary>
    public long Events { get; set; }

    /// <summary>How many values of properties they have.</summary>
    public long Values { get; set; }

    /// <summary>The full chunks in their order.</summary>
    public List<RecordChunk> Full { get; } = [];
}

/// <summary>A piece of a list of events.</summary>
/// <param name="Bytes">The memory that holds it; null where it is in the temporary file.</param>
/// <param name="Start">Where it starts there.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct RecordChunk(byte[]? Bytes, long Start, int Length);
