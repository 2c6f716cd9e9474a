using NurtureLang.History.Log;
using NurtureLang.History.Values;
using NurtureLang.Plan.Schema;

namespace NurtureLang.History;

/// <summary>A history that was read from its files: the contacts in memory, the events by partition in memory and, where they are many, in a temporary file.</summary>
internal sealed class LogPartitions : PartitionedHistory
{
    private readonly PlanSchema schema;
    private readonly ContactTable[] tables;
    private readonly RecordWriter[] writers;
    private readonly SpillFile file;

    /// <summary>Takes what was read.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="tables">The contacts of each partition that have rows of their own.</param>
    /// <param name="writers">The events that each thread read.</param>
    /// <param name="file">What memory did not hold.</param>
    /// <param name="summary">What reading found.</param>
    public LogPartitions(PlanSchema schema, ContactTable[] tables, RecordWriter[] writers, SpillFile file, HistorySummary summary)
    {
        this.schema = schema;
        this.tables = tables;
        this.writers = writers;
        this.file = file;
        Summary = summary;
        HasReceivedAt = writers.Any(one => one.HasReceived);
    }

    /// <inheritdoc/>
    public override int Partitions => tables.Length;

    /// <inheritdoc/>
    public override bool HasReceivedAt { get; }

    /// <inheritdoc/>
    public override HistorySummary Summary { get; }

    /// <inheritdoc/>
    public override HistorySpan SpanOf(EventOrder order) => writers.Aggregate(HistorySpan.None, (span, one) => span.With(one.SpanOf(order)));

    /// <inheritdoc/>
    public override int PartitionOf(ReadOnlySpan<byte> contactId) => RecordWriter.PartitionOf(ByteIndex.Hash(contactId), tables.Length);

    /// <inheritdoc/>
    public override HistoryData Load(int partition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, tables.Length);
        var table = tables[partition].Clone();
        var withRows = table.Count;
        var log = new EventLog(
            schema, Fits(writers.Sum(one => one.Lists[partition].Events)), Fits(writers.Sum(one => one.Lists[partition].Values)), HasReceivedAt);
        var loader = new PartitionLoader(table, log);
        if (writers.Length > 0) loader.Load([.. writers.Select(one => new RecordCursor(one.Lists[partition], file))]);
        return new HistoryData(table, log, Nothing with
        {
            Contacts = table.Count,
            Events = log.Count,
            Duplicates = loader.Duplicates,
            ContactsFromEventsOnly = table.Count - withRows,
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
    }

    private static HistorySummary Nothing { get; } = new()
    {
        Contacts = 0,
        ContactRows = 0,
        EventRows = 0,
        Events = 0,
        RejectedContacts = 0,
        RejectedEvents = 0,
        Duplicates = 0,
        ContactsFromEventsOnly = 0,
        InstantsWithoutOffset = 0,
        UnknownTimeZones = 0,
        IgnoredContactColumns = [],
        IgnoredEventColumns = [],
    };

    private static int Fits(long count) => count <= Array.MaxLength
        ? (int)count
        : throw new HistoryException(
            $"A part of the history has {count} events or values, more than can be in memory at once: leave out columns or events that the campaign does not use.");
}
