namespace NurtureLang.Simulation.Decisions;

/// <summary>Keeps written decisions with what orders them, for one worker; several stores merge into one file.</summary>
/// <remarks>Not safe for several threads. The memory it takes is about the size of the decisions file.</remarks>
public sealed class DecisionStore
{
    private const int BlockSize = 1 << 20;

    private readonly List<byte[]> blocks = [];
    private readonly List<Entry> entries = [];
    private int used = BlockSize;

    /// <summary>How many decisions it keeps.</summary>
    public int Count => entries.Count;

    /// <summary>Keeps a line.</summary>
    /// <param name="at">The decision's instant in ticks.</param>
    /// <param name="contactRank">The place of the contact's id in the order of ids.</param>
    /// <param name="line">The line with its line feed.</param>
    /// <remarks>INVARIANT: a contact's decisions come to one store, in the order in which they were made.</remarks>
    public void Add(long at, int contactRank, ReadOnlySpan<byte> line)
    {
        if (BlockSize - used < line.Length)
        {
            blocks.Add(new byte[Math.Max(BlockSize, line.Length)]);
            used = 0;
        }

        line.CopyTo(blocks[^1].AsSpan(used));
        entries.Add(new Entry(at, contactRank, entries.Count, blocks.Count - 1, used, line.Length));
        // A line longer than a block has one of its own, which is full then.
        used = Math.Min(BlockSize, used + line.Length);
    }

    /// <summary>Puts the kept decisions in order: by instant, contact, and the order in which they were made.</summary>
    public void Sort() => entries.Sort();

    /// <summary>Writes the decisions of several sorted stores in one order.</summary>
    /// <returns>How many decisions were written.</returns>
    public static long Merge(IReadOnlyList<DecisionStore> stores, Stream target)
    {
        ArgumentNullException.ThrowIfNull(stores);
        ArgumentNullException.ThrowIfNull(target);
        var next = new PriorityQueue<int, (long At, int Rank)>(stores.Count);
        var positions = new int[stores.Count];
        for (var i = 0; i < stores.Count; i++) Offer(stores, positions, next, i);
        var written = 0L;
        while (next.TryDequeue(out var store, out _))
        {
            // Everything up to the next store's first decision comes from this one.
            var bound = next.TryPeek(out _, out var other) ? other : (long.MaxValue, int.MaxValue);
            var entries = stores[store].entries;
            do
            {
                var entry = entries[positions[store]++];
                target.Write(stores[store].blocks[entry.Block].AsSpan(entry.Offset, entry.Length));
                written++;
            }
            while (positions[store] < entries.Count && entries[positions[store]].Key.CompareTo(bound) <= 0);
            Offer(stores, positions, next, store);
        }

        target.Flush();
        return written;
    }

    private static void Offer(IReadOnlyList<DecisionStore> stores, int[] positions, PriorityQueue<int, (long At, int Rank)> next, int store)
    {
        if (positions[store] < stores[store].Count) next.Enqueue(store, stores[store].entries[positions[store]].Key);
    }

    private readonly record struct Entry(long At, int Rank, int Order, int Block, int Offset, int Length) : IComparable<Entry>
    {
        public (long At, int Rank) Key => (At, Rank);

        public int CompareTo(Entry other)
        {
            var order = At.CompareTo(other.At);
            if (order == 0) order = Rank.CompareTo(other.Rank);
            return order != 0 ? order : Order.CompareTo(other.Order);
        }
    }
}
