using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using NurtureLang.History.Log;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Stored;

/// <summary>Reads the compact history. Checksums find accidents; every number is held against its range besides, because a file may be made with intent.</summary>
internal sealed class HistoryFileReader
{
    private readonly string name;
    private readonly Stream input;
    private readonly HistoryOptions options;
    private readonly BlockReader blocks;
    private readonly Dictionary<long, bool> zones = [];
    private int[] texts = [];

    public HistoryFileReader(string name, Stream input, HistoryOptions options)
    {
        this.name = name;
        this.input = input;
        this.options = options;
        blocks = new BlockReader(input, name);
    }

    /// <summary>Reads all of it.</summary>
    public HistoryData Read(string zone)
    {
        CheckHead();
        var withoutOffset = ReadLong();
        var difference = SchemaText.Difference(ReadTexts(), SchemaText.Of(options, withoutOffset > 0 ? zone : null));
        if (difference is not null)
            throw new HistoryException($"{name} was imported for another campaign or an older version of it: {difference}. Import it again with `nurture import`.");
        var summary = ReadSummary(withoutOffset);
        texts = new int[blocks.Count(input.Length)];
        for (var id = 0; id < texts.Length; id++) texts[id] = options.Texts.Intern(ReadText());
        var (contacts, log) = ReadContacts();
        blocks.End();
        return new HistoryData(contacts, log, summary with { Contacts = contacts.Count, Events = log.ByTime.Count });
    }

    private void CheckHead()
    {
        Span<byte> head = stackalloc byte[HistoryFile.Mark.Length + sizeof(int)];
        var length = input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length < head.Length || !head.StartsWith(HistoryFile.Mark))
            throw new HistoryException($"{name} is no compact history: make one with `nurture import`, or name a table with --events and --contacts.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(head[HistoryFile.Mark.Length..]);
        if (version != HistoryFile.Version)
            throw new HistoryException(
                $"{name} has version {version} of the compact history, and this nurture reads version {HistoryFile.Version}: make it again with `nurture import`.");
    }

    private HistorySummary ReadSummary(long withoutOffset) => new()
    {
        Contacts = 0,
        Events = 0,
        InstantsWithoutOffset = withoutOffset,
        ContactRows = ReadLong(),
        EventRows = ReadLong(),
        RejectedContacts = ReadLong(),
        RejectedEvents = ReadLong(),
        Duplicates = ReadLong(),
        ContactsFromEventsOnly = blocks.Count(int.MaxValue),
        UnknownTimeZones = ReadLong(),
        IgnoredContactColumns = [.. ReadTexts()],
        IgnoredEventColumns = [.. ReadTexts()],
    };

    private (ContactTable Contacts, StoredLog Log) ReadContacts()
    {
        // INVARIANT: whatever is counted takes at least a byte of the file, so that no count asks for more memory than a multiple of it.
        var contactCount = blocks.Count(input.Length);
        var count = blocks.Count(input.Length);
        var valueCount = blocks.Count(input.Length);
        var unit = blocks.Count(Ticks.PerSecond);
        var flags = blocks.Count(3);
        if (unit == 0) throw blocks.Damaged("its instants have no unit");
        var table = new ContactTable(options.Schema.Fields.Length);
        var events = new StoredEvents(this, contactCount, count, valueCount, unit, flags);
        var fields = options.Schema.Fields.Select(field => new Range(field.Type, this)).ToArray();
        var values = new long[fields.Length];
        for (var contact = 0; contact < contactCount; contact++)
        {
            var id = blocks.Bytes();
            if (id.Length == 0 || !Utf8.IsValid(id)) throw blocks.Damaged("a contact has no contact_id");
            table.FindOrAdd(id, out var added);
            if (!added) throw blocks.Damaged("a contact stands in it twice");
            for (var i = 0; i < fields.Length; i++) values[i] = fields[i].Check(blocks.Value());
            table.Set(contact, values);
            events.Read(contact);
        }

        return (table, events.Take());
    }

    private long ReadLong()
    {
        var number = blocks.Number();
        return number <= long.MaxValue ? (long)number : throw blocks.Damaged("a count is too large");
    }

    private List<string> ReadTexts()
    {
        var list = new List<string>();
        for (var left = blocks.Count(input.Length); left > 0; left--) list.Add(Encoding.UTF8.GetString(ReadText()));
        return list;
    }

    private ReadOnlySpan<byte> ReadText()
    {
        var text = blocks.Bytes();
        return Utf8.IsValid(text) ? text : throw blocks.Damaged("a text is no UTF-8");
    }

