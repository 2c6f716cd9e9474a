using System.Buffers.Binary;
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
    private const int LongestEventId = 1024;

    private readonly WantedColumns wanted = new();
    private readonly HistoryOptions options;
    private readonly NameTable names;
    private readonly EventCells[] events;
    private readonly int contactColumn;
    private readonly int timeColumn;
    private readonly int eventColumn;
    private readonly int idColumn;
    private readonly int receivedColumn;
    private readonly byte[] key = new byte[sizeof(int) + LongestEventId];

    private EventReading(CellContext context, HistoryOptions options)
    {
        this.options = options;
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
        var reading = new EventReading(context, options);
        using var rows = HistoryReader.OpenRows(source, reading.wanted, options);
        return reading.ReadRows(rows, table, context, rejects, out log);
    }

    private EventCounts ReadRows(RowReader rows, ContactTable table, CellContext context, RowRejects rejects, out EventLog log)
    {
        RequiredColumns.Check(rows, wanted, [("contact_id", contactColumn), ("timestamp", timeColumn), ("event", eventColumn)]);
        log = new EventLog();
        var newContacts = 0;
        long duplicates = 0;
        while (rows.Read())
        {
            if (!TryReadRow(rows, context, rejects, out var row)) continue;
            var contact = table.FindOrAdd(Digits.Trim(rows.Cell(contactColumn)), out var added);
            if (added) newContacts++;
            var id = -1;
            var idCell = Digits.Trim(rows.Cell(idColumn));
            if (idCell.Length > 0)
            {
                id = log.EventIds.FindOrAdd(KeyOf(contact, idCell), out var first);
                if (!first)
                {
                    duplicates++;
                    continue;
                }
            }

            log.Add(contact, row.Instant, row.Type, events[row.Type].Values, row.Received, id);
        }

        return new EventCounts(new RowCounts(rows.Rows, rows.Ignored), duplicates, newContacts);
    }

    private bool TryReadRow(RowReader rows, CellContext context, RowRejects rejects, out EventRow row)
    {
        row = default;
        if (rows.Fault is { } fault) return Reject(rows, rejects, -1, fault);
        if (Digits.Trim(rows.Cell(contactColumn)).Length == 0) return Reject(rows, rejects, contactColumn, "The contact_id is blank.");
        var name = Digits.Trim(rows.Cell(eventColumn));
        var type = names.Find(name);
        if (type < 0) return Reject(rows, rejects, eventColumn, ExplainEvent(name));
        var time = Digits.Trim(rows.Cell(timeColumn));
        if (!context.Instants.TryRead(time, out var instant)) return Reject(rows, rejects, timeColumn, ExplainTime("timestamp", time));
        var received = Value.Unknown;
        var receivedCell = Digits.Trim(rows.Cell(receivedColumn));
        if (receivedCell.Length > 0 && !context.Instants.TryRead(receivedCell, out received))
            return Reject(rows, rejects, receivedColumn, ExplainTime("received_at", receivedCell));
        if (rows.Cell(idColumn).Length > LongestEventId) return Reject(rows, rejects, idColumn, "The event_id is longer than 1,024 bytes.");
        var cells = events[type];
        var bad = ContactReading.ReadCells(rows, cells.Columns, cells.Readers, cells.Values);
        if (bad >= 0)
        {
            var cell = rows.Cell(cells.Columns[bad]);
            return Reject(rows, rejects, cells.Columns[bad], cells.Explain(bad, cell));
        }

        row = new EventRow(type, instant, received);
        return true;
    }

    private bool Reject(RowReader rows, RowRejects rejects, int column, string reason)
    {
        rejects.Add(rows, column < 0 ? null : wanted[column], reason);
        return false;
    }

    // An event_id is one contact's: a log that numbers each contact's events from 1 loses none of them.
    private ReadOnlySpan<byte> KeyOf(int contact, ReadOnlySpan<byte> id)
    {
        BinaryPrimitives.WriteInt32LittleEndian(key, contact);
        id.CopyTo(key.AsSpan(sizeof(int)));
        return key.AsSpan(0, sizeof(int) + id.Length);
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

    private readonly record struct EventRow(int Type, long Instant, long Received);

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
