namespace NurtureLang.History.Rows;

/// <summary>Cuts a file into blocks of whole rows. For one thread at a time.</summary>
/// <remarks>
/// INVARIANT: where rows start and end, and what is wrong with them, follows from the bytes of the file alone, not from where blocks were cut. A row is looked
/// at for <see cref="RowBytes.LongestLook"/> bytes, here and by the reader of the block alike; what goes on behind is shortened here, so that no row takes
/// more memory than that.
/// </remarks>
internal sealed class BlockSplitter(RowBytes input, HistoryFormat format, int size)
{
    private readonly CsvScanner scanner = new();
    private readonly bool csv = format == HistoryFormat.Csv;
    private byte[] kept = [];
    private int keptLength;
    private bool atEnd;
    private bool skipLineFeed;

    /// <summary>Fills a block with the next rows; false when there are none. The block's number is left to the caller.</summary>
    /// <exception cref="HistoryException">The file cannot be read on.</exception>
    public bool Next(RowBlock block)
    {
        var bytes = block.Bytes;
        kept.AsSpan(0, keptLength).CopyTo(bytes);
        var length = Fill(bytes, keptLength, size);
        keptLength = 0;
        if (length == 0) return false;
        if (atEnd && length <= size) return Cut(block, length, length, length, true);
        var usual = bytes.AsSpan(0, Math.Min(length, size));
        if (!csv || usual.IndexOf((byte)'"') < 0)
        {
            // Without a quote every line feed ends a row, and nothing behind it can matter to what stands before.
            var end = usual.LastIndexOf((byte)'\n') + 1;
            if (end > 0) return Cut(block, end, end, length, true);
        }

        length = Fill(bytes, length, RowBlock.Room(size));
        var at = 0;
        while (at < size && at < length)
        {
            var next = NextRow(bytes, at, length);
            if (next < 0) return CutLong(block, at, length);
            at = next;
        }

        return Cut(block, at, length, length, atEnd);
    }

    private int Fill(byte[] bytes, int from, int to)
    {
        if (from >= to || atEnd) return from;
        if (skipLineFeed)
        {
            skipLineFeed = false;
            if (input.Read(bytes.AsSpan(from, 1)) == 0) atEnd = true;
            else if (bytes[from] != '\n') from++;
            if (atEnd || from == to) return from;
        }

        var read = input.Read(bytes.AsSpan(from, to - from));
        atEnd = read < to - from;
        return from + read;
    }

    private bool Cut(RowBlock block, int end, int seen, int length, bool isEnd)
    {
        (block.Start, block.End, block.Seen, block.AtEnd) = (0, end, seen, isEnd);
        Keep(block.Bytes.AsSpan(end, length - end));
        return true;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (kept.Length < rest.Length) kept = GC.AllocateUninitializedArray<byte>(Math.Min(RowBlock.Room(size), rest.Length * 2));
        rest.CopyTo(kept);
        keptLength = rest.Length;
    }

    // Where the row behind the one at a place starts, or -1 where its end is not in sight.
    private int NextRow(byte[] bytes, int at, int length)
    {
        if (!csv)
        {
            var end = bytes.AsSpan(at, length - at).IndexOf((byte)'\n');
            return end >= 0 ? at + end + 1 : atEnd ? length : -1;
        }

        var look = bytes.AsSpan(at, Math.Min(length, at + RowBytes.LongestLook) - at);
        var mark = look.IndexOfAny((byte)'\n', (byte)'\r', (byte)'"');
        if (mark >= 0 && look[mark] == '\n') return at + mark + 1;
        if (scanner.Find(bytes, at, length, atEnd) is CsvFate.Row or CsvFate.Blank or CsvFate.TooLong) return scanner.Next;
        return CsvScanner.LineEnd(bytes, at, length, atEnd);
    }

    // The line at a place goes on behind the last byte in sight: of it only so much is kept as shows that it is too long.
    private bool CutLong(RowBlock block, int at, int length)
    {
        var bytes = block.Bytes;
        var end = at + RowBytes.LongestLook + 1;
        var rest = bytes.AsSpan(end, length - end);
        if (kept.Length < RowBlock.Room(size)) kept = GC.AllocateUninitializedArray<byte>(RowBlock.Room(size));
        while (!KeepBehindLineEnd(rest))
        {
            if (atEnd) break;
            var read = Fill(kept, 0, kept.Length);
            rest = kept.AsSpan(0, read);
        }

        bytes[end] = (byte)'\n';
        (block.Start, block.End, block.Seen, block.AtEnd) = (0, end + 1, end + 1, true);
        return true;
    }

    private bool KeepBehindLineEnd(ReadOnlySpan<byte> rest)
    {
        var end = csv ? rest.IndexOfAny((byte)'\n', (byte)'\r') : rest.IndexOf((byte)'\n');
        if (end < 0) return false;
        var next = end + 1;
        if (rest[end] == '\r')
        {
            if (next == rest.Length) skipLineFeed = !atEnd;
            else if (rest[next] == '\n') next++;
        }

        rest[next..].CopyTo(kept);
        keptLength = rest.Length - next;
        return true;
    }
}
