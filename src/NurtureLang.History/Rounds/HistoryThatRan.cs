using NurtureLang.History.Log;
using NurtureLang.History.Stored;

namespace NurtureLang.History.Rounds;

/// <summary>A history whose events were given away while it was read: what is left are its contacts, and what was found.</summary>
internal sealed class HistoryThatRan : PartitionedHistory
{
    private readonly ContactTable[] tables;
    private readonly RecordWriter[] writers;
    private readonly ReadingRounds rounds;

    /// <summary>Takes what was read.</summary>
    /// <param name="tables">The contacts of each partition.</param>
    /// <param name="writers">What the threads read into.</param>
    /// <param name="rounds">What gave the events away.</param>
    /// <param name="summary">What reading found.</param>
    public HistoryThatRan(ContactTable[] tables, RecordWriter[] writers, ReadingRounds rounds, HistorySummary summary)
    {
        this.tables = tables;
        this.writers = writers;
        this.rounds = rounds;
        Summary = summary;
    }

    /// <inheritdoc/>
    public override int Partitions => tables.Length;

    /// <inheritdoc/>
    public override bool HasReceivedAt => false;

    /// <inheritdoc/>
    public override bool HasRun => true;

    /// <inheritdoc/>
    public override HistorySummary Summary { get; }

    /// <inheritdoc/>
    public override HistorySpan SpanOf(EventOrder order) => writers.Aggregate(HistorySpan.None, (span, one) => span.With(one.SpanOf(order)));

    /// <inheritdoc/>
    public override int PartitionOf(ReadOnlySpan<byte> contactId) => PartitionHash.Of(contactId, tables.Length);

    /// <inheritdoc/>
    public override HistoryData Load(int partition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, tables.Length);
        var table = tables[partition];
        var nothing = new ContactLog(new int[table.Count + 1], [], [], [], [0], []);
        return new HistoryData(
            table,
            new StoredLog(nothing, AsReceived: null, HasReceived: false),
            HistorySummary.OfPartition(table.Count, table.Rows, rounds.EventsOf(partition), duplicates: 0));
    }
}
