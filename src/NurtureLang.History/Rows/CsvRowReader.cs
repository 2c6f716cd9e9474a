using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace NurtureLang.History.Rows;

/// <summary>Reads CSV as RFC 4180 has it, with any line end.</summary>
/// <remarks>A row that breaks the rules is given up alone; the next line is read as if it had not been.</remarks>
internal sealed class CsvRowReader : RowReader
{
    private const string TooLong = "The row is longer than 64 KiB.";
    private const string NeverClosed = "A quote is opened in this row and never closed.";
    private const string GoesOn = "A quoted cell goes on behind its closing quote: inside a quoted cell a quote is written twice.";

    private readonly int[] cellOf;
    private readonly string[] header;
    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private bool[] doubled = new bool[64];
    private byte[] scratch = new byte[256];
    private int scratchUsed;
    private int count;
    private int rowStart;
    private int rowEnd;
    private bool anyQuoted;

    // The marks of the block of bytes that the usual row was found in, and where the next row starts if nothing else moved on.
    private ulong marks;
    private int block;
    private bool blockIsWide;
    private bool rowIsWide;
    private int resume = -1;

    public CsvRowReader(HistorySource source, WantedColumns wanted, Action<string, long>? progress)
        : base(source, wanted, progress)
    {
        header = ReadHeader();
        cellOf = new int[wanted.Count];
        Array.Fill(cellOf, -1);
        for (var column = 0; column < wanted.Count; column++) cellOf[column] = Array.IndexOf(header, wanted[column]);
        RefuseDoubledColumns();
        foreach (var name in header)
        {
            if (!Enumerable.Range(0, wanted.Count).Any(column => wanted[column] == name)) Ignore(name);
        }
    }

    private enum Outcome
    {
        Row,
        Blank,
        More,
        Unclosed,
        GoesOn,
    }

    /// <inheritdoc/>
    protected override ReadOnlySpan<byte> Row => Input.Bytes.AsSpan(rowStart, rowEnd - rowStart);

    /// <inheritdoc/>
    public override bool Has(int column) => cellOf[column] >= 0;

    /// <inheritdoc/>
    public override string DescribeColumns() => string.Join(", ", header);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Cell(int column) => CellAt(column);

    /// <summary>The same as <see cref="Cell"/>, for code that knows that it reads CSV.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> CellAt(int column)
    {
        var cell = cellOf[column];
        if (cell < 0) return default;
        return anyQuoted ? PhysicalCell(cell) : Input.Bytes.AsSpan(starts[cell], lengths[cell]);
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        if (TryReadUsual())
        {
            if (count != header.Length) Fault = ExplainCount();
            else if (rowIsWide) CheckEncoding();
            return true;
        }

        if (!ReadRow()) return false;
        if (Fault is not null) return true;
        if (count != header.Length)
            Fault = ExplainCount();
        else CheckEncoding();
        return true;
    }

    private string ExplainCount() =>
        $"The row has {Cells(count)} and the header has {header.Length}: put a text that holds a comma in quotes.";

    // The usual row stands whole in the window and has no quote: its ends of cells are found many bytes at a time. Any other is left to ReadRow, which
    // starts again at the row's first byte.
    private bool TryReadUsual()
    {
        var start = Input.Start;
        if (resume != start) MoveTo(start);
        var bytes = Input.Bytes;
        var wide = blockIsWide;
        var cells = 0;
        var at = start;
        resume = -1;
        while (true)
        {
            while (marks == 0)
            {
                if (block + CsvMarks.Width >= Input.End) return false;
                MoveTo(block + CsvMarks.Width);
                wide |= blockIsWide;
            }

            var mark = block + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            var unit = bytes[mark];
            if (unit == '"' || cells == starts.Length) return false;
            starts[cells] = at;
            lengths[cells] = mark - at;
            cells++;
            at = mark + 1;
            if (unit != ',') return EndUsual(start, mark, cells, wide);
        }
    }

    private bool EndUsual(int start, int mark, int cells, bool wide)
    {
        if (mark == start || mark - start > RowBytes.LongestRow) return false;
        var next = mark + 1;
        if (Input.Bytes[mark] == '\r')
        {
            if (next == Input.End) return false;
            if (Input.Bytes[next] == '\n') next++;
            MoveTo(next);
        }

        Begin();
        (rowStart, rowEnd, count, anyQuoted, rowIsWide) = (start, mark, cells, false, wide);
        Rows++;
        NextLine++;
        Input.Start = next;
        resume = next;
        return true;
    }

    private void MoveTo(int place)
    {
        block = place;
        marks = CsvMarks.Find(Input.Bytes, place, Input.End, out blockIsWide);
    }

    private static string Cells(int number) => number == 1 ? "1 cell" : $"{number} cells";

    private bool ReadRow()
    {
        while (true)
        {
            Begin();
            var outcome = Scan();
            while (outcome == Outcome.More && Input.End - Input.Start <= RowBytes.LongestRow && Input.Fill()) outcome = Scan();
            switch (outcome)
            {
                case Outcome.Blank when rowEnd == Input.End && Input.Start == Input.End:
                    return false;
                case Outcome.Blank:
                    NextLine++;
                    continue;
                case Outcome.Row when rowEnd - rowStart > RowBytes.LongestRow:
                    Rows++;
                    NextLine += CountLines();
                    Fault = TooLong;
                    return true;
                case Outcome.Row:
                    Rows++;
                    NextLine += anyQuoted ? CountLines() : 1;
                    return true;
                case Outcome.GoesOn:
                    SkipLine(GoesOn);
                    return true;
                default:
                    SkipLine(outcome == Outcome.Unclosed || HasLineEnd() ? NeverClosed : TooLong);
                    return true;
            }
        }
    }

