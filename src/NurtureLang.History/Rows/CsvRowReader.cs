using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace NurtureLang.History.Rows;

/// <summary>Reads CSV as RFC 4180 has it, with any line end.</summary>
/// <remarks>A row that breaks the rules is given up alone; the next line is read as if it had not been.</remarks>
/// <param name="cells">The cell in which each wanted column stands, -1 where the file lacks it.</param>
/// <param name="width">How many cells a row has to have.</param>
internal sealed class CsvRowReader(int[] cells, int width) : RowReader
{
    private readonly CsvScanner scanner = new();
    private byte[] scratch = new byte[256];
    private int scratchUsed;
    private int rowStart;
    private int rowEnd;
    private bool anyQuoted;

    /// <summary>How many cells the present row has.</summary>
    public int Count => scanner.Count;

    /// <inheritdoc/>
    protected override ReadOnlySpan<byte> Row => Bytes.AsSpan(rowStart, rowEnd - rowStart);

    /// <summary>Whether the row's bytes are UTF-8.</summary>
    public bool IsUtf8 => Utf8.IsValid(Row);

    /// <summary>Where the row behind the present one starts.</summary>
    public int Next => Start;

    /// <summary>Leaves rows that somebody else has read behind; each of them was a line.</summary>
    public void Skip(int start, long rows)
    {
        Start = start;
        Rows += rows;
        NextLine += rows;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Cell(int column) => CellAt(column);

    /// <summary>The same as <see cref="Cell"/>, for code that knows that it reads CSV.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> CellAt(int column)
    {
        var cell = cells[column];
        if (cell < 0) return default;
        return anyQuoted ? PhysicalCell(cell) : Bytes.AsSpan(scanner.Starts[cell], scanner.Lengths[cell]);
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        if (!ReadRow()) return false;
        if (Fault is not null) return true;
        if (Count != width)
            Fault = ExplainCount();
        else CheckEncoding();
        return true;
    }

    /// <summary>Goes to the next row, which may have any number of cells; false when the block has none.</summary>
    public bool ReadHeader() => ReadRow();

    private string ExplainCount() =>
        $"The row has {Cells(Count)} and the header has {width}: put a text that holds a comma in quotes.";

    private static string Cells(int number) => number == 1 ? "1 cell" : $"{number} cells";

    private bool ReadRow()
    {
        scratchUsed = 0;
        while (Start < End)
        {
            BeginRow();
            rowStart = Start;
            var fate = scanner.Find(Bytes, Start, Seen, AtEnd);
            (rowEnd, anyQuoted) = (scanner.RowEnd, scanner.AnyQuoted);
            switch (fate)
            {
                case CsvFate.Blank:
                    NextLine++;
                    Start = scanner.Next;
                    continue;
                case CsvFate.Row or CsvFate.TooLong:
                    Rows++;
                    NextLine += anyQuoted ? CountLines() : 1;
                    Start = scanner.Next;
                    if (fate == CsvFate.TooLong) Fault = "The row is longer than 64 KiB.";
                    return true;
                default:
                    GiveUpLine(fate);
                    return true;
            }
        }

        return false;
    }

    private void GiveUpLine(CsvFate fate)
    {
        Rows++;
        NextLine++;
        var next = CsvScanner.LineEnd(Bytes, Start, Seen, AtEnd);
        Start = next < 0 ? End : next;
        rowEnd = Start;
        Fault = fate switch
        {
            CsvFate.GoesOn => "A quoted cell goes on behind its closing quote: inside a quoted cell a quote is written twice.",
            CsvFate.NeverClosed => "A quote is opened in this row and never closed.",
            _ => "The row is longer than 64 KiB.",
        };
    }

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

    /// <summary>The cell at a position of the row.</summary>
    public ReadOnlySpan<byte> PhysicalCell(int cell)
    {
        var raw = Bytes.AsSpan(scanner.Starts[cell], scanner.Lengths[cell]);
        if (!scanner.IsDoubled(cell)) return raw;
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
}
