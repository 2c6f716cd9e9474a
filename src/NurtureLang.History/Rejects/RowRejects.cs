namespace NurtureLang.History.Rejects;

/// <summary>Counts the rows of a file that could not be read, and passes them on in order of the file; the first ends a strict reading.</summary>
/// <param name="options">Who wants them.</param>
/// <param name="passed">How many of the file were passed on already, when it was read before; these are not passed on again.</param>
internal sealed class RowRejects(HistoryOptions options, long passed)
{
    private long taken;

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    /// <summary>How many were passed on, those of an earlier reading among them.</summary>
    public long Passed => Math.Max(passed, taken);

    /// <summary>Whether anybody looks at them.</summary>
    public bool Wanted => options.Rejects is not null || options.Strict;

    /// <summary>Counts some that nobody looks at.</summary>
    public void Add(long count) => Count += count;

    /// <summary>Takes the next.</summary>
    public void Add(Reject reject)
    {
        if (++taken > passed) options.Rejects?.Add(reject);
        if (options.Strict)
            throw new HistoryException($"{reject} Reading stopped here because it is strict; without --strict such rows are left out and counted.");
    }
}
