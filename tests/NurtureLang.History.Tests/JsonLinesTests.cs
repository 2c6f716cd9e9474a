namespace NurtureLang.History.Tests;

/// <summary>Rows of JSON Lines.</summary>
public sealed class JsonLinesTests
{
    private const string Good = """{"contact_id":"A","timestamp":"2026-03-01T10:00:00Z","event":"page_viewed","url":"/a"}""" + "\n";
    private const string After = """{"contact_id":"Z","timestamp":"2026-03-01T11:00:00Z","event":"page_viewed","url":"/z"}""" + "\n";

    [Theory]
    [InlineData("""{"contact_id":"A","timestamp":"2026-03-01T10:00:00Z","event":"page_viewed","url":"/a","seconds":1.5}""")]
    [InlineData("""{"contact_id":"A","timestamp":1772359200,"event":"page_viewed","properties":{"url":"/a","seconds":"1.5"}}""")]
    [InlineData("""{"event":"page_viewed","url":"/b","properties":{"url":"/a","seconds":1.5,"event":"nested"},"timestamp":"2026-03-01T10:00:00Z","contact_id":"A"}""")]
    [InlineData("""{"properties":{"url":"\u002fa","seconds":1.5},"event":"page\u005fviewed","url":"/b","timestamp":"2026-03-01T10:00:00Z","contact_id":"A","other":{"a":[1,2]}}""")]
    [InlineData("""  {"contact_id":"A","timestamp":"2026-03-01T10:00:00Z","event":"page_viewed","url":"/a","seconds":15e-1,"x":null}  """)]
    public void A_line_is_read(string line)
    {
        var run = TestHistory.Read(null, line, extension: "jsonl");
        Assert.Empty(run.Rejects.Kept);
        Assert.Equal("page_viewed(0|1500000)", run.Events("A"));
        Assert.Equal("/a", run.Texts[0]);
    }

    [Fact]
    public void Null_and_absent_are_unknown_and_a_list_is_a_set()
    {
        var run = TestHistory.Read(
            """
            {"contact_id":"A","email":null,"consent":["email","call"],"employees":250,"timezone":"Europe/Berlin"}
            {"contact_id":"B","consent":"sms","industry":"finance"}
            """,
            null,
            extension: "jsonl");
        Assert.Equal([5L, 2L], new[] { run.Field("A", 3), run.Field("B", 3) });
        Assert.Equal(250_000_000, run.Field("A", 1));
        Assert.Equal(Plan.Values.Value.Unknown, run.Field("A", 0));
        Assert.Equal(Plan.Values.Value.Unknown, run.Field("B", 0));
    }

    [Theory]
    [InlineData("""{"contact_id":"B","timestamp":"2026-03-01","event":"page_viewed","url":"/b" """, "not valid JSON")]
    [InlineData("""[1,2]""", "no JSON object")]
    [InlineData("""{"contact_id":"B"} {}""", "not valid JSON|follows")]
    [InlineData("""{"contact_id":"B","timestamp":"2026-03-01","event":"page_viewed","url":{"a":1}}""", "holds an object")]
    [InlineData("""{"contact_id":"B","timestamp":"2026-03-01","event":"page_viewed","url":"\ud800"}""", "half of a character")]
    [InlineData("""{"contact_id":"B","timestamp":"2026-03-01","event":"page_viewed"}""", "url of page_viewed is empty")]
    [InlineData("""{"timestamp":"2026-03-01","event":"page_viewed","url":"/b"}""", "contact_id is blank")]
    [InlineData("""{"contact_id":"B","timestamp":"never","event":"page_viewed","url":"/b"}""", "no point in time")]
    [InlineData("hello", "not valid JSON")]
    public void A_bad_line_is_named_and_its_neighbours_stay(string line, string reason)
    {
        var run = TestHistory.Read(null, Good + line + "\n" + After, extension: "jsonl");
        Assert.Contains(reason.Split('|'), part => run.OnlyReject.Reason.Contains(part, StringComparison.Ordinal));
        Assert.Equal(2, run.OnlyReject.Line);
        Assert.Equal(2, run.Summary.Events);
    }

    [Fact]
    public void Deep_nesting_is_a_reject()
    {
        var deep = """{"contact_id":"B","x":""" + new string('[', 10_000) + new string(']', 10_000) + "}\n";
        Assert.Contains("not valid JSON", TestHistory.Read(null, Good + deep + After, extension: "jsonl").OnlyReject.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_ten_million_characters_is_one_reject()
    {
        var huge = """{"contact_id":"B","url":" """ + new string('x', 10_000_000) + "\"}\n";
        var run = TestHistory.Read(null, Good + huge + After, extension: "jsonl");
        Assert.Contains("64 KiB", run.OnlyReject.Reason, StringComparison.Ordinal);
        Assert.Equal(2, run.Summary.Events);
    }

    [Fact]
    public void A_log_that_says_nothing_of_receiving_keeps_the_order_of_its_lines()
    {
        var run = TestHistory.Read(null, After.Replace("Z\"", "A\"", StringComparison.Ordinal).Replace("00A", "00Z", StringComparison.Ordinal) + Good, extension: "jsonl");
        Assert.False(run.Data.HasReceivedAt);
        Assert.Equal([39_600, 36_000], run.Seconds("A", Log.EventOrder.AsReceived));
        Assert.Equal([36_000, 39_600], run.Seconds("A", Log.EventOrder.EventTime));
    }

    [Fact]
    public void An_empty_file_is_refused() =>
        Assert.Contains("is empty", Assert.Throws<HistoryException>(() => TestHistory.Read(null, "", extension: "jsonl")).Message, StringComparison.Ordinal);
}
