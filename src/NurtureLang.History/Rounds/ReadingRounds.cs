using NurtureLang.History.Log;

namespace NurtureLang.History.Rounds;

/// <summary>Gives the events in memory away, a round each time it is full, while several threads read a file; they meet for it.</summary>
/// <remarks>
/// Where the first round finds events out of order, nothing is lost yet: all of them stay, and reading goes on without rounds. A later one has to have the
/// file read again.
/// </remarks>
internal sealed class ReadingRounds
{
    // Coming to a contact and leaving it again costs about as much as some events of it. So a round is to have some events of each contact: it has this
    // many bytes for each, as long as those are not too many.
    private const long BytesPerContact = 512;
    private const long MostBytes = 256L * 1024 * 1024;

    private readonly IContactRuns runs;
    private readonly SpillFile file;
    private readonly ContactTable[] tables;
    private readonly DirectGrouping[] groupings;
    private readonly int[] owners;
    private RecordWriter[] writers = [];
    private MeetingPoint meeting = new(1);
    private int next;
    private int atEnd;
    private bool isLast;
    private int rounds;
    private volatile bool outOfOrder;

    /// <summary>Prepares to give events away.</summary>
    /// <param name="runs">Takes them.</param>
    /// <param name="file">Says when memory is full.</param>
    /// <param name="tables">The contacts of each partition that have rows of their own; they get those that only events name.</param>
    /// <param name="propertyCounts">How many properties an event of each type has.</param>
    public ReadingRounds(IContactRuns runs, SpillFile file, ContactTable[] tables, int[] propertyCounts)
    {
        this.runs = runs;
        this.file = file;
        this.tables = tables;
        groupings = [.. tables.Select(table => new DirectGrouping(table, propertyCounts))];
        owners = new int[tables.Length];
        Array.Fill(owners, -1);
        file.Spills = false;
        FitToContacts();
        runs.Begin(tables.Length);
    }

    /// <summary>Whether all events have been given away.</summary>
    public bool Finished { get; private set; }

    /// <summary>Whether events are still to be given away; where not, those that are read stay where they are.</summary>
    private bool Goes => !Finished && !file.Spills;

    /// <summary>Begins with as many threads as there are writers.</summary>
    public void Begin(RecordWriter[] all)
    {
        writers = all;
        meeting = new MeetingPoint(all.Length);
    }

    /// <summary>How many events of a partition were given away.</summary>
    public long EventsOf(int partition) => groupings[partition].Grouped;

    /// <summary>Between two blocks of a thread: where memory is full, all threads come here and give away what is in it.</summary>
    /// <returns>False when another thread has failed.</returns>
    public bool GiveIfFull(int worker) => !Goes || !file.IsFull || Give(worker);

    /// <summary>When a thread finds nothing left to read: gives away together with the others, who may still read, until nothing is left.</summary>
    public void GiveRest(int worker)
    {
        Interlocked.Increment(ref atEnd);
        while (Goes && Give(worker))
        {
        }
    }

    /// <summary>Lets no thread wait for one that has failed.</summary>
    public void Cancel() => meeting.Cancel();

    private bool Give(int worker)
    {
        if (!meeting.Meet(Prepare)) return false;
        if (rounds > 0 && runs.StaysWithWorker)
        {
            for (var partition = 0; partition < owners.Length && !outOfOrder; partition++)
            {
                if (owners[partition] == worker) GivePartition(worker, partition);
            }
        }
        else
        {
            while (!outOfOrder && Interlocked.Increment(ref next) is var partition && partition < tables.Length) GivePartition(worker, partition);
        }

        return meeting.Meet(Conclude);
    }

    private void GivePartition(int worker, int partition)
    {
        owners[partition] = worker;
        var cursors = Array.ConvertAll(writers, one => new RecordCursor(one.Lists[partition], file));
        var (events, values) = (0L, 0L);
        foreach (var writer in writers)
        {
            events += writer.Lists[partition].Events;
            values += writer.Lists[partition].Values;
        }

        if (events == 0) return;
        if (groupings[partition].TryGroup(cursors, checked((int)events), checked((int)values)) is not { } log)
        {
            outOfOrder = true;
            return;
        }

        if (!runs.Take(worker, partition, tables[partition], log)) outOfOrder = true;
        log.Return();
    }

    private void Prepare()
    {
        foreach (var writer in writers) writer.End();
        next = -1;
        isLast = Volatile.Read(ref atEnd) == writers.Length;
    }

    private void Conclude()
    {
        if (outOfOrder)
        {
            runs.Forget();
            if (rounds > 0) throw new OutOfOrderException();
            file.Spills = true;
            return;
        }

        foreach (var writer in writers) writer.Clear();
        file.IsFull = false;
        FitToContacts();
        rounds++;
        Finished = isLast;
    }

    private void FitToContacts()
    {
        // A small machine keeps most of its memory for what else there is.
        var most = Math.Min(MostBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 16);
        file.Widen(Math.Min(most, tables.Sum(table => (long)table.Count) * BytesPerContact));
    }
}
