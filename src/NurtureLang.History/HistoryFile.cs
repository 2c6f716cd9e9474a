using NurtureLang.History.Stored;

namespace NurtureLang.History;

/// <summary>The compact history: one file that holds what was read from contacts and events, contact by contact, ready to run.</summary>
/// <remarks>
/// It starts with eight bytes that say what it is and four that say its version; blocks follow, each with its checksum. In them stand the schema, what
/// reading found, the texts, and the contacts, each with its fields and its events.
/// </remarks>
public static class HistoryFile
{
    /// <summary>The version of the form that this code writes and reads.</summary>
    public const int Version = 1;

    /// <summary>What a file begins with.</summary>
    internal static ReadOnlySpan<byte> Mark => "NURHIST\n"u8;

    /// <summary>Writes a history that was read from contacts and events.</summary>
    /// <param name="history">The history.</param>
    /// <param name="options">The options that it was read with.</param>
    /// <param name="zone">The campaign's time zone.</param>
    /// <param name="output">Where it goes.</param>
    /// <exception cref="ArgumentException">The history comes from a compact history itself.</exception>
    public static void Write(HistoryData history, HistoryOptions options, string zone, Stream output)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        new HistoryFileWriter(history, options, output).Write(zone);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The campaign's schema and names, and the pool that gets the texts.</param>
    /// <param name="zone">The campaign's time zone.</param>
    /// <exception cref="HistoryException">It is missing, damaged, no such file, of another version or of another schema.</exception>
    public static HistoryData Read(string path, HistoryOptions options, string zone)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        using var file = HistorySource.OpenFile(path);
        return Read(path, file, options, zone);
    }

    /// <summary>Reads it from a stream whose length is known.</summary>
    /// <param name="name">What the user calls it.</param>
    /// <param name="input">Its bytes.</param>
    /// <param name="options">The campaign's schema and names, and the pool that gets the texts.</param>
    /// <param name="zone">The campaign's time zone.</param>
    /// <exception cref="HistoryException">It is damaged, no such file, of another version or of another schema.</exception>
    public static HistoryData Read(string name, Stream input, HistoryOptions options, string zone)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return new HistoryFileReader(name, input, options).Read(zone);
        }
        catch (IOException problem)
        {
            throw new HistoryException($"{name} cannot be read: {problem.Message}", problem);
        }
    }
}
