using NurtureLang.History.Rejects;
using NurtureLang.History.Rows;
using NurtureLang.History.Values;

namespace NurtureLang.History.Log;

/// <summary>Reads the rows of a contacts file, one after the other.</summary>
internal sealed class ContactReading
{
    private const string ContactId = "contact_id";

    private readonly HistorySource source;
    private readonly HistoryOptions options;
    private readonly RowRejects rejects;
    private readonly ContactTable[] tables;
    private readonly WantedColumns wanted = new();
    private readonly int idColumn;
    private readonly int[] columns;
    private readonly CellReader[] readers;
    private readonly long[] values;

    /// <summary>Prepares to read.</summary>
    /// <param name="source">The file.</param>
    /// <param name="tables">The tables of the partitions, which get the contacts.</param>
    /// <param name="context">What the readers of cells share.</param>
    /// <param name="rejects">Takes the rows that cannot be read.</param>
    /// <param name="options">The options.</param>
    public ContactReading(HistorySource source, ContactTable[] tables, CellContext context, RowRejects rejects, HistoryOptions options)
    {
        this.source = source;
        this.tables = tables;
        this.rejects = rejects;
        this.options = options;
        var mapping = options.Mapping.Contacts;
        var fields = options.Schema.Fields;
        idColumn = wanted.Want(mapping.GetValueOrDefault(ContactId, ContactId), isProperty: false);
        columns = [.. fields.Select(field => wanted.Want(mapping.GetValueOrDefault(field.Name, field.Name), isProperty: true))];
        readers = [.. fields.Select(field => context.ReaderFor(field.Type))];
        values = new long[fields.Length];
    }

    /// <summary>Reads all rows into the tables.</summary>
    public RowCounts Read(int blockSize)
    {
        var fields = options.Schema.Fields;
        using var file = new RowSource(source, wanted, options.Progress, blockSize);
        RequiredColumns.Check(file, wanted, [(ContactId, idColumn)]);
        var needed = fields.Zip(columns).Where(pair => !pair.First.Type.Optional).Select(pair => (pair.First.Name, pair.Second));
        RequiredColumns.Check(file, wanted, [.. needed]);
        var block = new RowBlock(blockSize);
        var rows = file.NewReader();
        var counts = new RowTotals(file);
        while (file.Next(block))
        {
            rows.Begin(block, counts.NextLine);
            while (rows.Read()) TakeRow(rows);
            counts.Add(rows.Rows, rows.NextLine - counts.NextLine, rows.Ignored);
            rows.Ignored.Clear();
        }

        return counts.Counts;
    }

    private void TakeRow(RowReader rows)
    {
        if (rows.Fault is { } fault)
        {
            Reject(rows, -1, fault);
            return;
        }

        var id = Digits.Trim(rows.Cell(idColumn));
        if (id.Length == 0)
        {
            Reject(rows, idColumn, "The contact_id is blank.");
            return;
        }

        var hash = ByteIndex.Hash(id);
        var table = tables[RecordWriter.PartitionOf(hash, tables.Length)];
        if (table.Find(id) >= 0)
        {
            Reject(rows, idColumn, $"The contact {CellReader.Show(id)} stands in the file before; its first row counts.");
            return;
        }

        for (var i = 0; i < columns.Length; i++)
        {
            var cell = rows.Cell(columns[i]);
            if (readers[i].TryRead(cell, out values[i])) continue;
            Reject(rows, columns[i], $"{options.Schema.Fields[i].Name} {readers[i].Explain(cell)}");
            return;
        }

        table.Set(table.FindOrAdd(id, hash, out _), values);
    }

    private void Reject(RowReader rows, int column, string reason)
    {
        rejects.Add(1);
        if (rejects.Wanted) rejects.Add(new Reject(source.Name, rows.Line, column < 0 ? null : wanted[column], reason, rows.Preview()));
    }
}
