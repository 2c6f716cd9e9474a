using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using NurtureLang.History.Rejects;

namespace NurtureLang.History.Rows;

/// <summary>Reads rows one after the other; the cells of the present one are spans of bytes that live until the next.</summary>
internal abstract class RowReader : IDisposable
{
    private const int MostIgnoredNames = 100;
    private const int PreviewBytes = 4 * Reject.LongestRow;

    private readonly SortedSet<string> ignored = new(StringComparer.Ordinal);
    private readonly byte[] preview = new byte[PreviewBytes];
    private int previewLength;
    private bool gaveUp;

    protected RowReader(HistorySource source, WantedColumns wanted, Action<string, long>? progress)
    {
        Source = source;
        Wanted = wanted;
        Input = new RowBytes(source, progress);
    }

    /// <summary>Where the rows come from.</summary>
    public HistorySource Source { get; }

    /// <summary>How many rows there were so far, blank lines not among them.</summary>
    public long Rows { get; protected set; }

    /// <summary>The line on which the present row starts.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with the present row as a whole; null when its cells can be looked at.</summary>
    public string? Fault { get; protected set; }

    /// <summary>Columns of the file that nobody asked for, in order of name.</summary>
    public ImmutableArray<string> Ignored => [.. ignored];

    /// <summary>The columns that are asked for.</summary>
    protected WantedColumns Wanted { get; }

    /// <summary>The bytes of the file.</summary>
    protected RowBytes Input { get; }

    /// <summary>The line that follows what has been read.</summary>
    protected long NextLine { get; set; } = 1;

    /// <summary>Goes to the next row; false when there is none.</summary>
    public abstract bool Read();

    /// <summary>The cell of a wanted column; empty where the row has none.</summary>
    public abstract ReadOnlySpan<byte> Cell(int column);

    /// <summary>Whether the file has a wanted column; always true where rows name their columns themselves.</summary>
    public abstract bool Has(int column);

    /// <summary>Every column that the file has, for a sentence about one that it lacks.</summary>
    public abstract string DescribeColumns();

    /// <summary>The present row as it stands in the file, cut to 200 characters.</summary>
    public string Preview()
    {
        // A line that was given up has left the window; its beginning was kept.
        if (!gaveUp) KeepPreview(Row);
        var text = Encoding.UTF8.GetString(preview, 0, previewLength);
        return text.Length > Reject.LongestRow ? text[..Reject.LongestRow] : text;
    }

    /// <inheritdoc/>
    public void Dispose() => Input.Dispose();

    /// <summary>The bytes of the present row without its line end.</summary>
    protected abstract ReadOnlySpan<byte> Row { get; }

    /// <summary>Begins a row on the next line.</summary>
    protected void Begin()
    {
        Line = NextLine;
        Fault = null;
        gaveUp = false;
    }

    /// <summary>Finds fault with a row whose bytes are no UTF-8.</summary>
    protected void CheckEncoding()
    {
        if (!Utf8.IsValid(Row)) Fault = "The row is not valid UTF-8: save the file as UTF-8.";
    }

    /// <summary>Remembers the name of a column that nobody asked for.</summary>
    protected void Ignore(string name)
    {
        if (ignored.Count < MostIgnoredNames) ignored.Add(name);
    }

    /// <summary>Gives up the line on which the present row starts, however long it is, and goes on with the next.</summary>
    protected void SkipLine(string fault)
    {
        Rows++;
        Fault = fault;
        gaveUp = true;
        KeepPreview(Input.Bytes.AsSpan(Input.Start, Input.End - Input.Start));
        while (true)
        {
            var rest = Input.Bytes.AsSpan(Input.Start, Input.End - Input.Start);
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end >= 0 && (rest[end] == '\n' || end + 1 < rest.Length || Input.AtEnd))
            {
                var pair = rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n';
                Input.Start += end + (pair ? 2 : 1);
                break;
            }

            // A carriage return at the very end is kept until it is known whether a line feed follows.
            Input.Start = end >= 0 ? Input.End - 1 : Input.End;
            if (!Input.Fill()) break;
        }

        NextLine++;
    }

    private void KeepPreview(ReadOnlySpan<byte> row)
    {
        var line = row.Length > PreviewBytes ? row[..PreviewBytes] : row;
        var end = line.IndexOfAny((byte)'\n', (byte)'\r');
        if (end >= 0) line = line[..end];
        line.CopyTo(preview);
        previewLength = line.Length;
    }
}
