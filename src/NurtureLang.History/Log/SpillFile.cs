using Microsoft.Win32.SafeHandles;

namespace NurtureLang.History.Log;

/// <summary>A temporary file for what a fixed amount of memory does not hold. Safe for several threads.</summary>
/// <param name="memory">How many bytes may be held in memory before the file is made.</param>
/// <param name="folder">The folder of temporary files.</param>
internal sealed class SpillFile(long memory, string folder) : IDisposable
{
    private readonly Lock gate = new();
    private FileStream? file;
    private long held;
    private long length;

    /// <summary>Whether so much more may be held in memory; if so it is counted.</summary>
    public bool TryHold(long bytes)
    {
        if (Interlocked.Add(ref held, bytes) <= memory) return true;
        Interlocked.Add(ref held, -bytes);
        return false;
    }

    /// <summary>Writes bytes behind the others and says where.</summary>
    /// <exception cref="HistoryException">The folder cannot be written to, or is full.</exception>
    public long Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var place = Interlocked.Add(ref length, bytes.Length) - bytes.Length;
            RandomAccess.Write(Handle(), bytes, place);
            return place;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new HistoryException(
                $"The events are more than fit into memory at once, and the folder for temporary files, {folder}, does not take them: {problem.Message} "
                + "Make room there, or name another folder by the environment variable TMPDIR.",
                problem);
        }
    }

    /// <summary>Reads bytes back.</summary>
    /// <exception cref="HistoryException">They cannot be read.</exception>
    public void Read(Span<byte> bytes, long place)
    {
        try
        {
            while (bytes.Length > 0)
            {
                var read = RandomAccess.Read(Handle(), bytes, place);
                if (read == 0) throw new EndOfStreamException("it has become shorter");
                bytes = bytes[read..];
                place += read;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HistoryException($"A temporary file in {folder} cannot be read back: {problem.Message}", problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();

    private SafeFileHandle Handle()
    {
        lock (gate) return (file ??= Create()).SafeFileHandle;
    }

    private FileStream Create()
    {
        var path = Path.Combine(folder, "nurture-" + Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        // What a log says of people is nobody else's to read.
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
