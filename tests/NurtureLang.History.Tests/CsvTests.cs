using System.Text;

namespace NurtureLang.History.Tests;

/// <summary>Rows of CSV, good and bad; a bad one never touches its neighbours.</summary>
public sealed class CsvTests
{
    private const string Header = "contact_id,timestamp,event,url\n";
    private const string Good = "A,2026-03-01T10:00:00Z,page_viewed,/a\n";
    private const string After = "Z,2026-03-01T11:00:00Z,page_viewed,/z\n";

    [Theory]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,\"/a,b\"\n", "/a,b")]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,\"say \"\"hi\"\"\"\n", "say \"hi\"")]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,\"two\nlines\"\n", "two\nlines")]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,\"two\r\nlines\"\r\n", "two\r\nlines")]
    [InlineData("\"A\",\"2026-03-01T10:00:00Z\",\"page_viewed\",\"/a\"\n", "/a")]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,/a\r\n", "/a")]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,/a", "/a")]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,\"/a\"", "/a")]
    [InlineData("\n\nA,2026-03-01T10:00:00Z,page_viewed,/a\n\n", "/a")]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,in \"the\" cell\n", "in \"the\" cell")]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,Grüße 你好\n", "Grüße 你好")]
    public void A_row_is_read_as_rfc_4180_has_it(string rows, string url)
    {
        var run = TestHistory.Read(null, Header + rows);
        Assert.Empty(run.Rejects.Kept);
        Assert.Equal(url, run.Texts[run.Data.Group(Log.EventOrder.AsReceived)[0].PropertiesOf(0)[0]]);
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("")]
    public void A_byte_order_mark_is_no_part_of_the_first_column(string mark) =>
        Assert.Equal(1, TestHistory.Read(null, mark + Header + Good).Summary.Events);

    [Theory]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed\n", "3 cells")]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,/a,b\n", "5 cells")]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,\"/a\"b\n", "behind its closing quote")]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,\"/a\n", "behind its closing quote|never closed")]
    [InlineData("\"A,2026-03-01T10:00:00Z,page_viewed,/a\n", "never closed")]
    [InlineData(",2026-03-01T10:00:00Z,page_viewed,/a\n", "contact_id is blank")]
    [InlineData("  ,2026-03-01T10:00:00Z,page_viewed,/a\n", "contact_id is blank")]
    [InlineData("A,,page_viewed,/a\n", "timestamp is blank")]
    [InlineData("A,2026-03-01T10:00:00Z,,/a\n", "event is blank")]
    [InlineData("A,2026-03-01T10:00:00Z,page_veiwed,/a\n", "declares no event \"page_veiwed\"; it declares page_viewed, deal_closed, logged_in")]
    [InlineData("A,2026-03-01T10:00:00Z,page_viewed,\n", "url of page_viewed is empty")]
    [InlineData("A,2026-03-01T10:00:00Z,deal_closed,\n", "outcome of deal_closed is empty")]
    public void A_bad_row_is_named_and_its_neighbours_stay(string row, string reason)
    {
        var run = TestHistory.Read(null, Header + Good + row + After);
        Assert.Contains(reason.Split('|'), part => run.OnlyReject.Reason.Contains(part, StringComparison.Ordinal));
        Assert.Equal(3, run.OnlyReject.Line);
        Assert.Equal("events.csv", run.OnlyReject.File);
        Assert.Equal(row.TrimEnd('\n'), run.OnlyReject.Row);
        Assert.Equal(3, run.Summary.EventRows);
        Assert.Equal("page_viewed(0|?)", run.Events("A"));
        Assert.Equal("page_viewed(1|?)", run.Events("Z"));
    }

    [Fact]
    public void Bytes_that_are_no_utf_8_are_a_reject()
    {
        byte[] bad = [.. Encoding.UTF8.GetBytes("B,2026-03-01,page_viewed,"), 0xC3, 0x28, (byte)'\n'];
        var run = TestHistory.Read(null, [.. Encoding.UTF8.GetBytes(Header + Good), .. bad, .. Encoding.UTF8.GetBytes(After)]);
        Assert.Contains("UTF-8", run.OnlyReject.Reason, StringComparison.Ordinal);
        Assert.Equal(2, run.Summary.Events);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_end_ends_a_row(string lineEnd)
    {
        var run = TestHistory.Read(null, (Header + Good + "bad\n" + After).Replace("\n", lineEnd, StringComparison.Ordinal));
        Assert.Equal(2, run.Summary.Events);
        Assert.Equal(3, run.OnlyReject.Line);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ten_million_characters_in_a_cell_are_one_reject(bool quoted)
    {
        var quote = quoted ? "\"" : "";
        var huge = $"B,2026-03-01,page_viewed,{quote}{new string('x', 10_000_000)}{quote}\n";
        var bytes = Encoding.UTF8.GetBytes(Header + Good + huge + After);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var run = TestHistory.Read(null, bytes);
        Assert.Contains("64 KiB", run.OnlyReject.Reason, StringComparison.Ordinal);
        Assert.Equal(3, run.OnlyReject.Line);
        Assert.Equal(200, run.OnlyReject.Row.Length);
        Assert.Equal(2, run.Summary.Events);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 2_000_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_row_of_64_KiB_is_read_and_a_longer_one_is_not(int more)
    {
        const string Start = "B,2026-03-01,page_viewed,";
        var row = Start + new string('x', (64 * 1024) - Start.Length + more) + "\n";
        var run = TestHistory.Read(null, Header + row + After);
        Assert.Equal(more, run.Rejects.Count);
        Assert.Equal(2 - more, run.Summary.Events);
    }

    [Fact]
    public void A_long_quoted_row_of_many_lines_is_one_reject_when_it_is_complete()
    {
        var lines = string.Join("\n", Enumerable.Repeat(new string('x', 99), 700));
        var run = TestHistory.Read(null, $"{Header}B,2026-03-01,page_viewed,\"{lines}\"\n{After}");
        Assert.Equal(2, run.OnlyReject.Line);
        Assert.Equal(1, run.Summary.Events);
    }

    [Fact]
    public void Rows_across_the_window_are_whole()
    {
        var rows = Enumerable.Range(0, 30_000).Select(i => $"c{i},2026-03-01T10:00:00Z,page_viewed,\"/{i},{i}\"\n");
        var run = TestHistory.Read(null, Header + string.Concat(rows));
        Assert.Equal(30_000, run.Summary.Events);
        var log = run.Data.Group(Log.EventOrder.AsReceived);
        for (var i = 0; i < 30_000; i++)
        {
            var contact = run.Data.Contacts.Find($"c{i}");
            Assert.Equal($"/{i},{i}", run.Texts[log[contact].PropertiesOf(0)[0]]);
        }
    }

    [Fact]
    public void Lines_are_counted_through_quoted_line_breaks()
    {
        var run = TestHistory.Read(null, Header + "A,2026-03-01,page_viewed,\"a\nb\nc\"\nbad\n");
        Assert.Equal(5, run.OnlyReject.Line);
    }

    [Theory]
    [InlineData("contact_id,timestamp,url\n", "no column \"event\"; it has contact_id, timestamp, url")]
    [InlineData("contact_id;timestamp;event\n", "semicolons")]
    [InlineData("", "is empty")]
    [InlineData("\n\n", "is empty")]
    [InlineData("contact_id,timestamp,event,event\n", "twice")]
    [InlineData("contact_id,timestamp,\"event\n", "header of events.csv")]
    public void A_file_whose_header_does_not_do_is_refused_as_a_whole(string file, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<HistoryException>(() => TestHistory.Read(null, file)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_column_is_mended_by_a_name_or_a_mapping() =>
        Assert.Contains("--map", Assert.Throws<HistoryException>(() => TestHistory.Read(null, "contact_id,when,event\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_header_alone_is_a_history_without_events() => Assert.Equal(0, TestHistory.Read(null, Header).Summary.EventRows);

    [Fact]
    public void Utf_16_is_named() =>
        Assert.Contains("UTF-16", Assert.Throws<HistoryException>(() => TestHistory.Read(null, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Header)).ToArray())).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_that_nobody_asked_for_are_named()
    {
        var run = TestHistory.Read("contact_id,colour\nA,red\n", "contact_id,timestamp,event,resource,lifecycle\n");
        Assert.Equal("colour", Assert.Single(run.Summary.IgnoredContactColumns));
        Assert.Equal(["lifecycle", "resource"], run.Summary.IgnoredEventColumns.AsEnumerable());
    }

    [Fact]
    public void Cells_with_doubled_quotes_keep_apart()
    {
        var run = TestHistory.Read(null, """"
            contact_id,timestamp,event,url,seconds,event_id
            "A ""one""",2026-03-01T10:00:00Z,page_viewed,"/a ""longer"" one",1,"x""1"
            "A ""one""",2026-03-01T10:00:01Z,page_viewed,"/b",2,"x""2"
            "A ""one""",2026-03-01T10:00:02Z,page_viewed,"/c",2,"x""1"
            """");
        Assert.Equal("A \"one\"", run.Data.Contacts.IdOf(0));
        Assert.Equal((1, 2, 1L), (run.Summary.Contacts, run.Summary.Events, run.Summary.Duplicates));
        Assert.Equal("/a \"longer\" one", run.Texts[run.Data.Group(Log.EventOrder.EventTime)[0].PropertiesOf(0)[0]]);
    }

    [Theory]
    [InlineData("1,2,3,x,3", 1)]
    [InlineData("1,2,3,2,1", 2)]
    [InlineData("1,2,03,3,12", 0)]
    [InlineData(",7,,7,8", 1)]
    [InlineData("999999999999999999,1000000000000000000,999999999999999999,5,5", 2)]
    public void Ids_that_come_twice_are_found_however_they_are_written(string ids, int duplicates)
    {
        var rows = ids.Split(',').Select((id, i) => $"A,2026-03-01T10:00:0{i}Z,logged_in,{id}\n");
        var run = TestHistory.Read(null, "contact_id,timestamp,event,event_id\n" + string.Concat(rows));
        Assert.Equal(duplicates, run.Summary.Duplicates);
        Assert.Equal(5 - duplicates, run.Summary.Events);
    }

    [Fact]
    public void Every_length_of_rows_is_read_at_every_place_of_a_block()
    {
        var text = new System.Text.StringBuilder("contact_id,timestamp,event,url,seconds\n");
        for (var i = 0; i < 20_000; i++)
            text.Append($"C{i % 7},2026-03-01T10:{i / 60 % 60:00}:{i % 60:00}Z,page_viewed,/{new string('x', i % 131)}{(i % 501 == 0 ? "ø" : "")},{i}{(i % 3 == 0 ? "\r\n" : "\n")}");
        var run = TestHistory.Read(null, text.ToString());
        Assert.Equal((20_000, 0L), (run.Summary.Events, run.Summary.Rejected));
        var log = run.Data.Group(Log.EventOrder.AsReceived);
        var seconds = Enumerable.Range(0, 7).SelectMany(contact => Values(log, contact)).Order();
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => i * NurtureLang.Plan.Values.Value.One), seconds);
    }

    private static List<long> Values(Log.ContactLog log, int contact)
    {
        var events = log[contact];
        var values = new List<long>();
        for (var i = 0; i < events.Count; i++) values.Add(events.PropertiesOf(i)[1]);
        return values;
    }
}
