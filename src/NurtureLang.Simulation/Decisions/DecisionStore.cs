using System.Buffers.Binary;
using NurtureLang.History.Stored;

namespace NurtureLang.Simulation.Decisions;

/// <summary>Keeps written decisions with what orders them, for one worker: by instant, contact_id, and the order in which they were made.</summary>
/// <remarks>Not safe for several threads. What is over its budget of memory goes to a file in sorted runs.</remarks>
internal sealed class DecisionStore(long budget, TemporaryFile file)
{
    private const int BlockSize = 1 << 18;
    private const int WriteSize = 1 << 18;

    private readonly List<byte[]> blocks = [];
    private readonly List<(long Start, long End)> runs = [];
    private readonly ContactIds ids = new();
    private Entry[] entries = new Entry[256];
    private int count;
    private int block = -1;
    private int used = BlockSize;
    private long lineBytes;

    /// <summary>The decisions that follow are about this contact.</summary>
    /// <remarks>INVARIANT: a contact's decisions come to one store, in the order in which they were made.</remarks>
    public void Begin(ReadOnlySpan<byte> contactId) => ids.Begin(contactId);

    /// <summary>Keeps a line.</summary>
    /// <param name="at">The decision's instant in ticks.</param>
    /// <param name="line">The line with its line feed.</param>
    public void Add(long at, ReadOnlySpan<byte> line)
    {
        if (count > 0 && lineBytes + line.Length + ids.Bytes + ((count + 1L) * Entry.Size) > budget) PutAside();
        if (used + line.Length > (block < 0 ? 0 : blocks[block].Length)) NextBlock(line.Length);
        line.CopyTo(blocks[block].AsSpan(used));
        if (count == entries.Length) Array.Resize(ref entries, count * 2);
        entries[count] = new Entry(at, ids.Current, count, block, used, line.Length);
        count++;
        used += line.Length;
        lineBytes += line.Length;
    }

    /// <summary>Sorts what is in memory and gives all runs, those that were put aside first.</summary>
    /// <param name="buffer">How many bytes a run that was put aside is read in at once.</param>
    public IEnumerable<DecisionRun> TakeRuns(int buffer)
    {
        foreach (var (start, end) in runs) yield return new StoredRun(file, start, end, buffer);
        Sort();
        yield return new MemoryRun(this);
    }

    /// <summary>How many runs were put aside.</summary>
    public int RunsPutAside => runs.Count;

    private void NextBlock(int least)
    {
        block++;
        used = 0;
        if (block == blocks.Count) blocks.Add(new byte[Math.Max(BlockSize, least)]);
        else if (blocks[block].Length < least) blocks[block] = new byte[least];
    }

    private void Sort() => entries.AsSpan(0, count).Sort(new ByOrder(ids));

    private void PutAside()
    {
        Sort();
        var start = file.Length;
        var buffer = new byte[WriteSize];
        var length = 0;
        void Put(ReadOnlySpan<byte> bytes)
        {
            while (bytes.Length > 0)
            {
                if (length == buffer.Length) Flush();
                var part = Math.Min(bytes.Length, buffer.Length - length);
                bytes[..part].CopyTo(buffer.AsSpan(length));
                length += part;
                bytes = bytes[part..];
            }
        }

        void Flush()
        {
            file.Append(buffer.AsSpan(0, length));
            length = 0;
        }

        Span<byte> head = stackalloc byte[StoredRun.Head];
        foreach (ref readonly var entry in entries.AsSpan(0, count))
        {
            var id = ids[entry.Contact];
            BinaryPrimitives.WriteInt64LittleEndian(head, entry.At);
            BinaryPrimitives.WriteInt32LittleEndian(head[8..], id.Length);
            BinaryPrimitives.WriteInt32LittleEndian(head[12..], entry.Length);
            Put(head);
            Put(id);
            Put(LineOf(entry));
        }

        Flush();
        runs.Add((start, file.Length));
        (count, block, used, lineBytes) = (0, -1, BlockSize, 0);
        ids.KeepCurrent();
    }

    private ReadOnlySpan<byte> LineOf(in Entry entry) => blocks[entry.Block].AsSpan(entry.Offset, entry.Length);

    private readonly record struct Entry(long At, int Contact, int Order, int Block, int Offset, int Length)
    {
        public const int Size = 32;
    }

    private readonly struct ByOrder(ContactIds ids) : IComparer<Entry>
    {
        public int Compare(Entry x, Entry y)
        {
            var order = x.At.CompareTo(y.At);
            if (order == 0 && x.Contact != y.Contact) order = ids[x.Contact].SequenceCompareTo(ids[y.Contact]);
            return order != 0 ? order : x.Order.CompareTo(y.Order);
        }
    }

    private sealed class MemoryRun(DecisionStore store) : DecisionRun
    {
        private int next = -1;

        public override ReadOnlySpan<byte> ContactId => store.ids[store.entries[next].Contact];

        public override ReadOnlySpan<byte> Line => store.LineOf(store.entries[next]);

        public override bool MoveNext()
        {
            if (++next >= store.count) return false;
            At = store.entries[next].At;
            return true;
        }
    }
}
