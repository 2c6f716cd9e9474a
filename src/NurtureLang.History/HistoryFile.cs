using NurtureLang.History.Stored;

namespace NurtureLang.History;

/// <summary>The compact history: one file that holds what was read from contacts and events, contact by contact, ready to run.</summary>
/// <remarks>
/// It starts with eight bytes that say what it is and four that say its version. Chains of blocks follow, each block with its checksum: one with the schema and what
/// reading found, some with the texts, one for each partition with its contacts, their fields and events, and an index of them all. The last 16 bytes say where
/// the index is. A partition is read alone, so that neither writing nor reading has to hold the whole.
/// </remarks>
public static class HistoryFile
{
    /// <summary>The version of the form that this code writes and reads.</summary>
    public const int Version = 2;

    /// <summary>What a file begins with.</summary>
    internal static ReadOnlySpan<byte> Mark => "NURHIST\n"u8;

    /// <summary>Writes a history that was read from contacts and events. The bytes are the same for any number of threads.</summary>
    /// <param name="history">The history.</param>
    /// <param name="options">The options that it was read with.</param>
    /// <param name="zone">The campaign's time zone.</param>
    /// <param name="threads">How many partitions are loaded at once.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="progress">Told how many partitions are written; from any thread.</param>
    /// <returns>What reading and loading found.</returns>
    /// <exception cref="ArgumentException">The history comes from a compact history itself.</exception>
    /// <exception cref="HistoryException">A partition cannot be loaded.</exception>
    public static HistorySummary Write(
        PartitionedHistory history, HistoryOptions options, string zone, int threads, Stream output, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        return new HistoryFileWriter(history, options, output).Write(zone, threads, progress);
    }

    /// <summary>Opens a file; its partitions are read when they are asked for.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The campaign's schema and names, and the pool that gets the texts.</param>
    /// <param name="zone">The campaign's time zone.</param>
    /// <exception cref="HistoryException">It is missing, damaged, no such file, of another version or of another schema.</exception>
    public static PartitionedHistory Open(string path, HistoryOptions options, string zone)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        return Open(StoredBytes.OfFile(path), options, zone);
    }

    /// <summary>Opens a file whose bytes are in memory.</summary>
    /// <param name="name">What the user calls it.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="options">The campaign's schema and names, and the pool that gets the texts.</param>
    /// <param name="zone">The campaign's time zone.</param>
    /// <exception cref="HistoryException">It is damaged, no such file, of another version or of another schema.</exception>
    public static PartitionedHistory Open(string name, ReadOnlyMemory<byte> content, HistoryOptions options, string zone)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        return Open(StoredBytes.Of(name, content), options, zone);
    }

    private static StoredHistory Open(StoredBytes file, HistoryOptions options, string zone)
    {
        try
        {
            return new HistoryFileReader(file, options).Open(zone);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
