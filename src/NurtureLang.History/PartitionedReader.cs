using NurtureLang.History.Log;
using NurtureLang.History.Rejects;
using NurtureLang.History.Rounds;
using NurtureLang.History.Rows;
using NurtureLang.History.Values;

namespace NurtureLang.History;

/// <summary>Reads a history from its files into partitions, on several threads.</summary>
public static class PartitionedReader
{
    /// <summary>How many bytes of events are held in memory where nothing else is said; what is more goes to a temporary file.</summary>
    public const long UsualMemory = 128L * 1024 * 1024;

    /// <summary>How many partitions there are where nothing else is said.</summary>
    public const int UsualPartitions = 256;

    private const int UsualBlock = 256 * 1024;
    private const int BlocksAhead = 4;

    /// <summary>
    /// Reads contacts, then events. A row that cannot be read goes to the rejects with its line and the reason, and the reading goes on, or with
    /// <see cref="HistoryOptions.Strict"/> stops. What is read, in which order, and what is rejected does not depend on the number of threads; only which text
    /// has which id may.
    /// </summary>
    /// <param name="contacts">The contacts; null where only the events are there.</param>
    /// <param name="events">The events; null where only the contacts are there.</param>
    /// <param name="options">What else reading has to know; its functions and its rejects are called by one thread at a time.</param>
    /// <param name="threads">How many threads read events, 1 at least.</param>
    /// <param name="partitions">How many partitions are made, 1 at least.</param>
    /// <param name="memory">About how many bytes of events are held in memory.</param>
    /// <param name="runs">
    /// Takes the events while they are read, where every contact's come in order of time and with ids that only grow; then the history has run. Otherwise it
    /// is told to forget what it took, and the history holds the events.
    /// </param>
    /// <exception cref="HistoryException">A file cannot be used as a whole, a row cannot be read and reading is strict, or the temporary file cannot be written.</exception>
    public static PartitionedHistory Read(
        HistorySource? contacts,
        HistorySource? events,
        HistoryOptions options,
        int threads,
        int partitions = UsualPartitions,
        long memory = UsualMemory,
        IContactRuns? runs = null) =>
        Read(contacts, events, options, threads, partitions, memory, UsualBlock, runs);

    /// <summary>The same with blocks of a size.</summary>
    internal static PartitionedHistory Read(
        HistorySource? contacts,
        HistorySource? events,
        HistoryOptions options,
        int threads,
        int partitions,
        long memory,
        int blockSize,
        IContactRuns? runs = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);
        var contactRejects = new RowRejects(options, 0);
        var eventRejects = new RowRejects(options, 0);
        try
        {
            return new OneReading(contacts, events, options, contactRejects, eventRejects, blockSize).Read(threads, partitions, memory, runs);
        }
        catch (OutOfOrderException)
        {
            contactRejects = new RowRejects(options, contactRejects.Passed);
            eventRejects = new RowRejects(options, eventRejects.Passed);
            return new OneReading(contacts, events, options, contactRejects, eventRejects, blockSize).Read(threads, partitions, memory, runs: null);
        }
    }

    private sealed class OneReading(
        HistorySource? contacts, HistorySource? events, HistoryOptions options, RowRejects contactRejects, RowRejects eventRejects, int blockSize)
    {
        public PartitionedHistory Read(int threads, int partitions, long memory, IContactRuns? runs)
        {
            var tables = new ContactTable[partitions];
            for (var i = 0; i < partitions; i++) tables[i] = new ContactTable(options.Schema.Fields.Length);
            var context = new CellContext(options, new Currencies(), () => { });
            var contactRows = contacts is null
                ? RowCounts.None
                : new ContactReading(contacts, tables, context, contactRejects, options).Read(blockSize);
            var file = new SpillFile(memory, Path.GetTempPath());
            try
            {
                using var reading = events is null ? null : new EventReading(events, options, eventRejects, blockSize);
                // Events out of order may have the files read again.
                var rounds = runs is null || reading is null || events?.CanBeReadAgain != true || contacts?.CanBeReadAgain == false
                    ? null
                    : new ReadingRounds(runs, file, tables, [.. options.Schema.Events.Select(one => one.Properties.Length)]);
                var parsers = reading is null ? [] : reading.Read(threads, threads * BlocksAhead, () => new RecordWriter(file, partitions), rounds);
                var summary = Summary(contactRows, reading?.Counts ?? RowCounts.None, [context, .. parsers.Select(one => one.Context)]);
                RecordWriter[] writers = [.. parsers.Select(one => one.Writer)];
                if (rounds is not { Finished: true }) return new LogPartitions(options.Schema, tables, writers, file, summary);
                file.Dispose();
                return new HistoryThatRan(tables, writers, rounds, summary);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }

        private HistorySummary Summary(RowCounts contactRows, RowCounts eventRows, CellContext[] contexts) => new()
        {
            Contacts = 0,
            ContactRows = contactRows.Rows,
            EventRows = eventRows.Rows,
            Events = 0,
            RejectedContacts = contactRejects.Count,
            RejectedEvents = eventRejects.Count,
            Duplicates = 0,
            ContactsFromEventsOnly = 0,
            InstantsWithoutOffset = contexts.Sum(one => one.Instants.WithoutOffset),
            UnknownTimeZones = contexts.Sum(one => one.Zones.Unknown),
            IgnoredContactColumns = contactRows.Ignored,
            IgnoredEventColumns = eventRows.Ignored,
        };
    }
}
