using System.Collections.Immutable;
using System.Text;

namespace NurtureLang.History.Rows;

/// <summary>A file of rows: its blocks one after the other, what its header says, and readers for its rows.</summary>
internal sealed class RowSource : IDisposable
{
    private const int MostIgnoredNames = 100;

    private readonly WantedColumns wanted;
    private readonly RowBytes input;
    private readonly BlockSplitter splitter;
    private readonly RowBlock first;
    private readonly string[] header;
    private readonly int[] cellOf;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="HistoryException">It cannot be used as a whole.</exception>
    public RowSource(HistorySource source, WantedColumns wanted, Action<string, long>? progress, int blockSize)
    {
        this.wanted = wanted;
        Name = source.Name;
        Format = source.Format;
        BlockSize = blockSize;
        input = new RowBytes(source, progress);
        splitter = new BlockSplitter(input, source.Format, blockSize);
        first = new RowBlock(blockSize);
        try
        {
            header = source.Format switch
            {
                HistoryFormat.Csv => ReadHeader(),
                HistoryFormat.JsonLines => ReadNoHeader(),
                _ => throw new System.Diagnostics.UnreachableException($"format {source.Format}"),
            };
            cellOf = [.. Enumerable.Range(0, wanted.Count).Select(column => Array.IndexOf(header, wanted[column]))];
            RefuseDoubledColumns();
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>What the user calls it.</summary>
    public string Name { get; }

    /// <summary>How its rows are written.</summary>
    public HistoryFormat Format { get; }

    /// <summary>The size of its blocks.</summary>
    public int BlockSize { get; }

    /// <summary>The number of the first line below the header.</summary>
    public long FirstLine { get; private set; } = 1;

    /// <summary>The number of the next block.</summary>
    public long NextSequence { get; private set; }

    /// <summary>Columns of the header that nobody asked for, in order of name.</summary>
    public ImmutableArray<string> Ignored
    {
        get
        {
            var asked = Enumerable.Range(0, wanted.Count).Select(column => wanted[column]).ToHashSet(StringComparer.Ordinal);
            var names = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var name in header)
            {
                if (names.Count < MostIgnoredNames && !asked.Contains(name)) names.Add(name);
            }

            return [.. names];
        }
    }

    /// <summary>How many cells a row of CSV has to have.</summary>
    public int Width => header.Length;

    /// <summary>The cell in which a wanted column stands in a row of CSV; -1 where the file lacks it.</summary>
    public int CellOf(int column) => cellOf[column];

    /// <summary>Whether the file has a wanted column; always true where rows name their columns themselves.</summary>
    public bool Has(int column) => Format == HistoryFormat.JsonLines || cellOf[column] >= 0;

    /// <summary>Every column that the file has, for a sentence about one that it lacks.</summary>
    public string DescribeColumns() => Format == HistoryFormat.JsonLines ? "what each line names" : string.Join(", ", header);

    /// <summary>A reader for rows of its blocks, for one thread.</summary>
    public RowReader NewReader() => Format == HistoryFormat.Csv ? new CsvRowReader(cellOf, header.Length) : new JsonRowReader(wanted);

    /// <summary>Fills a block with the next rows and numbers it; false when there are none. For one thread at a time.</summary>
    /// <exception cref="HistoryException">The file cannot be read on.</exception>
    public bool Next(RowBlock block)
    {
        if (first.Start < first.End)
        {
            // What stands behind the header in its block.
            (block.Bytes, first.Bytes) = (first.Bytes, block.Bytes);
            (block.Start, block.End, block.Seen, block.AtEnd) = (first.Start, first.End, first.Seen, first.AtEnd);
            first.Start = first.End;
        }
        else if (!splitter.Next(block))
        {
            return false;
        }

        block.Sequence = NextSequence++;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => input.Dispose();

    private string[] ReadHeader()
    {
        var rows = new CsvRowReader([], 0);
        while (splitter.Next(first))
        {
            rows.Begin(first, FirstLine);
            var found = rows.ReadHeader();
            FirstLine = rows.NextLine;
            first.Start = rows.Next;
            if (!found) continue;
            if (rows.Fault is { } fault) throw new HistoryException($"The header of {Name}, in line {rows.Line}, cannot be read. {fault}");
            if (!rows.IsUtf8) throw new HistoryException($"The header of {Name} is not valid UTF-8: save the file as UTF-8.");
            return [.. Enumerable.Range(0, rows.Count).Select(cell => Encoding.UTF8.GetString(rows.PhysicalCell(cell)).Trim())];
        }

        throw new HistoryException($"{Name} is empty: its first line has to name the columns.");
    }

    private string[] ReadNoHeader() =>
        splitter.Next(first) ? [] : throw new HistoryException($"{Name} is empty: each of its lines has to hold one JSON object.");

    private void RefuseDoubledColumns()
    {
        for (var column = 0; column < wanted.Count; column++)
        {
            var name = wanted[column];
            if (header.Count(one => one == name) > 1)
                throw new HistoryException($"{Name} has the column \"{name}\" twice: which one is meant cannot be told; rename one of them.");
        }
    }
}
