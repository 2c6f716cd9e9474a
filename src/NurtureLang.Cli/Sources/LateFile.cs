using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Sources;

/// <summary>A file that is opened before long work, to see that it can be, and gets its content only when the work has gone well.</summary>
internal sealed class LateFile : IDisposable
{
    private readonly FileStream file;
    private readonly string path;
    private readonly bool existed;
    private bool complete;

    /// <summary>Opens a file, and makes it where there is none; what stands in it stays for now.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public LateFile(string path)
    {
        this.path = path;
        existed = File.Exists(path);
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1 << 20);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Refused(Directory.Exists(path) ? "it is a folder" : problem.Message, problem);
        }
    }

    /// <summary>Where the content is written.</summary>
    public Stream Stream => file;

    /// <summary>The content is whole: what stood in the file before goes.</summary>
    /// <exception cref="IOException">The rest of it cannot be written.</exception>
    public void Complete()
    {
        file.Flush();
        if (file.CanSeek && file.Length > file.Position) file.SetLength(file.Position);
        complete = true;
        file.Dispose();
    }

    /// <summary>The sentence for a problem with the file.</summary>
    public CommandException Refused(string why, Exception problem) =>
        new($"{DisplayWidth.Harmless(path)} cannot be written: {DisplayWidth.Harmless(why)}", inner: problem);

    /// <summary>Closes it; where nothing became of it, it is as it was.</summary>
    public void Dispose()
    {
        if (complete) return;
        try
        {
            file.Dispose();
            if (!existed) File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The reason why it is not complete is being told already.
        }
    }
}
