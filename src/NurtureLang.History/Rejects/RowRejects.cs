using NurtureLang.History.Rows;

namespace NurtureLang.History.Rejects;

/// <summary>Counts the rows of a file that could not be read, and passes them on; the first ends a strict reading.</summary>
internal sealed class RowRejects(HistoryOptions options)
{
    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    /// <summary>Rejects the present row.</summary>
    public void Add(RowReader rows, string? column, string reason)
    {
        Count++;
        if (options.Rejects is null && !options.Strict) return;
        var reject = new Reject(rows.Source.Name, rows.Line, column, reason, rows.Preview());
        options.Rejects?.Add(reject);
        if (options.Strict)
            throw new HistoryException($"{reject} Reading stopped here because it is strict; without --strict such rows are left out and counted.");
    }
}
