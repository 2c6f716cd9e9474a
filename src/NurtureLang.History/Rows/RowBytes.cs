using System.IO.Compression;

namespace NurtureLang.History.Rows;

/// <summary>The bytes of a file as one window that moves forward: unzipped, without a byte order mark, in bounded memory.</summary>
internal sealed class RowBytes : IDisposable
{
    /// <summary>The most bytes that a row may have.</summary>
    public const int LongestRow = 64 * 1024;

    private const int Window = 4 * LongestRow;
    private const int FirstBytes = 4;

    private readonly HistorySource source;
    private readonly CountingStream counted;
    private readonly Stream stream;
    private readonly bool gzipped;
    private readonly Action<string, long>? progress;

    public RowBytes(HistorySource source, Action<string, long>? progress)
    {
        this.source = source;
        this.progress = progress;
        counted = new CountingStream(source.Open());
        try
        {
            var first = new byte[FirstBytes];
            var length = Guarded(() => counted.ReadAtLeast(first, FirstBytes, throwOnEndOfStream: false));
            gzipped = length >= 2 && first[0] == 0x1F && first[1] == 0x8B;
            if (source.GzipNamed && !gzipped && length > 0)
                throw new HistoryException($"{source.Name} ends in .gz and is not gzip: take .gz off its name, or compress it.");
            var whole = new PrefixedStream(first.AsMemory(0, length), counted);
            stream = gzipped ? new GZipStream(whole, CompressionMode.Decompress) : whole;
            Fill(0);
            RefuseOtherEncodings();
            if (Bytes.AsSpan(0, End).StartsWith("\uFEFF"u8)) Start = 3;
        }
        catch
        {
            counted.Dispose();
            throw;
        }
    }

    /// <summary>The window, and behind it room to look at whole blocks.</summary>
    public byte[] Bytes { get; } = new byte[Window + CsvMarks.Width];

    /// <summary>Where the next row starts.</summary>
    public int Start { get; set; }

    /// <summary>Where what has been read ends.</summary>
    public int End { get; private set; }

    /// <summary>Whether nothing comes after the window.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>Moves what starts at <see cref="Start"/> to the front and reads on; false when the file has nothing more.</summary>
    public bool Fill()
    {
        if (AtEnd) return false;
        var kept = End - Start;
        Bytes.AsSpan(Start, kept).CopyTo(Bytes);
        Start = 0;
        Fill(kept);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        counted.Dispose();
    }

    private void Fill(int kept)
    {
        var wanted = Window - kept;
        var read = Guarded(() => stream.ReadAtLeast(Bytes.AsSpan(kept, wanted), wanted, throwOnEndOfStream: false));
        End = kept + read;
        AtEnd = read < wanted;
        progress?.Invoke(source.Name, counted.Count);
    }

    private int Guarded(Func<int> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (gzipped && problem is InvalidDataException or EndOfStreamException)
        {
            throw new HistoryException(
                $"{source.Name} is broken gzip, at or before byte {counted.Count} of it: nothing was used of it; make or fetch the file again.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HistoryException($"{source.Name} cannot be read beyond byte {counted.Count}: {problem.Message}", problem);
        }
    }

    private void RefuseOtherEncodings()
    {
        var first = Bytes.AsSpan(0, End);
        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || first.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new HistoryException($"{source.Name} is written in UTF-16: save it as UTF-8.");
    }
}
