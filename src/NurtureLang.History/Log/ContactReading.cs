using NurtureLang.History.Rejects;
using NurtureLang.History.Rows;
using NurtureLang.History.Values;

namespace NurtureLang.History.Log;

/// <summary>Reads the rows of a contacts file.</summary>
internal static class ContactReading
{
    private const string ContactId = "contact_id";

    /// <summary>Reads all rows into the table.</summary>
    public static RowCounts Read(
        HistorySource source, ContactTable table, CellContext context, RowRejects rejects, HistoryOptions options)
    {
        var wanted = new WantedColumns();
        var mapping = options.Mapping.Contacts;
        var idColumn = wanted.Want(mapping.GetValueOrDefault(ContactId, ContactId), isProperty: false);
        var fields = options.Schema.Fields;
        var columns = fields.Select(field => wanted.Want(mapping.GetValueOrDefault(field.Name, field.Name), isProperty: true)).ToArray();
        var readers = fields.Select(field => context.ReaderFor(field.Type)).ToArray();
        using var rows = HistoryReader.OpenRows(source, wanted, options);
        RequiredColumns.Check(rows, wanted, [(ContactId, idColumn)]);
        RequiredColumns.Check(rows, wanted, [.. fields.Zip(columns).Where(f => !f.First.Type.Optional).Select(f => (f.First.Name, f.Second))]);
        var values = new long[fields.Length];
        while (rows.Read())
        {
            if (rows.Fault is { } fault)
            {
                rejects.Add(rows, null, fault);
                continue;
            }

            var id = Digits.Trim(rows.Cell(idColumn));
            if (id.Length == 0)
            {
                rejects.Add(rows, wanted[idColumn], "The contact_id is blank.");
                continue;
            }

            if (table.Find(id) >= 0)
            {
                rejects.Add(rows, wanted[idColumn], $"The contact {CellReader.Show(id)} stands in the file before; its first row counts.");
                continue;
            }

            var bad = ReadCells(rows, columns, readers, values);
            if (bad >= 0)
            {
                var cell = rows.Cell(columns[bad]);
                rejects.Add(rows, wanted[columns[bad]], $"{fields[bad].Name} {readers[bad].Explain(cell)}");
                continue;
            }

            table.Set(table.FindOrAdd(id, out _), values);
        }

        return new RowCounts(rows.Rows, rows.Ignored);
    }

    /// <summary>Reads cells into values; says which one could not be read, or -1.</summary>
    internal static int ReadCells(RowReader rows, int[] columns, CellReader[] readers, long[] values)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (!readers[i].TryRead(rows.Cell(columns[i]), out values[i])) return i;
        }

        return -1;
    }
}
