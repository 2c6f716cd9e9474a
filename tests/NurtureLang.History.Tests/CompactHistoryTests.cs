using System.Buffers.Binary;
using System.Numerics;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Tests;

/// <summary>What is imported is read back as it was, or refused with a sentence.</summary>
public sealed class CompactHistoryTests
{
    private const int Head = 12;
    private const int BlockHead = 16;
    private const int End = 16;

    private const string Contacts = """"
        contact_id,email,employees,industry,consent,timezone,extra
        A,a@x.example,12,software,email;sms,Europe/Berlin,1
        "B ""b""",,,,,Nowhere,2
        C,c@x.example,-3.25,finance,,,3
        A,again,,,,,4
        """";

    private const string Plain = """
        contact_id,timestamp,event,url,seconds,outcome
        A,2026-03-01T10:00:05Z,page_viewed,/late,1.5,
        A,2026-03-01T10:00:00Z,page_viewed,/early,,
        D,2026-03-01T09:00:00Z,deal_closed,,,won
        C,1772359200123,logged_in,,,
        C,2026-03-01T10:00:00Z,unknown,,,
        A,1960-01-01T00:00:00Z,logged_in,,,
        """;

    private const string WithIds = """
        contact_id,timestamp,event,url,event_id
        A,2026-03-01T10:00:00Z,page_viewed,/3,z
        A,2026-03-01T10:00:00Z,page_viewed,/2,b
        A,2026-03-01T09:00:00Z,page_viewed,/1,q
        A,2026-03-01T10:00:00Z,page_viewed,/4,a
        A,2026-03-01T10:00:00Z,page_viewed,/5,a
        B,2026-03-01T10:00:00Z,page_viewed,/6,10
        B,2026-03-01T10:00:00Z,page_viewed,/7,9
        """;

    private const string WithReceived = """
        contact_id,timestamp,event,url,received_at,event_id
        A,2026-03-01T10:00:00Z,page_viewed,/1,2026-03-02T00:00:00.5Z,1
        A,2026-03-01T11:00:00Z,page_viewed,/2,2026-03-01T11:00:01Z,2
        A,2026-03-01T11:00:00Z,page_viewed,/3,2026-03-01T11:00:01Z,10
        A,2026-03-01T12:00:00Z,page_viewed,/4,,
        """;

    [Theory]
    [InlineData(Contacts, Plain)]
    [InlineData(null, WithIds)]
    [InlineData(Contacts, WithReceived)]
    [InlineData(Contacts, null)]
    public void What_was_imported_is_read_back(string? contacts, string? events)
    {
        var before = TestHistory.Read(contacts, events);
        var after = Open(Import(before), TestHistory.Options(), "UTC");
        Assert.Equal(Tell(before.Data, before.Texts).Order(StringComparer.Ordinal), after.Data.SelectMany(one => Tell(one, after.Texts)).Order(StringComparer.Ordinal));
        Assert.Equal(before.Data.HasReceivedAt, after.Data[0].HasReceivedAt);
        Assert.Equal(before.Summary.IgnoredContactColumns.ToList(), after.Summary.IgnoredContactColumns.ToList());
        Assert.Equal(
            before.Summary with { IgnoredContactColumns = [], IgnoredEventColumns = [] },
            after.Summary with { IgnoredContactColumns = [], IgnoredEventColumns = [] });
    }

    [Fact]
    public void Many_blocks_are_read_back_and_the_same_history_gives_the_same_bytes()
    {
        var events = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"C{i * 7919 % 1013},{1_772_359_200 + i},page_viewed,/{i}-{new string('x', i % 60)},{i}\n"));
        var before = TestHistory.Read(null, "contact_id,timestamp,event,url,seconds\n" + events + $"C1,1772359200,page_viewed,{new string('y', 60_000)},1\n");
        var bytes = Import(before);
        Assert.True(bytes.Length > 1_000_000);
        Assert.True(bytes.AsSpan().SequenceEqual(Import(TestHistory.Read(null, "contact_id,timestamp,event,url,seconds\n" + events + $"C1,1772359200,page_viewed,{new string('y', 60_000)},1\n"))));
        var after = Open(bytes, TestHistory.Options(), "UTC");
        Assert.Equal(Tell(before.Data, before.Texts).Order(StringComparer.Ordinal), after.Data.SelectMany(one => Tell(one, after.Texts)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_pool_that_holds_texts_already_gets_the_others_beside_them()
    {
        var before = TestHistory.Read(Contacts, Plain);
        var options = TestHistory.Options();
        foreach (var text in (string[])["/early", "something", "Europe/Berlin"]) options.Texts.Intern(text);
        var after = Open(Import(before), options, "UTC");
        Assert.Equal(Tell(before.Data, before.Texts).Order(StringComparer.Ordinal), after.Data.SelectMany(one => Tell(one, after.Texts)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Another_schema_is_refused_with_what_differs()
    {
        var bytes = Import(TestHistory.Read(Contacts, Plain));
        var schema = TestHistory.Schema;
        Refused(schema with { Fields = schema.Fields.SetItem(1, new PlanProperty("employees", new PlanType(ValueKind.Text, true))) }, "field employees: text?");
        Refused(schema with { Fields = schema.Fields.RemoveAt(0) }, "field email: text?");
        Refused(schema with { Events = schema.Events.Add(new PlanEvent("called", EventRole.Declared, [])) }, "event called");
        Refused(schema with { Enums = schema.Enums.SetItem(0, new PlanEnum("industry", ["finance", "software"])) }, "finance, software");
        Refused(schema with { Events = [schema.Events[0], schema.Events[2], schema.Events[1]] }, "another order");
        void Refused(PlanSchema other, string says)
        {
            var problem = Assert.Throws<HistoryException>(() => Open(bytes, TestHistory.Options(other), "UTC"));
            Assert.Contains(says, problem.Message, StringComparison.Ordinal);
            Assert.Contains("nurture import", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_zone_matters_where_instants_had_no_offset()
    {
        var with = Import(TestHistory.Read(null, "contact_id,timestamp,event\nA,2026-03-01T10:00:00Z,logged_in\n"));
        Assert.Equal(1, Open(with, TestHistory.Options(), "Europe/Berlin").Summary.Events);
        var without = Import(TestHistory.Read(null, "contact_id,timestamp,event\nA,2026-03-01T10:00:00,logged_in\n"));
        Assert.Contains("timezone", Assert.Throws<HistoryException>(() => Open(without, TestHistory.Options(), "Europe/Berlin")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_version_or_kind_is_refused()
    {
        var bytes = Import(TestHistory.Read(Contacts, Plain));
        var newer = bytes.ToArray();
        newer[8] = 3;
        Assert.Contains("version 3", Assert.Throws<HistoryException>(() => Open(newer, TestHistory.Options(), "UTC")).Message, StringComparison.Ordinal);
        Assert.Contains("no compact history", Assert.Throws<HistoryException>(() => Open([1, 2, 3], TestHistory.Options(), "UTC")).Message, StringComparison.Ordinal);
        Assert.Contains("damaged", Assert.Throws<HistoryException>(() => Open([.. bytes, 0], TestHistory.Options(), "UTC")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_flipped_byte_and_every_cut_is_refused_with_a_sentence()
    {
        var bytes = Import(TestHistory.Read(Contacts, WithReceived));
        for (var i = 0; i < bytes.Length; i++)
        {
            foreach (var mask in (byte[])[1, 0x80, 0xFF])
            {
                var flipped = bytes.ToArray();
                flipped[i] ^= mask;
                Assert.EndsWith(".", Assert.Throws<HistoryException>(() => Open(flipped, TestHistory.Options(), "UTC")).Message, StringComparison.Ordinal);
            }

            Assert.Throws<HistoryException>(() => Open(bytes[..i], TestHistory.Options(), "UTC"));
        }
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(WithReceived)]
    public void A_file_that_was_made_with_intent_is_refused_or_read(string events)
    {
        var bytes = Import(TestHistory.Read(Contacts, events));
        foreach (var (place, length) in Blocks(bytes))
        for (var i = place + BlockHead; i < place + length; i++)
        {
            foreach (var unit in (byte[])[0, 1, 2, 0x7F, 0x80, 0xFF])
            {
                var made = bytes.ToArray();
                made[i] = unit;
                Seal(made, place, length);
                try
                {
                    var (data, _, texts) = Open(made, TestHistory.Options(), "UTC");
                    foreach (var one in data) Tell(one, texts);
                }
                catch (HistoryException refused)
                {
                    Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(256)]
    public void The_bytes_are_the_same_for_any_number_of_threads_and_any_memory(int partitions)
    {
        var rows = Enumerable.Range(0, 3_000).Select(i => $"C{i * 7919 % 113},{1_772_359_200 + (i % 700)},page_viewed,/{i % 911},{i},{i / 226}\n");
        var events = "contact_id,timestamp,event,url,seconds,event_id\n" + string.Concat(rows);
        byte[]? first = null;
        foreach (var (threads, memory) in new[] { (1, 64L << 20), (2, 64L << 20), (3, 10_000L) })
        {
            var options = TestHistory.Options();
            using var history = PartitionedReader.Read(
                HistorySource.FromStream("contacts.csv", () => new MemoryStream(TestHistory.Bytes(Contacts)!)),
                HistorySource.FromStream("events.csv", () => new MemoryStream(TestHistory.Bytes(events)!)),
                options, threads, partitions, memory);
            var bytes = Import(history, options, threads);
            Assert.True((first ??= bytes).AsSpan().SequenceEqual(bytes), $"{threads} threads");
            using var again = HistoryFile.Open("a.history", bytes, TestHistory.Options(), "UTC");
            Assert.Equal(partitions, again.Partitions);
            Assert.Equal(history.SpanOf(Log.EventOrder.EventTime), again.SpanOf(Log.EventOrder.EventTime));
            Assert.True(again.Load(again.PartitionOf("C5"u8)).Contacts.Find("C5") >= 0);
        }

        var before = TestHistory.Read(Contacts, events);
        var after = Open(first!, TestHistory.Options(), "UTC");
        Assert.Equal(Tell(before.Data, before.Texts).Order(StringComparer.Ordinal), after.Data.SelectMany(one => Tell(one, after.Texts)).Order(StringComparer.Ordinal));
        Assert.Equal(before.Summary.Duplicates, after.Summary.Duplicates);
        Assert.True(after.Summary.Duplicates > 0);
    }

    [Fact]
    public void A_damaged_partition_is_refused_when_it_is_loaded_and_the_others_are_not()
    {
        var options = TestHistory.Options();
        var events = "contact_id,timestamp,event\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"C{i % 50},{1_772_359_200 + i},logged_in\n"));
        using var read = PartitionedReader.Read(null, HistorySource.FromStream("events.csv", () => new MemoryStream(TestHistory.Bytes(events)!)), options, 1, 4);
        var bytes = Import(read, options, 1);
        var (place, length) = Blocks(bytes).ToList() is var blocks ? blocks[^4] : default;
        bytes[place + BlockHead + 5] ^= 1;
        using var history = HistoryFile.Open("a.history", bytes, TestHistory.Options(), "UTC");
        var refused = Enumerable.Range(0, 4).Count(partition =>
        {
            try
            {
                history.Load(partition);
                return false;
            }
            catch (HistoryException problem)
            {
                Assert.Contains("damaged", problem.Message, StringComparison.Ordinal);
                return true;
            }
        });
        Assert.Equal(1, refused);
        Assert.True(length > BlockHead);
    }

    // INVARIANT: these numbers are in files that were written. Who has to change them raises the version of the compact history.
    [Fact]
    public void Which_partition_a_contact_is_in_never_changes()
    {
        var options = TestHistory.Options();
        using var read = PartitionedReader.Read(null, HistorySource.FromStream("events.csv", () => new MemoryStream("contact_id,timestamp,event\n"u8.ToArray())), options, 1);
        using var history = HistoryFile.Open("a.history", Import(read, options, 1), TestHistory.Options(), "UTC");
        string[] ids = ["A", "C0001", "a@x.example", "0123456789abcdef", "Zoë"];
        Assert.Equal([110, 202, 102, 22, 169], ids.Select(id => history.PartitionOf(System.Text.Encoding.UTF8.GetBytes(id))));
    }

    private static byte[] Import(Run run) => Import(PartitionedHistory.Of(run.Data), TestHistory.Options() with { Texts = run.Texts }, 1);

    private static byte[] Import(PartitionedHistory history, HistoryOptions options, int threads)
    {
        using var output = new MemoryStream();
        HistoryFile.Write(history, options, "UTC", threads, output);
        return output.ToArray();
    }

    // Opened, and every partition loaded.
    private static (HistoryData[] Data, HistorySummary Summary, TextPool Texts) Open(byte[] bytes, HistoryOptions options, string zone)
    {
        using var history = HistoryFile.Open("a.history", bytes, options, zone);
        var data = Enumerable.Range(0, history.Partitions).Select(history.Load).ToArray();
        return (data, data.Aggregate(history.Summary, (summary, one) => summary.With(one)), options.Texts);
    }

    // Where the chains of blocks begin, and how long their first blocks are.
    private static IEnumerable<(int Place, int Length)> Blocks(byte[] bytes)
    {
        for (var place = Head; place < bytes.Length - End;)
        {
            var length = BlockHead + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(place + 8));
            yield return (place, length);
            place += length;
        }
    }

    private static void Seal(byte[] bytes, int place, int length)
    {
        var block = bytes.AsSpan(place, length);
        block.Slice(12, 4).Clear();
        var crc = uint.MaxValue;
        foreach (var unit in block) crc = BitOperations.Crc32C(crc, unit);
        BinaryPrimitives.WriteUInt32LittleEndian(block[12..], ~crc);
    }

    // Everything of a history in lines, texts as texts.
    private static List<string> Tell(HistoryData data, TextPool texts)
    {
        var lines = new List<string>();
        string Show(PlanProperty property, long value) => value == Value.Unknown ? "?"
            : property.Type.Kind is ValueKind.Text or ValueKind.TimeZone ? texts[value] : $"{value}";
        foreach (var order in Enum.GetValues<Log.EventOrder>())
        {
            var log = data.Group(order);
            for (var contact = 0; contact < data.Contacts.Count; contact++)
            {
                var fields = data.Contacts.FieldsOf(contact).ToArray().Zip(TestHistory.Schema.Fields, (value, field) => Show(field, value));
                lines.Add($"{data.Contacts.IdOf(contact)}: {string.Join('|', fields)}");
                var events = log[contact];
                for (var i = 0; i < events.Count; i++)
                {
                    var type = TestHistory.Schema.Events[events.Types[i]];
                    var values = events.PropertiesOf(i).ToArray().Zip(type.Properties, (value, property) => Show(property, value));
                    lines.Add($"{data.Contacts.IdOf(contact)} {i} {order} {type.Name} {events.Instants[i]} {(events.ReceivedAt.Length > 0 ? events.ReceivedAt[i] : 0)} {string.Join('|', values)}");
                }
            }
        }

        return lines;
    }
}
