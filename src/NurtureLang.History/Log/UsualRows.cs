using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NurtureLang.History.Rows;
using NurtureLang.History.Values;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Log;

/// <summary>
/// Reads the usual rows of CSV fast: as many cells as the header has, no quote, nothing wrong. Any other row is left as it was to who reads all rows.
/// </summary>
/// <remarks>
/// INVARIANT: places in the block come from its index and so lie within it, and behind it stand <see cref="CsvMarks.Width"/> bytes more; so eight bytes may be
/// looked at from any place of a cell, without asking whether they are there.
/// </remarks>
internal sealed class UsualRows
{
    private readonly int width;
    private readonly int contact;
    private readonly int time;
    private readonly int name;
    private readonly int id;
    private readonly int received;
    private readonly WordNames names;
    private readonly EventCells[] events;
    private readonly CellContext context;
    private readonly InstantReader instants;
    private readonly TextCache texts;
    private readonly RecordWriter writer;
    private readonly CsvIndex index;
    private byte[] bytes = [];

    /// <summary>Prepares to read.</summary>
    /// <param name="source">The file.</param>
    /// <param name="columns">The columns that are read.</param>
    /// <param name="options">The options.</param>
    /// <param name="events">How the properties of each event are read.</param>
    /// <param name="context">What the readers of cells share.</param>
    /// <param name="writer">Takes the events.</param>
    public UsualRows(
        RowSource source, EventColumns columns, HistoryOptions options, EventCells[] events, CellContext context, RecordWriter writer)
    {
        width = source.Width;
        contact = source.CellOf(columns.Contact);
        time = source.CellOf(columns.Time);
        name = source.CellOf(columns.Event);
        id = source.CellOf(columns.Id);
        received = source.CellOf(columns.Received);
        names = new WordNames(options.Schema.Events.Select(e => e.Name));
        this.events = events;
        this.context = context;
        instants = context.Instants;
        texts = context.Texts;
        this.writer = writer;
        index = new CsvIndex(width + 1);
    }

    /// <summary>Begins a block, whose bytes are known to be UTF-8.</summary>
    public void Begin(RowBlock block)
    {
        bytes = block.Bytes;
        index.Begin(bytes, block.Start, block.End);
    }

