using NurtureLang.History.Rejects;
using NurtureLang.History.Rows;
using NurtureLang.History.Values;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Log;

/// <summary>Reads the rows of an events file.</summary>
internal sealed class EventReading
{
    private const int MostNamed = 12;

    private readonly WantedColumns wanted = new();
    private readonly HistoryOptions options;
    private readonly NameTable names;
    private readonly EventCells[] events;
    private readonly int contactColumn;
    private readonly int timeColumn;
    private readonly int eventColumn;
    private readonly int idColumn;
    private readonly int receivedColumn;
    private readonly EventLog log;
    private readonly ContactTable table;
    private readonly InstantReader instants;
    private readonly RowRejects rejects;
    private int newContacts;
    private long duplicates;

    private EventReading(ContactTable table, CellContext context, RowRejects rejects, HistoryOptions options)
    {
        this.table = table;
        this.rejects = rejects;
        this.options = options;
        log = new EventLog(options.Schema);
        instants = context.Instants;
        contactColumn = WantStandard("contact_id");
        timeColumn = WantStandard("timestamp");
        eventColumn = WantStandard("event");
        idColumn = WantStandard("event_id");
        receivedColumn = WantStandard("received_at");
        names = new NameTable(options.Schema.Events.Select(e => e.Name));
        events = [.. options.Schema.Events.Select(e => new EventCells(e, wanted, options.Mapping, context))];
    }

    /// <summary>Reads all rows into a log; contacts that are new become contacts with unknown fields.</summary>
    public static EventCounts Read(
        HistorySource source, ContactTable table, CellContext context, RowRejects rejects, HistoryOptions options, out EventLog log)
    {
        var reading = new EventReading(table, context, rejects, options);
        using var rows = HistoryReader.OpenRows(source, reading.wanted, options);
        log = reading.log;
        return reading.ReadRows(rows);
    }

    private EventCounts ReadRows(RowReader rows)
    {
        RequiredColumns.Check(rows, wanted, [("contact_id", contactColumn), ("timestamp", timeColumn), ("event", eventColumn)]);
        // CSV is read by code of its own, which calls its cells without looking up what reads them.
        if (rows is CsvRowReader csv)
        {
            var cells = new CsvCells(csv);
            while (csv.Read()) TakeRow(csv, cells);
        }
        else
        {
            var cells = new AnyCells(rows);
            while (rows.Read()) TakeRow(rows, cells);
        }

        return new EventCounts(new RowCounts(rows.Rows, rows.Ignored), duplicates, newContacts);
    }

    private void TakeRow<TCells>(RowReader rows, TCells cells)
        where TCells : struct, ICells
    {
        if (!TryReadRow(rows, cells, out var row)) return;
        var contact = table.FindOrAdd(row.Contact, out var added);
        if (added) newContacts++;
        long id = -1;
        if (row.Id.Length > 0 && !log.Ids.TryAdd(log.Contacts, contact, row.Id, out id))
        {
            duplicates++;
            return;
        }

        log.Add(contact, row.Instant, row.Type, events[row.Type].Values, row.Received, id);
    }

    private bool TryReadRow<TCells>(RowReader rows, TCells cells, out EventRow row)
        where TCells : struct, ICells
    {
        row = default;
        if (rows.Fault is { } fault) return Reject(rows, -1, fault);
        var contact = Digits.Trim(cells[contactColumn]);
        if (contact.Length == 0) return Reject(rows, contactColumn, "The contact_id is blank.");
        var name = Digits.Trim(cells[eventColumn]);
        var type = names.Find(name);
        if (type < 0) return Reject(rows, eventColumn, ExplainEvent(name));
        var time = Digits.Trim(cells[timeColumn]);
        if (!instants.TryRead(time, out var instant)) return Reject(rows, timeColumn, ExplainTime("timestamp", time));
        var received = Value.Unknown;
        var receivedCell = Digits.Trim(cells[receivedColumn]);
        if (receivedCell.Length > 0 && !instants.TryRead(receivedCell, out received))
            return Reject(rows, receivedColumn, ExplainTime("received_at", receivedCell));
        var id = cells[idColumn];
        if (id.Length > EventIds.Longest) return Reject(rows, idColumn, "The event_id is longer than 1,024 bytes.");
        var properties = events[type];
        for (var i = 0; i < properties.Columns.Length; i++)
        {
            var cell = cells[properties.Columns[i]];
            if (!properties.Readers[i].TryRead(cell, out properties.Values[i]))
                return Reject(rows, properties.Columns[i], properties.Explain(i, cell));
        }

        row = new EventRow { Contact = contact, Id = Digits.Trim(id), Type = type, Instant = instant, Received = received };
        return true;
    }

    private bool Reject(RowReader rows, int column, string reason)
    {
        rejects.Add(rows, column < 0 ? null : wanted[column], reason);
        return false;
    }

    private int WantStandard(string name) => wanted.Want(options.Mapping.Events.GetValueOrDefault(name, name), isProperty: false);

    private static string ExplainTime(string field, ReadOnlySpan<byte> cell) => cell.Length == 0
        ? $"The {field} is blank."
        : $"The {field} {CellReader.Show(cell)} is no point in time: {InstantReader.Forms}.";

    private string ExplainEvent(ReadOnlySpan<byte> name)
    {
        if (name.Length == 0) return "The event is blank.";
        var declared = options.Schema.Events.Where(e => e.Role == EventRole.Declared).Select(e => e.Name).ToList();
        var more = declared.Count > MostNamed ? $" and {declared.Count - MostNamed} more" : "";
        var known = declared.Count == 0 ? "none" : string.Join(", ", declared.Take(MostNamed)) + more;
        return $"The campaign declares no event {CellReader.Show(name)}; it declares {known}.";
    }

    private ref struct EventRow
    {
        public ReadOnlySpan<byte> Contact;
        public ReadOnlySpan<byte> Id;
        public int Type;
        public long Instant;
        public long Received;
    }

    /// <summary>How the properties of one event are read.</summary>
    private sealed class EventCells(PlanEvent schema, WantedColumns wanted, HistoryMapping mapping, CellContext context)
    {
        public int[] Columns { get; } =
            [.. schema.Properties.Select(p => wanted.Want(mapping.Events.GetValueOrDefault(p.Name, p.Name), isProperty: true))];

        public CellReader[] Readers { get; } = [.. schema.Properties.Select(p => context.ReaderFor(p.Type))];

        public long[] Values { get; } = new long[schema.Properties.Length];

        public string Explain(int property, ReadOnlySpan<byte> cell) =>
            $"{schema.Properties[property].Name} of {schema.Name} {Readers[property].Explain(cell)}";
    }
}
