using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NurtureLang.Plan.Schema;

namespace NurtureLang.History.Tests;

/// <summary>However a file is cut and however many threads read it, the same comes of it.</summary>
public sealed class PartitionTests
{
    private const string Contacts = "contact_id,email,employees,timezone\nc1,a@x,5,Europe/Berlin\nc2,b@x,bad,\nc3,c@x,7,nowhere\nc1,again,1,\n";
    private const string Header = "contact_id,timestamp,event,url,event_id,received_at,seconds,more\n";

    public static TheoryData<string> Ends => new("\n", "\r\n", "\r");

    [Theory]
    [MemberData(nameof(Ends))]
    public void Rows_of_every_kind_come_out_the_same(string end)
    {
        var rows = new StringBuilder();
        for (var i = 0; i < 3_000; i++) rows.Append(Row(i));
        Same(Header + rows, end: end);
    }

    [Fact]
    public void Rows_without_any_quote_come_out_the_same()
    {
        var rows = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"c{i % 50},2026-03-01T10:{i % 60:00}:00Z,page_viewed,/{i % 7},{i},,{i % 9},\n"));
        Same(Header + rows);
        Same(Header + rows.TrimEnd('\n'));
    }

    [Fact]
    public void Lines_of_json_come_out_the_same()
    {
        var lines = string.Concat(Enumerable.Range(0, 2_000).Select(i => i % 17 == 0
            ? "nonsense\n"
            : $$"""{"contact_id":"c{{i % 40}}","timestamp":{{1_700_000_000 + (i * 7 % 1000)}},"event":"page_viewed","url":"/{{i % 13}}\n\u00e9","extra{{i % 150}}":1,"event_id":"e{{i % 900}}"}""" + (i % 5 == 0 ? "\r\n\n" : "\n")));
        Same(lines, extension: "jsonl", contacts: """{"contact_id":"c1","email":"x"}""" + "\n{}\n");
    }

    [Fact]
    public void Zipped_files_come_out_the_same()
    {
        var rows = string.Concat(Enumerable.Range(0, 3_000).Select(Row));
        Same(TestHistory.Gzip(Encoding.UTF8.GetBytes(Header + rows)), TestHistory.Bytes(Contacts));
    }

    [Fact]
    public void Rows_that_are_too_long_or_never_closed_come_out_the_same()
    {
        var good = string.Concat(Enumerable.Range(0, 40).Select(Row));
        string[] bad =
        [
            new string('x', 70_000), new string('x', 200_000), "a," + new string('y', 131_072), "\"" + new string('x', 140_000) + "\"", "\"" + new string('x', 300_000),
            "\"" + string.Join("\n", Enumerable.Repeat(new string('q', 99), 700)) + "\"", "c9,2026-03-01,page_viewed,\"" + string.Join("\n", Enumerable.Repeat("lines", 30_000)),
            "\"x\n\"x\n\"x\n\"x", "\"a\"b", "\"", "\"\"\"", "a\"b,\"", new string('z', 131_071) + "\r", new string('z', 131_072) + "\r", new string('z', 131_070) + "\r",
        ];
        foreach (var row in bad)
        {
            Same(Header + good + row + "\n" + good);
            Same(Header + good + row + "\r\n" + good);
            Same(Header + good + row);
            Same(Header + row + "\n" + good + row + "\n");
        }
    }

    [Fact]
    public void A_line_of_json_that_is_too_long_comes_out_the_same()
    {
        const string Good = """{"contact_id":"A","timestamp":"2026-03-01","event":"logged_in"}""" + "\n";
        foreach (var length in (int[])[65_500, 65_536, 65_537, 131_072, 131_073, 500_000])
        {
            Same(Good + new string(' ', length - 2) + "{}\n" + Good, extension: "jsonl");
            Same(Good + Good + new string('x', length) + "\r" + Good, extension: "jsonl");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_first_currency_in_the_file_is_the_columns_currency(int threads)
    {
        var schema = new PlanSchema([], [], [new PlanEvent("paid", EventRole.Declared, [new PlanProperty("amount", new PlanType(ValueKind.Money))])]);
        for (var first = 0; first < 400; first += 57)
        {
            var rows = string.Concat(Enumerable.Range(0, 400).Select(i =>
                $"c{i % 9},2026-03-01,paid,{(i == first ? "USD 5" : i < first || i % 3 == 0 ? "7" : i % 3 == 1 ? "EUR 8" : "9 USD")}\n"));
            Same("contact_id,timestamp,event,amount\n" + rows, options: TestHistory.Options(schema), ways: [new Reading(threads, 4, 64), new Reading(threads, 4, 500)]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Strict_reading_stops_at_the_first_reject_of_the_file(int threads)
    {
        var rows = string.Concat(Enumerable.Range(0, 2_000).Select(i => i > 1_000 && i % 3 == 0 ? $"bad{i}\n" : "A,2026-03-01,logged_in,,,,,\n"));
        for (var i = 0; i < 20; i++)
        {
            Same(Header + rows, options: TestHistory.Options() with { Strict = true }, ways: [new Reading(threads, 4, 64)]);
        }
    }

    [Fact]
    public void A_file_that_is_bad_throughout_is_rejected_in_order() =>
        Same(Header + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"bad{i}\n")), ways: [new Reading(5, 4, 64), new Reading(5, 4, 20_000)]);

    [Fact]
    public void A_file_that_breaks_off_is_refused_behind_the_rejects_before()
    {
        var random = new Random(1);
        var rows = string.Concat(Enumerable.Range(0, 100_000).Select(i => i % 5_000 == 0 ? $"bad{i}\n" : $"c{random.Next()},2026-03-01,logged_in,,,,,\n"));
        var zipped = TestHistory.Gzip(Encoding.UTF8.GetBytes(Header + rows));
        Same(zipped[..(zipped.Length / 2)], null, ways: [new Reading(1, 4, 1000), new Reading(2, 4, 1000), new Reading(5, 4, 1000)], whole: new Reading(1, 1, 1000));
    }

    [Fact]
    public void What_goes_to_disk_comes_back()
    {
        var rows = string.Concat(Enumerable.Range(0, 60_000).Select(Row));
        Same(Header + rows, ways: [new Reading(1, 2, 100_000, 0), new Reading(2, 3, 100_000, 200_000), new Reading(5, 1, 50_000, 0)]);
    }

    [Fact]
    public void A_partition_that_is_loaded_again_is_the_same()
    {
        var options = TestHistory.Options();
        var rows = TestHistory.Bytes(Header + string.Concat(Enumerable.Range(0, 5_000).Select(Row))) ?? [];
        using var history = PartitionedReader.Read(
            HistorySource.FromStream("contacts.csv", () => new MemoryStream(TestHistory.Bytes(Contacts) ?? [])),
            HistorySource.FromStream("events.csv", () => new MemoryStream(rows)),
            options,
            2,
            5,
            0,
            1_000);
        for (var partition = 0; partition < history.Partitions; partition++)
        {
            var (once, again) = (history.Load(partition), history.Load(partition));
            Assert.Equal(Snapshot.Of(once, options), Snapshot.Of(again, options));
            Assert.Equal(once.Summary, again.Summary);
        }
    }

    [Fact]
    public void A_folder_that_takes_no_temporary_file_is_named()
    {
        using var file = new Log.SpillFile(0, "/nowhere/at/all");
        var refused = Assert.Throws<HistoryException>(() => file.Write([1, 2, 3]));
        Assert.Contains("/nowhere/at/all", refused.Message, StringComparison.Ordinal);
        Assert.Contains("TMPDIR", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_temporary_file_stays()
    {
        var folder = Directory.CreateTempSubdirectory("history").FullName;
        using (var file = new Log.SpillFile(0, folder))
        {
            var place = file.Write([1, 2, 3]);
            var back = new byte[3];
            file.Read(back, place);
            Assert.Equal([1, 2, 3], back);
        }

        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public void Random_logs_come_out_the_same()
    {
        string[] pieces =
        [
            ",", ",", ",", ",", "\n", "\n", "\r\n", "\r", "\"", "\"\"", "\"a\nb\"", "A", "B", "C", "2026-03-01", "2026-03-01T10:00:00Z", "page_viewed", "logged_in",
            "A,2026-03-01,logged_in,,,,,\n", "B,2026-03-02T10:00:00Z,page_viewed,\"/x,y\",7,,3,\n", "C,2026-03-01,page_viewed,/z,id,2026-03-05,,\"\n\"\n",
            "A,1772359200,logged_in,,12,,,\r\n",
        ];
        var file = Gen.Elements(pieces).ArrayOf().Select(parts => Header + string.Concat(parts));
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(150), Prop.ForAll(file.ToArbitrary(), text =>
        {
            Same(text, ways: [new Reading(1, 1, 1), new Reading(2, 3, 64), new Reading(3, 2, 7, 0)]);
            return true;
        }));
    }

    private static string Row(int i) => (i % 23) switch
    {
        1 => $"\"c{i % 50}\",2026-03-01T10:00:{i % 60:00}Z,page_viewed,\"/a,{i}\n\"\"b\"\"\r\nc\",,,\"{i}\",\n",
        2 => "\n",
        3 => $"c{i % 50},2026-03-0{(i % 9) + 1},page_viewed,/{i % 11},x{i % 200},2026-03-09T00:00:{i % 60:00}Z,,\n",
        4 => $"c{i % 50},never,page_viewed,/{i},,,,\n",
        5 => $"c{i % 50},2026-03-01T10:00:00Z,page_viewed,\"a\"b,,,,\n",
        6 => "too,few\n",
        7 => $"new{i},2026-03-01T12:00:00+02:00,logged_in,,,,,\n",
        8 => $" c{i % 50} ,2026-03-01 10:00,deal_closed,,,,,\n",
        9 => string.Create(CultureInfo.InvariantCulture, $"c{i % 50},{1_772_359_200 + i},page_viewed,Grüße {i % 5},{i % 700},,{i % 4}.5,\n"),
        _ => string.Create(CultureInfo.InvariantCulture, $"c{i % 50},2026-03-01T10:{i % 60:00}:{i * 7 % 60:00}Z,page_viewed,/{i % 31},{i},,{i % 4},\n"),
    };

    private static void Same(
        string events, string end = "\n", string extension = "csv", string contacts = Contacts, HistoryOptions? options = null, Reading[]? ways = null) =>
        Same(
            Encoding.UTF8.GetBytes(end == "\n" ? events : events.Replace("\n", end, StringComparison.Ordinal)),
            options?.Schema.Fields.Length == 0 ? null : Encoding.UTF8.GetBytes(contacts),
            extension,
            options,
            ways);

    private static void Same(
        byte[] events, byte[]? contacts, string extension = "csv", HistoryOptions? options = null, Reading[]? ways = null, Reading? whole = null)
    {
        var expected = Snapshot.Of(contacts, events, whole ?? Reading.Whole, options, extension);
        foreach (var way in ways ?? Reading.Others)
        {
            var found = Snapshot.Of(contacts, events, way, options, extension);
            if (found != expected) Assert.Fail($"{way}: {Difference(expected, found)}");
        }
    }

    private static string Difference(string expected, string found)
    {
        var (one, other) = (expected.Split('\n'), found.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(one.Length, other.Length)).FirstOrDefault(i => one[i] != other[i], -1);
        return line < 0 ? $"{one.Length} lines and {other.Length}" : $"line {line}: {Cut(one[line])} -- {Cut(other[line])}";
    }

    private static string Cut(string text) => text.Length > 600 ? text[..600] : text;
}