    /// <summary>The values that a field or property may have.</summary>
    private sealed class Range(PlanType type, HistoryFileReader reader)
    {
        private readonly bool isText = type is { Set: false, Kind: ValueKind.Text or ValueKind.TimeZone };
        private readonly bool isZone = type is { Set: false, Kind: ValueKind.TimeZone };
        private readonly (long Least, long Most) range = RangeOf(type, SchemaText.Limit(type, reader.options));

        /// <summary>The value as the plan means it; a text gets its number in the pool.</summary>
        public long Check(long value)
        {
            if (value == Value.Unknown) return value;
            if (isText) return value >= 0 && value < reader.texts.Length ? Text(reader.texts[value]) : throw Bad();
            return value >= range.Least && value <= range.Most ? value : throw Bad();
        }

        private static (long Least, long Most) RangeOf(PlanType type, int names) => type.Kind switch
        {
            _ when type.Set => (0, (1L << Math.Min(names, 62)) - 1),
            ValueKind.Channel or ValueKind.Message or ValueKind.Asset or ValueKind.Topic or ValueKind.Enum => (0, names - 1),
            ValueKind.YesNo => (0, 1),
            ValueKind.Time => (0, Ticks.PerDay),
            ValueKind.Date => ((Ticks.Earliest / Ticks.PerDay) - 1, (Ticks.Latest / Ticks.PerDay) + 1),
            ValueKind.Instant => (Ticks.Earliest, Ticks.Latest),
            _ => (-Value.LargestNumber, Value.LargestNumber),
        };

        private HistoryException Bad() => reader.blocks.Damaged("a value is none of its type");

        // Which zones there are depends on the machine: what is none here is unknown, as it is when rows are read.
        private long Text(int id)
        {
            if (!isZone) return id;
            if (!reader.zones.TryGetValue(id, out var known)) reader.zones.Add(id, known = reader.options.IsTimeZone(reader.options.Texts[id]));
            return known ? id : Value.Unknown;
        }
    }

    /// <summary>The columns of the events while they are read.</summary>
    private sealed class StoredEvents(HistoryFileReader reader, int contactCount, int count, int valueCount, long unit, int flags)
    {
        private readonly BlockReader blocks = reader.blocks;
        private readonly Range[][] ranges =
            [.. reader.options.Schema.Events.Select(one => one.Properties.Select(property => new Range(property.Type, reader)).ToArray())];

        private readonly int[] starts = new int[contactCount + 1];
        private readonly long[] instants = new long[count];
        private readonly ushort[] types = new ushort[count];
        private readonly long[] received = new long[(flags & 1) != 0 ? count : 0];
        private readonly int[] offsets = new int[count + 1];
        private readonly long[] values = new long[valueCount];
        private readonly int[]? asReceived = (flags & 2) != 0 ? new int[count] : null;
        private readonly bool[] seen = new bool[(flags & 2) != 0 ? count : 0];

        /// <summary>Reads the events of a contact.</summary>
        public void Read(int contact)
        {
            var first = starts[contact];
            var end = first + blocks.Count(count - first);
            var value = offsets[first];
            long before = 0;
            for (var i = first; i < end; i++)
            {
                before = InRange(before, blocks.Signed());
                if (i > first && before * unit < instants[i - 1]) throw blocks.Damaged("events are out of order");
                instants[i] = before * unit;
                var type = blocks.Count(ranges.Length - 1);
                types[i] = (ushort)type;
                if (received.Length > 0) received[i] = InRange(before, blocks.Signed()) * unit;
                if (ranges[type].Length > values.Length - value) throw blocks.Damaged("it holds more values than it says");
                foreach (var range in ranges[type]) values[value++] = range.Check(blocks.Value());
                offsets[i + 1] = value;
            }

            if (asReceived is not null) ReadOrder(asReceived, first, end);
            starts[contact + 1] = end;
        }

        /// <summary>The log, once all contacts are read.</summary>
        public StoredLog Take()
        {
            if (starts[contactCount] != count || offsets[count] != valueCount) throw blocks.Damaged("it holds fewer events than it says");
            return new StoredLog(new ContactLog(starts, instants, types, received, offsets, values), asReceived, (flags & 1) != 0);
        }

        private void ReadOrder(int[] order, int first, int end)
        {
            for (var i = first; i < end; i++)
            {
                order[i] = first + blocks.Count(end - first - 1);
                if (seen[order[i]]) throw blocks.Damaged("an event is received twice");
                seen[order[i]] = true;
            }
        }

        private long InRange(long before, long delta)
        {
            var most = 2 * (Ticks.Latest / unit);
            if (delta > most || delta < -most) throw blocks.Damaged("an instant is out of range");
            var instant = before + delta;
            return instant >= Ticks.Earliest / unit && instant <= Ticks.Latest / unit ? instant : throw blocks.Damaged("an instant is out of range");
        }
    }
}
