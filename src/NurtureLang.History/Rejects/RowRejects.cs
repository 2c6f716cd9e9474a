namespace NurtureLang.History.Rejects;

/// <summary>Counts the rows of a file that could not be read, and passes them on in order of the file; the first ends a strict reading.</summary>
internal sealed class RowRejects(HistoryOptions options)
{
    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    /// <summary>Whether anybody looks at them.</summary>
    public bool Wanted => options.Rejects is not null || options.Strict;

    /// <summary>Counts some that nobody looks at.</summary>
    public void Add(long count) => Count += count;

    /// <summary>Takes the next.</summary>
    public void Add(Reject reject)
    {
        options.Rejects?.Add(reject);
        if (options.Strict)
            throw new HistoryException($"{reject} Reading stopped here because it is strict; without --strict such rows are left out and counted.");
    }
}
