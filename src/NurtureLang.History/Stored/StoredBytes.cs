using Microsoft.Win32.SafeHandles;

namespace NurtureLang.History.Stored;

/// <summary>The bytes of a compact history, read by position from any thread.</summary>
internal abstract class StoredBytes(string name) : IDisposable
{
    /// <summary>What the user calls the file.</summary>
    public string Name => name;

    /// <summary>How many bytes there are.</summary>
    public abstract long Length { get; }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="HistoryException">It cannot be opened.</exception>
    public static StoredBytes OfFile(string path)
    {
        var file = HistorySource.OpenFile(path);
        try
        {
            if (!file.CanSeek) throw new HistoryException($"{path} cannot be read: a compact history has to be a file, which can be read from any place.");
            return new InFile(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Bytes in memory.</summary>
    public static StoredBytes Of(string name, ReadOnlyMemory<byte> content) => new InMemory(name, content);

    /// <summary>Reads bytes from a place on.</summary>
    /// <exception cref="HistoryException">There are fewer, or the system cannot read them.</exception>
    public void Read(Span<byte> target, long place)
    {
        try
        {
            for (var done = 0; done < target.Length;)
            {
                var part = ReadSome(target[done..], place + done);
                if (part == 0) throw Damaged("it is cut off");
                done += part;
            }
        }
        catch (IOException problem)
        {
            throw new HistoryException($"{name} cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>What is said of a file whose bytes are not those that were written.</summary>
    public HistoryException Damaged(string why) => new($"{name} is damaged: {why}. Nothing of it is used; make it again with `nurture import`.");

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Reads some bytes from a place on; none behind the end.</summary>
    protected abstract int ReadSome(Span<byte> target, long place);

    private sealed class InFile(string name, FileStream file) : StoredBytes(name)
    {
        private readonly SafeFileHandle handle = file.SafeFileHandle;

        public override long Length { get; } = file.Length;

        public override void Dispose() => file.Dispose();

        protected override int ReadSome(Span<byte> target, long place) => RandomAccess.Read(handle, target, place);
    }

    private sealed class InMemory(string name, ReadOnlyMemory<byte> content) : StoredBytes(name)
    {
        public override long Length => content.Length;

        public override void Dispose()
        {
        }

        protected override int ReadSome(Span<byte> target, long place)
        {
            var rest = content.Span[(int)Math.Min(place, content.Length)..];
            var part = Math.Min(rest.Length, target.Length);
            rest[..part].CopyTo(target);
            return part;
        }
    }
}
