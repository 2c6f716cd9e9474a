namespace NurtureLang.History.Rows;

/// <summary>The cells of the present row; a structure for each kind of reader, so that the code for each is made apart.</summary>
internal interface ICells
{
    /// <summary>The cell of a wanted column; empty where the row has none.</summary>
    ReadOnlySpan<byte> this[int column] { get; }
}

/// <summary>Cells of CSV.</summary>
internal readonly struct CsvCells(CsvRowReader rows) : ICells
{
    /// <inheritdoc/>
    public ReadOnlySpan<byte> this[int column] => rows.CellAt(column);
}

/// <summary>Cells of JSON Lines.</summary>
internal readonly struct JsonCells(JsonRowReader rows) : ICells
{
    /// <inheritdoc/>
    public ReadOnlySpan<byte> this[int column] => rows.Cell(column);
}
