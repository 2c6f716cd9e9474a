using NurtureLang.History.Stored;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.Decisions;

/// <summary>The stores of a run's workers, and how their decisions come into one order.</summary>
internal sealed class DecisionStores : IDisposable
{
    private const int SmallestBuffer = 16 * 1024;
    private const int LargestBuffer = 1 << 20;

    private readonly DecisionStore[] stores;
    private readonly TemporaryFile[] files;
    private readonly long memory;
    private readonly DecisionJson json;

    /// <summary>A store for each worker, which together keep so many bytes in memory.</summary>
    /// <param name="workers">How many workers.</param>
    /// <param name="memory">How many bytes.</param>
    /// <param name="repetition">The repetition of a what-if that lines are marked with; 0 for a replay.</param>
    public DecisionStores(int workers, long memory, int repetition = 0)
    {
        this.memory = memory;
        json = new DecisionJson { Repetition = repetition };
        // One more, for what is said of the whole run: being the last, it comes behind what was decided about the contact.
        files = [.. Enumerable.Range(0, workers + 1).Select(_ => Temporary(Path.GetTempPath()))];
        stores = [.. files.Select(file => new DecisionStore(memory / workers, file))];
    }

    /// <summary>A file in a folder for decisions that memory does not hold.</summary>
    internal static TemporaryFile Temporary(string folder) =>
        new("The decisions", folder, (sentence, problem) => new SimulationException(sentence, problem));

    /// <summary>The store of a worker.</summary>
    public DecisionStore this[int worker] => stores[worker];

    /// <summary>Adds a decision that is of the whole run and stands with one contact.</summary>
    public void Add(string contact, Decision decision)
    {
        stores[^1].Begin(System.Text.Encoding.UTF8.GetBytes(contact));
        stores[^1].Add(decision.At, json.Write(contact, decision));
    }

    /// <summary>Writes all decisions in order of instant, contact_id (by its bytes), and the order in which they were made.</summary>
    /// <returns>How many were written.</returns>
    public long Merge(Stream target)
    {
        var putAside = stores.Sum(store => store.RunsPutAside);
        var buffer = (int)Math.Clamp(memory / Math.Max(1, putAside), SmallestBuffer, LargestBuffer);
        DecisionRun[] runs = [.. stores.SelectMany(store => store.TakeRuns(buffer))];
        var order = new HeadOrder(runs);
        var next = new PriorityQueue<int, int>(runs.Length, order);
        for (var run = 0; run < runs.Length; run++)
        {
            if (runs[run].MoveNext()) next.Enqueue(run, run);
        }

        var written = 0L;
        while (next.TryDequeue(out var run, out _))
        {
            // Everything up to the next run's first decision comes from this one.
            bool more;
            do
            {
                target.Write(runs[run].Line);
                written++;
                more = runs[run].MoveNext();
            }
            while (more && (!next.TryPeek(out var other, out _) || order.Compare(run, other) < 0));
            if (more) next.Enqueue(run, run);
        }

        target.Flush();
        return written;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in files) file.Dispose();
    }

    // INVARIANT: two runs share a contact only where they are of one store, or one is of the whole run; the earlier one holds what was made earlier.
    private sealed class HeadOrder(DecisionRun[] runs) : IComparer<int>
    {
        public int Compare(int x, int y)
        {
            var order = runs[x].At.CompareTo(runs[y].At);
            if (order == 0) order = runs[x].ContactId.SequenceCompareTo(runs[y].ContactId);
            return order != 0 ? order : x.CompareTo(y);
        }
    }
}
