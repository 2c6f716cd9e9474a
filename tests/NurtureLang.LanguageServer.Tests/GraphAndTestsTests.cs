using NurtureLang.Drawing;
using NurtureLang.Drawing.Writing;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>What is answered beyond the protocol: the picture of a campaign and its tests, as they stand in the editor.</summary>
public sealed class GraphAndTestsTests
{
    private const string Uri = "file:///c/acme.nurture";
    private const string Sequence = "\nsequence hello \"Hello\" {\n  enter on page_viewed\n  wait 3 days\n}\n";

    private static string Document { get; } = $$$"""{"textDocument":{"uri":"{{{Uri}}}"}}""";

    [Fact]
    public void The_picture_is_of_the_text_in_the_editor()
    {
        using var client = TestClient.Initialized(Files());
        var text = Small.Campaign + Sequence;
        client.Open(Uri, text);
        var answer = client.Ask("nurture/graph", Document)!;
        Assert.Equal(Uri, answer["campaign"]!.GetValue<string>());
        Assert.Null(answer["unread"]);
        string[] files = ["acme.nurture", "crm.nurture"];
        var trees = files.Select(name => SyntaxTree.Parse(new SourceText(name, name == "acme.nurture" ? text : Files().Texts["/c/crm.nurture"])));
        Assert.Equal(
            System.Text.Json.Nodes.JsonNode.Parse(MapJsonWriter.Write(CampaignMapper.Map([.. trees])))!.ToJsonString(), answer["map"]!.ToJsonString());
        client.Change(Uri, 2, $$"""{"text":{{TestClient.Json(text.Replace("wait 3 days", "wait 5 days", StringComparison.Ordinal))}}}""");
        Assert.Contains("wait 5 days", client.Ask("nurture/graph", Document)!["map"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_picture_lacks_is_told_with_its_place()
    {
        using var client = TestClient.Initialized(Files());
        client.Open(Uri, Small.Campaign + Sequence.Replace("wait 3 days", "wait 3 days }}", StringComparison.Ordinal));
        var unread = client.Ask("nurture/graph", Document)!["unread"]!;
        Assert.Equal(Uri, unread["location"]!["uri"]!.GetValue<string>());
        Assert.NotEqual("", unread["message"]!.GetValue<string>());
        // A wrong name hides nothing of the picture.
        client.Change(Uri, 2, $$"""{"text":{{TestClient.Json(Small.Campaign + Sequence.Replace("page_viewed", "page_veiwed", StringComparison.Ordinal))}}}""");
        Assert.Null(client.Ask("nurture/graph", Document)!["unread"]);
    }

    [Fact]
    public void A_file_that_is_not_open_is_drawn_from_the_disk_and_one_of_no_campaign_is_not_drawn()
    {
        using var client = TestClient.Initialized(Files());
        Assert.Contains("acme.nurture", client.Ask("nurture/graph", """{"textDocument":{"uri":"file:///c/crm.nurture"}}""")!["campaign"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(client.Ask("nurture/graph", """{"textDocument":{"uri":"file:///c/notes.md"}}"""));
    }

    [Fact]
    public void Tests_are_listed_wherever_they_stand_also_before_they_are_saved()
    {
        using var client = TestClient.Initialized(Files().With("/c/acme.test.nurture", "import \"acme.nurture\"\n\ntest \"one\" {\n  expect nothing\n}\n"));
        client.Open(Uri, Small.Campaign + "\ntest \"two\" {\n}\n");
        var tests = client.Ask("nurture/tests", Document)!.AsArray();
        Assert.Equal(["one", "two"], tests.Select(test => test!["title"]!.GetValue<string>()).Order());
        var one = tests.Single(test => test!["title"]!.GetValue<string>() == "one")!;
        Assert.Equal(("file:///c/acme.test.nurture", Uri), (one["uri"]!.GetValue<string>(), one["campaign"]!.GetValue<string>()));
        Assert.Equal("""{"start":{"line":2,"character":0},"end":{"line":4,"character":1}}""", one["range"]!.ToJsonString());
        Assert.Equal("""{"start":{"line":2,"character":5},"end":{"line":2,"character":10}}""", one["selectionRange"]!.ToJsonString());
        Assert.Equal(2, client.Ask("nurture/tests", "{}")!.AsArray().Count);
    }

    private static MemoryFiles Files() => Small.Files();
}
