using System.IO.Compression;

namespace NurtureLang.History.Rows;

/// <summary>The bytes of a file from its beginning to its end: unzipped, without a byte order mark.</summary>
internal sealed class RowBytes : IDisposable
{
    /// <summary>The most bytes that a row may have.</summary>
    public const int LongestRow = 64 * 1024;

    /// <summary>
    /// How far from its first byte a row is looked at. What is not over by then is given up, so that a quote that is never closed costs this much and no more.
    /// </summary>
    public const int LongestLook = 2 * LongestRow;

    private const int FirstBytes = 4;

    private readonly HistorySource source;
    private readonly CountingStream counted;
    private readonly Stream stream;
    private readonly bool gzipped;
    private readonly Action<string, long>? progress;
    private readonly byte[] head = new byte[FirstBytes];
    private int headStart;
    private int headEnd;

    public RowBytes(HistorySource source, Action<string, long>? progress)
    {
        this.source = source;
        this.progress = progress;
        counted = new CountingStream(source.Open());
        try
        {
            var first = new byte[FirstBytes];
            var length = Guarded(counted, first);
            gzipped = length >= 2 && first[0] == 0x1F && first[1] == 0x8B;
            if (source.GzipNamed && !gzipped && length > 0)
                throw new HistoryException($"{source.Name} ends in .gz and is not gzip: take .gz off its name, or compress it.");
            var whole = new PrefixedStream(first.AsMemory(0, length), counted);
            stream = gzipped ? new GZipStream(whole, CompressionMode.Decompress) : whole;
            headEnd = Guarded(stream, head);
            RefuseOtherEncodings();
            if (head.AsSpan(0, headEnd).StartsWith("\uFEFF"u8)) headStart = 3;
        }
        catch
        {
            counted.Dispose();
            throw;
        }
    }

    /// <summary>Fills a span with what comes next; fewer bytes than it holds are the last.</summary>
    /// <exception cref="HistoryException">The file cannot be read on.</exception>
    public int Read(Span<byte> into)
    {
        var fromHead = Math.Min(into.Length, headEnd - headStart);
        head.AsSpan(headStart, fromHead).CopyTo(into);
        headStart += fromHead;
        var read = fromHead == into.Length ? 0 : Guarded(stream, into[fromHead..]);
        progress?.Invoke(source.Name, counted.Count);
        return fromHead + read;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        counted.Dispose();
    }

    private int Guarded(Stream from, Span<byte> into)
    {
        try
        {
            return from.ReadAtLeast(into, into.Length, throwOnEndOfStream: false);
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
        var first = head.AsSpan(0, headEnd);
        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || first.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new HistoryException($"{source.Name} is written in UTF-16: save it as UTF-8.");
    }
}
