using System.Collections.Immutable;

namespace NurtureLang.History.Rows;

/// <summary>What the rows of a file came to.</summary>
/// <param name="Rows">How many there were below the header.</param>
/// <param name="Ignored">Columns that nobody asked for.</param>
internal sealed record RowCounts(long Rows, ImmutableArray<string> Ignored)
{
    /// <summary>No file.</summary>
    public static RowCounts None { get; } = new(0, []);
}
