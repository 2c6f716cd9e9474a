using NurtureLang.History.Stored;

namespace NurtureLang.History.Log;

/// <summary>Events beyond a fixed amount of memory, in a temporary file. Safe for several threads.</summary>
/// <param name="memory">How many bytes may be held in memory before the file is made.</param>
/// <param name="folder">The folder of temporary files.</param>
internal sealed class SpillFile(long memory, string folder) : IDisposable
{
    private readonly TemporaryFile file = new("The events", folder, (text, problem) => new HistoryException(text, problem));
    private long held;
    private long room = memory;
    private volatile bool isFull;
    private volatile bool spills = true;

    /// <summary>Whether more was to be held than memory has room for.</summary>
    public bool IsFull
    {
        get => isFull;
        set => isFull = value;
    }

    /// <summary>Whether events go to the file where memory is full; where not, they are about to be given away.</summary>
    public bool Spills
    {
        get => spills;
        set => spills = value;
    }

    /// <summary>Lets memory hold more than it did; less than it does changes nothing. While no thread asks for memory.</summary>
    public void Widen(long bytes) => Volatile.Write(ref room, Math.Max(room, bytes));

    /// <summary>Whether so much more may be held in memory; if so it is counted.</summary>
    public bool TryHold(long bytes)
    {
        if (Interlocked.Add(ref held, bytes) <= Volatile.Read(ref room)) return true;
        IsFull = true;
        if (!Spills) return true;
        Interlocked.Add(ref held, -bytes);
        return false;
    }

    /// <summary>Writes bytes behind the others and says where.</summary>
    /// <exception cref="HistoryException">The folder cannot be written to, or is full.</exception>
    public long Write(ReadOnlySpan<byte> bytes) => file.Append(bytes);

    /// <summary>Reads bytes back.</summary>
    /// <exception cref="HistoryException">They cannot be read.</exception>
    public void Read(Span<byte> bytes, long place) => file.Read(bytes, place);

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
