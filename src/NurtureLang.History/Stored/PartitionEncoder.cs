using NurtureLang.History.Log;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Stored;

/// <summary>Writes partitions of a compact history. Safe for several threads, each with a partition of its own.</summary>
/// <param name="history">The history.</param>
/// <param name="schema">What its values are.</param>
/// <param name="ranks">For each text of the pool its number in the file.</param>
internal sealed class PartitionEncoder(PartitionedHistory history, PlanSchema schema, int[] ranks)
{
    private readonly bool hasReceived = history.HasReceivedAt;
    private readonly bool[] textFields = [.. schema.Fields.Select(IsText)];
    private readonly bool[][] textProperties = [.. schema.Events.Select(one => one.Properties.Select(IsText).ToArray())];

    /// <summary>Writes a partition as a chain: its contacts in order of their ids, each with its events in order of time.</summary>
    /// <exception cref="ArgumentException">It comes from a compact history itself.</exception>
    public void Write(HistoryData data, int partition, Stream output, int chain)
    {
        var log = data.Events ?? throw new ArgumentException("The history comes from a compact history.", nameof(data));
        var blocks = new BlockWriter(output, chain);
        var contacts = data.Contacts;
        var events = new Events(this, log, contacts.Count, blocks);
        blocks.Count(data.Summary.Duplicates);
        blocks.Count(data.Summary.ContactsFromEventsOnly);
        blocks.Count(log.Values.Length);
        events.WriteForm();
        // Which numbers contacts have depends on where the files name them first; their ids do not.
        foreach (var contact in contacts.NumbersInOrderOfId())
        {
            var id = contacts.IdBytesOf(contact);
            if (PartitionHash.Of(id, history.Partitions) != partition)
                throw new InvalidOperationException("A contact is in a partition that is not its own.");
            blocks.Bytes(id);
            WriteValues(blocks, contacts.FieldsOf(contact), textFields);
            events.Write(contact);
        }

        blocks.End();
    }

    private static bool IsText(PlanProperty property) => property.Type is { Set: false, Kind: ValueKind.Text or ValueKind.TimeZone };

    private void WriteValues(BlockWriter blocks, ReadOnlySpan<long> values, bool[] isText)
    {
        for (var i = 0; i < values.Length; i++) blocks.Value(isText[i] && values[i] != Value.Unknown ? ranks[values[i]] : values[i]);
    }

    /// <summary>The events of a partition while they are written.</summary>
    private sealed class Events
    {
        private readonly PartitionEncoder encoder;
        private readonly EventLog log;
        private readonly BlockWriter blocks;
        private readonly int[] byTime;
        private readonly int[] asReceived;
        private readonly bool oneOrder;
        private readonly int[] starts;
        private readonly int[] offsets;
        private readonly int[] rank;
        private readonly long unit;

        public Events(PartitionEncoder encoder, EventLog log, int contactCount, BlockWriter blocks)
        {
            (this.encoder, this.log, this.blocks) = (encoder, log, blocks);
            byTime = ContactLog.PlacesOf(log, contactCount, EventOrder.EventTime);
            asReceived = ContactLog.PlacesOf(log, contactCount, EventOrder.AsReceived);
            oneOrder = byTime.AsSpan().SequenceEqual(asReceived);
            rank = new int[oneOrder ? 0 : log.Count];
            starts = new int[contactCount + 1];
            foreach (var contact in log.Contacts) starts[contact + 1]++;
            for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
            offsets = new int[log.Count + 1];
            for (var place = 0; place < log.Count; place++) offsets[place + 1] = offsets[place] + log.PropertyCounts[log.Types[place]];
            unit = Unit();
        }

        /// <summary>Writes how the events of all contacts are written.</summary>
        public void WriteForm()
        {
            blocks.Count(unit);
            blocks.Count(oneOrder ? 0 : 1);
        }

        /// <summary>Writes the events of a contact.</summary>
        public void Write(int contact)
        {
            var (first, end) = (starts[contact], starts[contact + 1]);
            blocks.Count(end - first);
            long before = 0;
            for (var i = first; i < end; i++)
            {
                var place = byTime[i];
                var instant = log.Instants[place] / unit;
                if (i == first) blocks.Signed(instant);
                else blocks.Count(instant - before);
                before = instant;
                var type = log.Types[place];
                blocks.Count(type);
                if (encoder.hasReceived) blocks.Signed(((log.HasReceived ? log.Received[place] : log.Instants[place]) / unit) - instant);
                encoder.WriteValues(blocks, log.Values[offsets[place]..offsets[place + 1]], encoder.textProperties[type]);
            }

            if (oneOrder) return;
            for (var i = first; i < end; i++) rank[byTime[i]] = i - first;
            for (var i = first; i < end; i++) blocks.Count(rank[asReceived[i]]);
        }

        // Most logs know whole seconds or milliseconds, and then nobody has to keep the rest.
        private long Unit()
        {
            foreach (var one in (long[])[Ticks.PerSecond, Ticks.PerMillisecond])
            {
                if (Divides(log.Instants, one) && Divides(log.Received, one)) return one;
            }

            return 1;
        }

        private static bool Divides(ReadOnlySpan<long> instants, long one)
        {
            foreach (var instant in instants)
            {
                if (instant % one != 0) return false;
            }

            return true;
        }
    }
}
