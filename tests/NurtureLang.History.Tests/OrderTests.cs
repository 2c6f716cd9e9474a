using NurtureLang.History.Log;

namespace NurtureLang.History.Tests;

/// <summary>Contacts, grouping, order and duplicates.</summary>
public sealed class OrderTests
{
    private const string Header = "contact_id,timestamp,event,url,event_id,received_at\n";

    [Fact]
    public void Contacts_are_numbered_as_they_appear_and_events_may_name_new_ones()
    {
        var run = TestHistory.Read("contact_id,email\nB,b@x\nA,a@x\n", "contact_id,timestamp,event\nC,2026-03-01,logged_in\nA,2026-03-01,logged_in\n");
        Assert.Equal([1, 0, 2], new[] { "A", "B", "C" }.Select(run.Data.Contacts.Find));
        Assert.Equal([1, 0, 2], run.Data.Contacts.NumbersInOrderOfId());
        Assert.Equal(1, run.Summary.ContactsFromEventsOnly);
        Assert.Equal(Plan.Values.Value.Unknown, run.Field("C", 0));
        Assert.Equal("", run.Events("B"));
    }

    [Fact]
    public void A_contact_that_stands_twice_is_read_once()
    {
        var run = TestHistory.Read("contact_id,email\nA,first\nA,second\n", null);
        Assert.Equal("first", run.Texts[run.Field("A", 0)]);
        Assert.Equal(3, run.OnlyReject.Line);
    }

    [Fact]
    public void As_received_without_received_at_is_the_order_of_the_file()
    {
        var run = TestHistory.Read(null, "contact_id,timestamp,event\n" + Rows("A", 30, 10, 20, 20, 10));
        Assert.Equal([30, 10, 20, 20, 10], run.Seconds("A", EventOrder.AsReceived));
        Assert.Equal([10, 10, 20, 20, 30], run.Seconds("A", EventOrder.EventTime));
    }

    [Fact]
    public void At_one_instant_ids_decide_where_there_are_any()
    {
        var run = TestHistory.Read(null, Header
            + "A,2026-03-01T00:00:10Z,page_viewed,/b,b,\nA,2026-03-01T00:00:10Z,page_viewed,/a,a,\nA,2026-03-01T00:00:05Z,page_viewed,/c,c,\n");
        Assert.Equal(["/a", "/b", "/c"], Urls(run, EventOrder.AsReceived));
        Assert.Equal(["/c", "/a", "/b"], Urls(run, EventOrder.EventTime));
    }

    [Fact]
    public void At_one_instant_without_ids_the_file_decides()
    {
        var urls = Enumerable.Range(0, 100).Select(i => $"/{(i * 37) % 100}").ToList();
        var run = TestHistory.Read(null, "contact_id,timestamp,event,url\n" + string.Concat(urls.Select(url => $"A,2026-03-01,page_viewed,{url}\n")));
        Assert.Equal(urls, Urls(run, EventOrder.AsReceived));
        Assert.Equal(urls, Urls(run, EventOrder.EventTime));
    }

    [Fact]
    public void As_received_follows_received_at_and_event_time_does_not()
    {
        var run = TestHistory.Read(null, Header
            + "A,2026-03-01T00:00:10Z,page_viewed,/late,,2026-03-02\nA,2026-03-01T00:00:20Z,page_viewed,/live,,\nA,2026-03-01T00:00:15Z,page_viewed,/batch,,2026-03-02\n");
        Assert.Equal(["/live", "/late", "/batch"], Urls(run, EventOrder.AsReceived));
        Assert.Equal(["/late", "/batch", "/live"], Urls(run, EventOrder.EventTime));
        Assert.Equal(TestHistory.Instant("2026-03-01T00:00:20Z"), run.Data.Group(EventOrder.AsReceived)[0].ReceivedAt[0]);
    }

    [Fact]
    public void An_event_id_that_comes_again_changes_nothing_however_late()
    {
        var run = TestHistory.Read(null, Header
            + "A,2026-03-01,page_viewed,/1,x,\nB,2026-03-01,page_viewed,/2,x,\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"A,2026-03-02,page_viewed,/p,{i},\n"))
            + "A,2026-03-09,page_viewed,/3,x,\nA,2026-03-09,page_viewed,/4,,\nA,2026-03-09,page_viewed,/4,,\n");
        Assert.Equal(1, run.Summary.Duplicates);
        Assert.Equal(5004, run.Summary.Events);
        Assert.Equal(["/2"], Urls(run, EventOrder.AsReceived, "B"));
    }

    [Fact]
    public void A_file_grouped_by_contact_gives_the_same_logs()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 2000)
            .Select(i => (Contact: random.Next(50), Row: $"2026-03-01T00:{random.Next(60):00}:00Z,page_viewed,/{i}\n"))
            .ToList();
        string File(IEnumerable<(int Contact, string Row)> all) => "contact_id,timestamp,event,url\n" + string.Concat(all.Select(r => $"c{r.Contact},{r.Row}"));
        var mixed = TestHistory.Read(null, File(rows));
        var grouped = TestHistory.Read(null, File(rows.OrderBy(row => row.Contact)));
        foreach (var order in Enum.GetValues<EventOrder>())
        {
            for (var contact = 0; contact < 50; contact++) Assert.Equal(Urls(mixed, order, $"c{contact}"), Urls(grouped, order, $"c{contact}"));
        }
    }

    private static string Rows(string contact, params int[] seconds) =>
        string.Concat(seconds.Select(second => $"{contact},2026-03-01T00:00:{second:00}Z,logged_in\n"));

    private static List<string> Urls(Run run, EventOrder order, string contact = "A")
    {
        var events = run.Data.Group(order)[run.Data.Contacts.Find(contact)];
        var urls = new List<string>();
        for (var i = 0; i < events.Count; i++) urls.Add(run.Texts[events.PropertiesOf(i)[0]]);
        return urls;
    }
}
