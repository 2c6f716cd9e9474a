using NurtureLang.History.Log;
using NurtureLang.History.Rejects;
using NurtureLang.History.Rows;
using NurtureLang.History.Values;

namespace NurtureLang.History;

/// <summary>Reads a history from its files into memory.</summary>
public static class HistoryReader
{
    /// <summary>
    /// Reads contacts, then events. A row that cannot be read goes to the rejects with its line and the reason, and the reading goes on, or with
    /// <see cref="HistoryOptions.Strict"/> stops.
    /// </summary>
    /// <param name="contacts">The contacts; null where only the events are there.</param>
    /// <param name="events">The events; null where only the contacts are there.</param>
    /// <param name="options">What else reading has to know.</param>
    /// <exception cref="HistoryException">A file cannot be used as a whole, or a row cannot be read and reading is strict.</exception>
    public static HistoryData Read(HistorySource? contacts, HistorySource? events, HistoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var context = new CellContext(options);
        var table = new ContactTable(options.Schema.Fields.Length);
        var contactRejects = new RowRejects(options);
        var eventRejects = new RowRejects(options);
        var contactReading = contacts is null ? RowCounts.None : ContactReading.Read(contacts, table, context, contactRejects, options);
        var log = new EventLog(options.Schema);
        var eventReading = events is null ? EventCounts.None : EventReading.Read(events, table, context, eventRejects, options, out log);
        var summary = new HistorySummary
        {
            Contacts = table.Count,
            ContactRows = contactReading.Rows,
            EventRows = eventReading.Rows.Rows,
            Events = log.Count,
            RejectedContacts = contactRejects.Count,
            RejectedEvents = eventRejects.Count,
            Duplicates = eventReading.Duplicates,
            ContactsFromEventsOnly = eventReading.NewContacts,
            InstantsWithoutOffset = context.Instants.WithoutOffset,
            UnknownTimeZones = context.Zones.Unknown,
            IgnoredContactColumns = contactReading.Ignored,
            IgnoredEventColumns = eventReading.Rows.Ignored,
        };
        return new HistoryData(table, log, summary);
    }

    /// <summary>The reader of rows for a source's format.</summary>
    internal static RowReader OpenRows(HistorySource source, WantedColumns wanted, HistoryOptions options) => source.Format switch
    {
        HistoryFormat.Csv => new CsvRowReader(source, wanted, options.Progress),
        HistoryFormat.JsonLines => new JsonRowReader(source, wanted, options.Progress),
        _ => throw new System.Diagnostics.UnreachableException($"format {source.Format}"),
    };
}