    /// <summary>Takes rows from a place on until one is not usual; each is a line.</summary>
    /// <param name="start">The place, which then is that of the row that was not taken.</param>
    /// <returns>How many were taken.</returns>
    public long TakeFrom(ref int start)
    {
        unchecked
        {
            index.SkipTo(start);
            var positions = index.Positions;
            var next = index.Next;
            var count = index.Count;
            long rows = 0;
            ref var block = ref MemoryMarshal.GetArrayDataReference(bytes);
            while (true)
            {
                while (count - next <= width)
                {
                    var any = index.Refill(next);
                    next = index.Next;
                    count = index.Count;
                    if (!any) break;
                }

                if (count - next < width) break;
                positions[next - 1] = start - 1;
                ref var ends = ref positions[next];
                var end = Unsafe.Add(ref ends, width - 1);
                if (end == start || end - start > RowBytes.LongestRow || !AreCommas(ref block, ref ends)) break;
                var used = width;
                var behind = end + 1;
                if (Unsafe.Add(ref block, end) != '\n')
                {
                    if (Unsafe.Add(ref block, end) != '\r' || count - next == width || Unsafe.Add(ref ends, width) != behind) break;
                    if (Unsafe.Add(ref block, behind) != '\n') break;
                    used++;
                    behind++;
                }

                if (!TryTake(ref block, ref ends)) break;
                rows++;
                start = behind;
                next += used;
            }

            index.SkipTo(start);
            return rows;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AreCommas(ref byte block, ref int ends)
    {
        var others = 0;
        for (var i = 0; i < width - 1; i++) others |= Unsafe.Add(ref block, Unsafe.Add(ref ends, i)) ^ ',';
        return others == 0;
    }

    // A row in which something is not usual is given up before it leaves a trace.
    private bool TryTake(ref byte block, ref int ends)
    {
        unchecked
        {
            var start = Unsafe.Add(ref ends, contact - 1) + 1;
            var length = Unsafe.Add(ref ends, contact) - start;
            ref var key = ref Unsafe.Add(ref block, start);
            if (length == 0 || key <= ' ' || Unsafe.Add(ref key, length - 1) <= ' ') return false;
            start = Unsafe.Add(ref ends, name - 1) + 1;
            var type = names.Find(ref Unsafe.Add(ref block, start), Unsafe.Add(ref ends, name) - start);
            if (type < 0) return false;
            var cells = events[type];
            start = Unsafe.Add(ref ends, time - 1) + 1;
            if (Unsafe.Add(ref ends, time) - start != InstantReader.UsualLength
                || !instants.TryReadUsual(ref Unsafe.Add(ref block, start), out var instant)
                || received >= 0)
                return TryTakeOther(ref ends, ref key, length, type);
            long whole = -1;
            if (id >= 0)
            {
                start = Unsafe.Add(ref ends, id - 1) + 1;
                var idLength = Unsafe.Add(ref ends, id) - start;
                if (idLength is > 0 and <= 16) whole = Words.Number(ref Unsafe.Add(ref block, start), idLength);
                if (whole < 0 && idLength > 0) return TryTakeOther(ref ends, ref key, length, type);
            }

            if (cells.Cells.Length > 0 && !(cells.Counts ? TryReadCounted(cells, ref block, ref ends) : TryReadProperties(cells, ref block, ref ends))) return false;
            if (length is > 8 and <= 16) writer.Add(ref key, length, type, instant, cells.Values, whole);
            else AddLong(ref key, length, type, instant, whole);
            return true;
        }
    }

    private void AddLong(ref byte key, int length, int type, long instant, long whole)
    {
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref key, length);
        writer.Add(bytes, ByteIndex.Hash(bytes), type, instant, events[type].Values, Value.Unknown, whole < 0 ? default : "0"u8, whole);
    }

    // Instants of another form, received_at, an event_id that is no number.
    private bool TryTakeOther(ref int ends, ref byte first, int length, int type)
    {
        var counted = context.Counted;
        var received = Value.Unknown;
        if (!instants.TryRead(Digits.Trim(CellAt(ref ends, time)), out var instant)) return GiveUp(counted);
        var receivedCell = Digits.Trim(CellAt(ref ends, this.received));
        if (receivedCell.Length > 0 && !instants.TryRead(receivedCell, out received)) return GiveUp(counted);
        var idCell = CellAt(ref ends, id);
        if (idCell.Length > EventIds.Longest) return GiveUp(counted);
        if (!TryReadProperties(events[type], ref MemoryMarshal.GetArrayDataReference(bytes), ref ends)) return GiveUp(counted);
        idCell = Digits.Trim(idCell);
        var key = MemoryMarshal.CreateReadOnlySpan(ref first, length);
        writer.Add(
            key, ByteIndex.Hash(key), type, instant, events[type].Values, received, idCell, idCell.Length == 0 ? -1 : EventIds.NumberOf(idCell));
        return true;
    }

    private ReadOnlySpan<byte> CellAt(ref int ends, int cell)
    {
        if (cell < 0) return default;
        var start = Unsafe.Add(ref ends, cell - 1) + 1;
        return bytes.AsSpan(start, Unsafe.Add(ref ends, cell) - start);
    }

    private bool GiveUp((long WithoutOffset, long UnknownZones) counted)
    {
        context.Counted = counted;
        return false;
    }

    private bool TryReadCounted(EventCells properties, ref byte block, ref int ends)
    {
        var counted = context.Counted;
        return TryReadProperties(properties, ref block, ref ends) || GiveUp(counted);
    }

    private bool TryReadProperties(EventCells properties, ref byte block, ref int ends)
    {
        unchecked
        {
            var cells = properties.Cells;
            var values = properties.Values;
            for (var i = 0; i < cells.Length; i++)
            {
                var at = cells[i];
                var start = at < 0 ? 0 : Unsafe.Add(ref ends, at - 1) + 1;
                var length = at < 0 ? 0 : Unsafe.Add(ref ends, at) - start;
                if (length > 0 && properties.AreTexts[i]) values[i] = texts.Intern(ref Unsafe.Add(ref block, start), length);
                else if (!properties.Readers[i].TryRead(bytes.AsSpan(start, length), out values[i])) return false;
            }

            return true;
        }
    }
}
