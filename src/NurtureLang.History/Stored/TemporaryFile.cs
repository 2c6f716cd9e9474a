using Microsoft.Win32.SafeHandles;

namespace NurtureLang.History.Stored;

/// <summary>A file without a name that is gone when nobody needs it any more. Safe for several threads.</summary>
/// <param name="what">What is put into it, as a sentence begins: "The decisions".</param>
/// <param name="folder">The folder of temporary files.</param>
/// <param name="refused">Makes the exception for a sentence and what the system said.</param>
public sealed class TemporaryFile(string what, string folder, Func<string, Exception, Exception> refused) : IDisposable
{
    private readonly Lock gate = new();
    private SafeFileHandle? handle;
    private long length;

    /// <summary>How many bytes it holds.</summary>
    public long Length => Interlocked.Read(ref length);

    /// <summary>Writes bytes behind the others and says where.</summary>
    /// <exception cref="Exception">There is no room, or the folder cannot be written to: what `refused` makes.</exception>
    public long Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var file = Handle();
            var place = Interlocked.Add(ref length, bytes.Length) - bytes.Length;
            RandomAccess.Write(file, bytes, place);
            return place;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Refused("cannot be put aside in", problem);
        }
    }

    /// <summary>Reads bytes from a place; all of them are there.</summary>
    /// <exception cref="Exception">The system cannot read them: what `refused` makes.</exception>
    public void Read(Span<byte> bytes, long place)
    {
        try
        {
            for (var done = 0; done < bytes.Length;)
            {
                var part = RandomAccess.Read(handle ?? throw new IOException("Nothing was written."), bytes[done..], place + done);
                if (part == 0) throw new IOException("The file has become shorter.");
                done += part;
            }
        }
        catch (IOException problem)
        {
            throw Refused("cannot be read back from", problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle?.Dispose();

    private SafeFileHandle Handle()
    {
        lock (gate) return handle ??= Open();
    }

    private SafeFileHandle Open()
    {
        var path = Path.Combine(folder, $"nurture-{Path.GetRandomFileName()}");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        // What is put aside is about people: nobody else reads them, and they do not outlive the process, however it ends.
        if (OperatingSystem.IsWindows()) return file;
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Delete(path);
        return file;
    }

    private Exception Refused(string outcome, Exception problem) => refused(
        $"{what} {outcome} the folder for temporary files, {folder}: {problem.Message.TrimEnd('.')}. Make room there, or name another folder with the variable TMPDIR.",
        problem);
}
