using NurtureLang.History.Rows;

namespace NurtureLang.History.Log;

/// <summary>Refuses a file that lacks a column without which none of its rows can be read.</summary>
internal static class RequiredColumns
{
    /// <summary>Throws where one is missing, naming what the file has and what mends it.</summary>
    public static void Check(RowSource rows, WantedColumns wanted, ReadOnlySpan<(string Field, int Column)> required)
    {
        foreach (var (field, column) in required)
        {
            if (rows.Has(column)) continue;
            var found = rows.DescribeColumns();
            var mend = wanted[column] != field
                ? $"The mapping file says that it holds {field}."
                : found.Contains(';', StringComparison.Ordinal) && !found.Contains(',', StringComparison.Ordinal)
                    ? "Its columns seem to be separated by semicolons: save it with commas."
                    : $"Name the column so in the first line, or say with --map which column holds {field}.";
            throw new HistoryException($"{rows.Name} has no column \"{wanted[column]}\"; it has {found}. {mend}");
        }
    }
}
