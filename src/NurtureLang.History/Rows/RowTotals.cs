namespace NurtureLang.History.Rows;

/// <summary>Adds up what the blocks of a file came to, in order of the blocks.</summary>
internal sealed class RowTotals(RowSource source)
{
    private const int MostIgnoredNames = 100;

    private readonly SortedSet<string> ignored = new(source.Ignored, StringComparer.Ordinal);

    /// <summary>The rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>The number of the first line of the next block.</summary>
    public long NextLine { get; private set; } = source.FirstLine;

    /// <summary>What all of it came to.</summary>
    public RowCounts Counts => new(Rows, [.. ignored]);

    /// <summary>Adds the next block.</summary>
    public void Add(long rows, long lines, IEnumerable<string> names)
    {
        Rows += rows;
        NextLine += lines;
        foreach (var name in names)
        {
            if (ignored.Count < MostIgnoredNames) ignored.Add(name);
        }
    }
}