    private bool HasLineEnd() => Input.Bytes.AsSpan(Input.Start, Input.End - Input.Start).IndexOfAny((byte)'\n', (byte)'\r') >= 0;

    private int CountLines()
    {
        var lines = 1;
        var row = Row;
        for (var i = row.IndexOfAny((byte)'\n', (byte)'\r'); i >= 0; i = row.IndexOfAny((byte)'\n', (byte)'\r'))
        {
            lines++;
            row = row[(i + (row[i] == '\r' && i + 1 < row.Length && row[i + 1] == '\n' ? 2 : 1))..];
        }

        return lines;
    }

    // Finds the cells of the row at Input.Start. Only a complete row moves Input.Start behind it.
    private Outcome Scan()
    {
        var bytes = Input.Bytes;
        var end = Input.End;
        var at = Input.Start;
        rowStart = at;
        rowEnd = at;
        count = 0;
        scratchUsed = 0;
        anyQuoted = false;
        while (true)
        {
            if (at < end && bytes[at] == '"')
            {
                var outcome = ScanQuoted(ref at);
                if (outcome != Outcome.Row) return outcome;
            }
            else
            {
                var length = bytes.AsSpan(at, end - at).IndexOfAny((byte)',', (byte)'\n', (byte)'\r');
                if (length < 0)
                {
                    if (!Input.AtEnd) return Outcome.More;
                    length = end - at;
                }

                AddCell(at, length, false);
                at += length;
            }

            if (at < end && bytes[at] == ',')
            {
                at++;
                continue;
            }

            rowEnd = at;
            if (at < end && bytes[at] == '\r')
            {
                if (at + 1 == end && !Input.AtEnd) return Outcome.More;
                at++;
                if (at < end && bytes[at] == '\n') at++;
            }
            else if (at < end)
            {
                at++;
            }

            Input.Start = at;
            return rowEnd == rowStart ? Outcome.Blank : Outcome.Row;
        }
    }

    // Scans a quoted cell from its opening quote; behind it stands a comma, a line end or the end of the file.
    private Outcome ScanQuoted(ref int at)
    {
        var bytes = Input.Bytes;
        var end = Input.End;
        var start = at + 1;
        var from = start;
        var hasDoubled = false;
        anyQuoted = true;
        while (true)
        {
            var quote = bytes.AsSpan(from, end - from).IndexOf((byte)'"');
            if (quote < 0) return Input.AtEnd ? Outcome.Unclosed : Outcome.More;
            quote += from;
            if (quote + 1 == end && !Input.AtEnd) return Outcome.More;
            if (quote + 1 < end && bytes[quote + 1] == '"')
            {
                hasDoubled = true;
                from = quote + 2;
                continue;
            }

            if (quote + 1 < end && bytes[quote + 1] is not ((byte)',' or (byte)'\n' or (byte)'\r')) return Outcome.GoesOn;
            AddCell(start, quote - start, hasDoubled);
            at = quote + 1;
            return Outcome.Row;
        }
    }

    private void AddCell(int start, int length, bool hasDoubled)
    {
        if (count == starts.Length)
        {
            Array.Resize(ref starts, count * 2);
            Array.Resize(ref lengths, count * 2);
            Array.Resize(ref doubled, count * 2);
        }

        starts[count] = start;
        lengths[count] = length;
        doubled[count] = hasDoubled;
        count++;
    }

    private ReadOnlySpan<byte> PhysicalCell(int cell)
    {
        var raw = Input.Bytes.AsSpan(starts[cell], lengths[cell]);
        if (!doubled[cell]) return raw;
        // INVARIANT: the cells of a row that were given out stay as they are until the next row: each gets room of its own, and an array that has become
        // too small is left to those that look at it.
        if (scratch.Length - scratchUsed < raw.Length)
        {
            scratch = new byte[Math.Max(scratch.Length * 2, raw.Length)];
            scratchUsed = 0;
        }

        var start = scratchUsed;
        for (var i = 0; i < raw.Length; i++)
        {
            scratch[scratchUsed++] = raw[i];
            if (raw[i] == '"') i++;
        }

        return scratch.AsSpan(start, scratchUsed - start);
    }

    private string[] ReadHeader()
    {
        if (!ReadRow()) throw new HistoryException($"{Source.Name} is empty: its first line has to name the columns.");
        Rows = 0;
        if (Fault is not null) throw new HistoryException($"The header of {Source.Name}, in line {Line}, cannot be read. {Fault}");
        if (!Utf8.IsValid(Row)) throw new HistoryException($"The header of {Source.Name} is not valid UTF-8: save the file as UTF-8.");
        return [.. Enumerable.Range(0, count).Select(cell => Encoding.UTF8.GetString(PhysicalCell(cell)).Trim())];
    }

    private void RefuseDoubledColumns()
    {
        for (var column = 0; column < Wanted.Count; column++)
        {
            var name = Wanted[column];
            if (header.Count(h => h == name) > 1)
                throw new HistoryException($"{Source.Name} has the column \"{name}\" twice: which one is meant cannot be told; rename one of them.");
        }
    }
}
