using System.Text;
using System.Text.Unicode;
using NurtureLang.History.Rejects;

namespace NurtureLang.History.Rows;

/// <summary>Reads the rows of blocks one after the other; the cells of the present one are spans of bytes that live until the next.</summary>
internal abstract class RowReader
{
    private const int PreviewBytes = 4 * Reject.LongestRow;

    /// <summary>How many rows there were in the block so far, blank lines not among them.</summary>
    public long Rows { get; protected set; }

    /// <summary>The line on which the present row starts.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with the present row as a whole; null when its cells can be looked at.</summary>
    public string? Fault { get; protected set; }

    /// <summary>The line that follows what has been read.</summary>
    public long NextLine { get; protected set; }

    /// <summary>Columns that nobody asked for and that only rows name, each when it is met first; whoever takes them empties the list.</summary>
    public List<string> Ignored { get; } = [];

    /// <summary>The bytes of the block.</summary>
    protected byte[] Bytes { get; private set; } = [];

    /// <summary>Where the next row starts.</summary>
    protected int Start { get; set; }

    /// <summary>Where the last row of the block ends.</summary>
    protected int End { get; private set; }

    /// <summary>Where the bytes end that a row may be looked at in.</summary>
    protected int Seen { get; private set; }

    /// <summary>Whether nothing that matters stands behind <see cref="Seen"/>.</summary>
    protected bool AtEnd { get; private set; }

    /// <summary>The bytes of the present row without its line end; of a line that was given up, its bytes.</summary>
    protected abstract ReadOnlySpan<byte> Row { get; }

    /// <summary>Begins a block.</summary>
    /// <param name="block">The block; the reader moves nothing in it.</param>
    /// <param name="line">The number of its first line.</param>
    public virtual void Begin(RowBlock block, long line)
    {
        Bytes = block.Bytes;
        Start = block.Start;
        End = block.End;
        Seen = block.Seen;
        AtEnd = block.AtEnd;
        NextLine = line;
        Rows = 0;
    }

    /// <summary>Goes to the next row; false when the block has none.</summary>
    public abstract bool Read();

    /// <summary>The cell of a wanted column; empty where the row has none.</summary>
    public abstract ReadOnlySpan<byte> Cell(int column);

    /// <summary>The present row as it stands in the file, cut to 200 characters.</summary>
    public string Preview()
    {
        var line = Row.Length > PreviewBytes ? Row[..PreviewBytes] : Row;
        var end = line.IndexOfAny((byte)'\n', (byte)'\r');
        var text = Encoding.UTF8.GetString(end >= 0 ? line[..end] : line);
        return text.Length > Reject.LongestRow ? text[..Reject.LongestRow] : text;
    }

    /// <summary>Begins a row on the next line.</summary>
    protected void BeginRow()
    {
        Line = NextLine;
        Fault = null;
    }

    /// <summary>Finds fault with a row whose bytes are no UTF-8.</summary>
    protected void CheckEncoding()
    {
        if (!Utf8.IsValid(Row)) Fault = "The row is not valid UTF-8: save the file as UTF-8.";
    }
}
