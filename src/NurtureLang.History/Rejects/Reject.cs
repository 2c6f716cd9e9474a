namespace NurtureLang.History.Rejects;

/// <summary>A row that could not be read.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">The line on which the row starts; the first line of a file is 1.</param>
/// <param name="Column">The column that is to blame; null where it is the row as a whole.</param>
/// <param name="Reason">Why, and where there is one the mend.</param>
/// <param name="Row">The row as it stands in the file, cut to 200 characters.</param>
public sealed record Reject(string File, long Line, string? Column, string Reason, string Row)
{
    /// <summary>How much of a row is shown.</summary>
    public const int LongestRow = 200;

    /// <summary>The place and the reason in one sentence.</summary>
    public override string ToString() =>
        Column is null ? $"{File}, line {Line}: {Reason}" : $"{File}, line {Line}, column {Column}: {Reason}";
}
