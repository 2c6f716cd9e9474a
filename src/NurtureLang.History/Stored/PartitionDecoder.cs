using System.Text.Unicode;
using NurtureLang.History.Log;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Stored;

/// <summary>What reading any partition of a compact history has to know. Safe for several threads.</summary>
internal sealed class PartitionDecoder
{
    private readonly StoredBytes file;
    private readonly bool hasReceived;
    private readonly ValueRange[] fields;
    private readonly ValueRange[][] properties;

    /// <summary>Takes the schema, the texts and whether events say when they were received.</summary>
    public PartitionDecoder(StoredBytes file, HistoryOptions options, StoredTexts texts, bool hasReceived)
    {
        this.file = file;
        this.hasReceived = hasReceived;
        ValueRange[] RangesOf(IEnumerable<PlanProperty> of) => [.. of.Select(one => new ValueRange(one.Type, options, texts, file))];
        fields = RangesOf(options.Schema.Fields);
        properties = [.. options.Schema.Events.Select(one => RangesOf(one.Properties))];
    }

    /// <summary>Reads a partition.</summary>
    /// <param name="numbers">Its content.</param>
    /// <param name="part">What the index says of it.</param>
    /// <param name="found">What reading the files found.</param>
    /// <param name="belongs">Whether a contact_id belongs into the partition.</param>
    /// <exception cref="HistoryException">It is not as it was written.</exception>
    public HistoryData Read(ref StoredNumbers numbers, StoredPart part, HistorySummary found, BelongsHere belongs)
    {
        var summary = found with
        {
            Contacts = part.Contacts,
            Events = part.Events,
            Duplicates = numbers.Long(),
            ContactsFromEventsOnly = numbers.Count(part.Contacts),
        };
        // INVARIANT: whatever is counted takes at least a byte of the file, so that no count asks for more memory than a multiple of it.
        if (part.Contacts > numbers.Left || part.Events > numbers.Left) throw file.Damaged("it counts more than it holds");
        var valueCount = numbers.Count(numbers.Left);
        var unit = numbers.Count(Ticks.PerSecond);
        var twoOrders = numbers.Count(1) == 1;
        if (unit == 0) throw file.Damaged("its instants have no unit");
        var contacts = new ContactTable(fields.Length);
        var events = new Columns(this, part, valueCount, unit, twoOrders);
        var values = new long[fields.Length];
        for (var contact = 0; contact < part.Contacts; contact++)
        {
            var id = numbers.Bytes();
            if (id.Length == 0 || !Utf8.IsValid(id)) throw file.Damaged("a contact has no contact_id");
            if (!belongs(id)) throw file.Damaged("a contact stands in a part that is not its own");
            contacts.FindOrAdd(id, out var added);
            if (!added) throw file.Damaged("a contact stands in it twice");
            for (var i = 0; i < values.Length; i++) values[i] = fields[i].Check(numbers.Value());
            contacts.Set(contact, values);
            events.Read(ref numbers, contact);
        }

        numbers.End();
        return new HistoryData(contacts, events.Take(), summary);
    }

    /// <summary>Whether a contact_id belongs into a partition.</summary>
    public delegate bool BelongsHere(ReadOnlySpan<byte> contactId);

    /// <summary>The columns of the events while they are read.</summary>
    private sealed class Columns
    {
        private readonly StoredBytes file;
        private readonly ValueRange[][] ranges;
        private readonly bool hasReceived;
        private readonly long unit;
        private readonly LogColumns columns;
        private readonly int count;
        private readonly int valueCount;
        private readonly int[] starts;
        private readonly long[] instants;
        private readonly ushort[] types;
        private readonly long[] received;
        private readonly int[] offsets;
        private readonly long[] values;
        private readonly int[]? asReceived;
        private readonly bool[] seen;

