using System.Buffers.Binary;
using System.Text;
using NurtureLang.History.Log;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Stored;

/// <summary>Writes the compact history.</summary>
internal sealed class HistoryFileWriter
{
    private readonly HistoryData history;
    private readonly HistoryOptions options;
    private readonly Stream output;
    private readonly BlockWriter blocks;
    private readonly EventLog log;

    public HistoryFileWriter(HistoryData history, HistoryOptions options, Stream output)
    {
        this.history = history;
        this.options = options;
        this.output = output;
        blocks = new BlockWriter(output);
        log = history.Events ?? throw new ArgumentException("The history comes from a compact history.", nameof(history));
    }

    /// <summary>Writes all of it.</summary>
    public void Write(string zone)
    {
        Span<byte> head = stackalloc byte[HistoryFile.Mark.Length + sizeof(int)];
        HistoryFile.Mark.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[HistoryFile.Mark.Length..], HistoryFile.Version);
        output.Write(head);
        // Whether the zone had a part in what the numbers mean is known only now, after reading.
        blocks.Count(history.Summary.InstantsWithoutOffset);
        WriteTexts(SchemaText.Of(options, history.Summary.InstantsWithoutOffset > 0 ? zone : null));
        WriteSummary();
        blocks.Count(options.Texts.Count);
        for (var id = 0; id < options.Texts.Count; id++) blocks.Bytes(Encoding.UTF8.GetBytes(options.Texts[id]));
        WriteContacts();
        blocks.End();
    }

    private void WriteSummary()
    {
        var found = history.Summary;
        foreach (var number in (long[])[found.ContactRows, found.EventRows, found.RejectedContacts, found.RejectedEvents,
            found.Duplicates, found.ContactsFromEventsOnly, found.UnknownTimeZones]) blocks.Count(number);
        WriteTexts(found.IgnoredContactColumns);
        WriteTexts(found.IgnoredEventColumns);
    }

    private void WriteTexts(IReadOnlyCollection<string> texts)
    {
        blocks.Count(texts.Count);
        foreach (var text in texts) blocks.Bytes(Encoding.UTF8.GetBytes(text));
    }

    private void WriteContacts()
    {
        var contacts = history.Contacts;
        var byTime = ContactLog.PlacesOf(log, contacts.Count, EventOrder.EventTime);
        var asReceived = ContactLog.PlacesOf(log, contacts.Count, EventOrder.AsReceived);
        var oneOrder = byTime.AsSpan().SequenceEqual(asReceived);
        var unit = Unit();
        blocks.Count(contacts.Count);
        blocks.Count(log.Count);
        blocks.Count(log.Values.Length);
        blocks.Count(unit);
        blocks.Count((log.HasReceived ? 1 : 0) | (oneOrder ? 0 : 2));
        var offsets = Offsets();
        var rank = new int[oneOrder ? 0 : log.Count];
        var grouped = history.Group(EventOrder.EventTime);
        var first = 0;
        for (var contact = 0; contact < contacts.Count; contact++)
        {
            var count = grouped[contact].Count;
            blocks.Bytes(contacts.IdBytesOf(contact));
            foreach (var value in contacts.FieldsOf(contact)) blocks.Value(value);
            blocks.Count(count);
            WriteEvents(byTime.AsSpan(first, count), unit, offsets);
            if (!oneOrder)
            {
                for (var i = 0; i < count; i++) rank[byTime[first + i]] = i;
                for (var i = 0; i < count; i++) blocks.Count(rank[asReceived[first + i]]);
            }

            first += count;
        }
    }

    private void WriteEvents(ReadOnlySpan<int> places, long unit, int[] offsets)
    {
        long before = 0;
        foreach (var place in places)
        {
            var instant = log.Instants[place] / unit;
            blocks.Signed(instant - before);
            before = instant;
            blocks.Count(log.Types[place]);
            if (log.HasReceived) blocks.Signed((log.Received[place] / unit) - instant);
            foreach (var value in log.Values.Slice(offsets[place], log.PropertyCounts[log.Types[place]])) blocks.Value(value);
        }
    }

    // Most logs know whole seconds or milliseconds, and then nobody has to keep the rest.
    private long Unit()
    {
        foreach (var unit in (long[])[Ticks.PerSecond, Ticks.PerMillisecond])
        {
            if (Divides(log.Instants, unit) && Divides(log.Received, unit)) return unit;
        }

        return 1;
    }

    private static bool Divides(ReadOnlySpan<long> instants, long unit)
    {
        foreach (var instant in instants)
        {
            if (instant % unit != 0) return false;
        }

        return true;
    }

    private int[] Offsets()
    {
        var offsets = new int[log.Count];
        var offset = 0;
        for (var place = 0; place < offsets.Length; place++)
        {
            offsets[place] = offset;
            offset += log.PropertyCounts[log.Types[place]];
        }

        return offsets;
    }
}
