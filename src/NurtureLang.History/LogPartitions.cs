using NurtureLang.History.Log;
using NurtureLang.History.Stored;
using NurtureLang.Plan.Schema;

namespace NurtureLang.History;

/// <summary>A history that was read from its files: the contacts in memory, the events by partition in memory and, where they are many, in a temporary file.</summary>
internal sealed class LogPartitions : PartitionedHistory
{
    private readonly PlanSchema schema;
    private readonly int[] propertyCounts;
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
        propertyCounts = [.. schema.Events.Select(one => one.Properties.Length)];
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
    public override int PartitionOf(ReadOnlySpan<byte> contactId) => PartitionHash.Of(contactId, tables.Length);

    /// <inheritdoc/>
    public override HistoryData Load(int partition)
    {
        CheckPartition(partition);
        var table = tables[partition].Clone();
        var withRows = table.Rows;
        var (events, values) = SizeOf(partition);
        var log = new EventLog(schema, events, values, HasReceivedAt);
        var loader = new PartitionLoader(table, log);
        var cursors = Cursors(partition);
        if (cursors.Length > 0) loader.Load(cursors);
        foreach (var cursor in cursors) cursor.Dispose();
        return new HistoryData(table, log, HistorySummary.OfPartition(table.Count, withRows, log.Count, loader.Duplicates));
    }

    /// <inheritdoc/>
    public override HistoryData LoadToRun(int partition)
    {
        CheckPartition(partition);
        if (HasReceivedAt || writers.Length == 0) return Load(partition);
        var table = tables[partition].Clone();
        var withRows = table.Rows;
        var (events, values) = SizeOf(partition);
        var cursors = Cursors(partition);
        using var grouping = new DirectGrouping(table, propertyCounts);
        var log = grouping.TryGroup(cursors, events, values);
        foreach (var cursor in cursors) cursor.Dispose();
        return log is null
            ? Load(partition)
            : new HistoryData(table, new StoredLog(log, AsReceived: null, HasReceived: false), HistorySummary.OfPartition(table.Count, withRows, events, duplicates: 0));
    }

    private void CheckPartition(int partition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, tables.Length);
    }

    private (int Events, int Values) SizeOf(int partition) =>
        (Fits(writers.Sum(one => one.Lists[partition].Events)), Fits(writers.Sum(one => one.Lists[partition].Values)));

    private RecordCursor[] Cursors(int partition) => [.. writers.Select(one => new RecordCursor(one.Lists[partition], file))];

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
    }

    private static int Fits(long count) => count <= Array.MaxLength
        ? (int)count
        : throw new HistoryException(
            $"A part of the history has {count} events or values, more than can be in memory at once: leave out columns or events that the campaign does not use.");
}