        public Columns(PartitionDecoder decoder, StoredPart part, int valueCount, long unit, bool twoOrders)
        {
            (file, ranges, hasReceived, this.unit) = (decoder.file, decoder.properties, decoder.hasReceived, unit);
            (count, this.valueCount) = (part.Events, valueCount);
            columns = new LogColumns(part.Contacts, part.Events, valueCount, hasReceived);
            (starts, instants, types, received) = (columns.Starts, columns.Instants, columns.Types, columns.Received);
            (offsets, values) = (columns.Offsets, columns.Values);
            (starts[0], offsets[0]) = (0, 0);
            asReceived = twoOrders ? new int[part.Events] : null;
            seen = new bool[twoOrders ? part.Events : 0];
        }

        /// <summary>Reads the events of a contact.</summary>
        public void Read(ref StoredNumbers numbers, int contact)
        {
            var first = starts[contact];
            var end = first + numbers.Count(count - first);
            starts[contact + 1] = end;
            // The hot path of every run from a compact history: everything that it touches is local.
            var bytes = numbers.Padded;
            var (at, length) = (numbers.At, numbers.Length);
            var (earliest, latest, most) = (Ticks.Earliest / unit, Ticks.Latest / unit, (Ticks.Latest - Ticks.Earliest) / unit);
            var (own, from, scale) = (values, offsets[first], unit);
            long instant = 0;
            for (var i = first; i < end; i++)
            {
                unchecked
                {
                    // INVARIANT: no difference is so large that the sum could wrap around before it is looked at.
                    var step = StoredNumbers.Number(bytes, ref at);
                    if (i == first) instant = FirstOf(step, earliest, latest);
                    else if (step <= (ulong)most) instant += (long)step;
                    else throw OutOfRange();
                    if (instant > latest) throw OutOfRange();
                    instants[i] = instant * scale;
                    var type = StoredNumbers.Number(bytes, ref at);
                    if (type >= (ulong)ranges.Length) throw file.Damaged("an event is of no type");
                    types[i] = (ushort)type;
                    if (hasReceived) received[i] = Received(instant, StoredNumbers.SignedOf(StoredNumbers.Number(bytes, ref at))) * scale;
                    if (at > length) throw file.Damaged("it ends too early");
                    var kinds = ranges[(int)type];
                    if (kinds.Length > valueCount - from) throw file.Damaged("it holds more values than it says");
                    foreach (var kind in kinds)
                    {
                        own[from++] = kind.Check(StoredNumbers.SignedOf(StoredNumbers.Number(bytes, ref at) - 1));
                        if (at > length) throw file.Damaged("it ends too early");
                    }

                    offsets[i + 1] = from;
                }
            }

            numbers.At = at;
            if (asReceived is not null) ReadOrder(ref numbers, asReceived, first, end);
        }

        /// <summary>The log, once all contacts are read.</summary>
        public StoredLog Take()
        {
            if (starts[columns.ContactCount] != count || offsets[count] != valueCount) throw file.Damaged("it holds fewer events than it says");
            return new StoredLog(new ContactLog(columns), asReceived, hasReceived);
        }

        private long FirstOf(ulong number, long earliest, long latest)
        {
            var instant = StoredNumbers.SignedOf(number);
            return instant >= earliest && instant <= latest ? instant : throw OutOfRange();
        }

        private HistoryException OutOfRange() => file.Damaged("an instant is out of range");

        private long Received(long instant, long later)
        {
            var (earliest, latest) = (Ticks.Earliest / unit, Ticks.Latest / unit);
            if (later > latest - earliest || later < earliest - latest || instant + later < earliest || instant + later > latest)
                throw OutOfRange();
            return instant + later;
        }

        private void ReadOrder(ref StoredNumbers numbers, int[] order, int first, int end)
        {
            for (var i = first; i < end; i++)
            {
                order[i] = first + numbers.Count(end - first - 1);
                if (seen[order[i]]) throw file.Damaged("an event is received twice");
                seen[order[i]] = true;
            }
        }
    }
}
