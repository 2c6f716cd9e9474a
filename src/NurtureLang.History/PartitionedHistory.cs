using NurtureLang.History.Log;

namespace NurtureLang.History;

/// <summary>A history dealt by contact into partitions that are loaded one at a time, so that it may be larger than memory.</summary>
/// <remarks>INVARIANT: every contact is in exactly one partition, with all of its events. Which one depends on its contact_id alone.</remarks>
public abstract class PartitionedHistory : IDisposable
{
    /// <summary>How many partitions there are, 1 at least; some may hold nobody.</summary>
    public abstract int Partitions { get; }

    /// <summary>Whether the log says when events were received, so that they can be late.</summary>
    public abstract bool HasReceivedAt { get; }

    /// <summary>Whether its events were run while it was read; then its partitions hold contacts, and no events.</summary>
    public virtual bool HasRun => false;

    /// <summary>What reading the files found, without what is known only of a partition that was loaded: see <see cref="HistorySummary.With"/>.</summary>
    public abstract HistorySummary Summary { get; }

    /// <summary>A history in memory as one partition.</summary>
    public static PartitionedHistory Of(HistoryData history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new OnePartition(history);
    }

    /// <summary>From when to when the events go, by the instants that an order goes by.</summary>
    public abstract HistorySpan SpanOf(EventOrder order);

    /// <summary>The partition in which a contact would be, from 0.</summary>
    /// <param name="contactId">The contact_id as UTF-8.</param>
    public abstract int PartitionOf(ReadOnlySpan<byte> contactId);

    /// <summary>Loads a partition. Safe for several threads, each with partitions of its own; what is loaded belongs to the caller.</summary>
    /// <param name="partition">The partition, from 0.</param>
    /// <exception cref="HistoryException">Its part of the file is damaged or cannot be read.</exception>
    public abstract HistoryData Load(int partition);

    /// <summary>
    /// Loads a partition to run its contacts once, grouped and in order of time: the same events as <see cref="Load"/>, faster where they come so, in memory
    /// that the next one uses again when this one is disposed of.
    /// </summary>
    /// <param name="partition">The partition, from 0.</param>
    /// <exception cref="HistoryException">Its part of the file is damaged or cannot be read.</exception>
    public virtual HistoryData LoadToRun(int partition) => Load(partition);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of files.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private sealed class OnePartition(HistoryData history) : PartitionedHistory
    {
        public override int Partitions => 1;

        public override bool HasReceivedAt => history.HasReceivedAt;

        public override HistorySummary Summary => history.Summary.WithoutPartitions();

        public override HistorySpan SpanOf(EventOrder order)
        {
            var log = history.Group(order);
            var span = HistorySpan.None;
            for (var contact = 0; contact < log.ContactCount; contact++)
            {
                var events = log[contact];
                foreach (var instant in order == EventOrder.AsReceived && events.ReceivedAt.Length > 0 ? events.ReceivedAt : events.Instants)
                    span = span.With(instant);
            }

            return span;
        }

        public override int PartitionOf(ReadOnlySpan<byte> contactId) => 0;

        public override HistoryData Load(int partition) => history;
    }
}
