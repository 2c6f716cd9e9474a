using Microsoft.Win32.SafeHandles;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Decisions;

/// <summary>A file without a name that is gone when nobody needs it any more.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private SafeFileHandle? handle;

    /// <summary>How many bytes it holds.</summary>
    public long Length { get; private set; }

    /// <summary>Writes bytes behind the others.</summary>
    /// <exception cref="SimulationException">There is no room, or the folder cannot be written to.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            handle ??= Open();
            RandomAccess.Write(handle, bytes, Length);
            Length += bytes.Length;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Refused("cannot be put aside in", problem);
        }
    }

    /// <summary>Reads bytes from a place; all of them are there.</summary>
    /// <exception cref="SimulationException">The system cannot read them.</exception>
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

    private static SafeFileHandle Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"nurture-{Path.GetRandomFileName()}");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        // Decisions are about people: nobody else reads them, and they do not outlive the process, however it ends.
        if (OperatingSystem.IsWindows()) return file;
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Delete(path);
        return file;
    }

    private static SimulationException Refused(string what, Exception problem) => new(
        $"The decisions {what} the folder for temporary files, {Path.GetTempPath()}: {problem.Message.TrimEnd('.')}. Name another folder with the variable TMPDIR.",
        problem);
}
