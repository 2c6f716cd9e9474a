using System.Globalization;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>Nothing waits for what is slow, and nothing stays unanswered.</summary>
public sealed class ConcurrencyTests
{
    private const string Slow = "file:///s/slow.nurture";

    [Fact, Trait("pitfall", "changes that wait for readers")]
    public void Typing_and_other_requests_do_not_wait_for_a_slow_one()
    {
        using var client = TestClient.Initialized(SlowFiles());
        client.Files.Gate.Reset();
        var slow = client.Send("textDocument/diagnostic", TestClient.Of(Slow)).Answer;
        client.Open(Small.Root, "campaign x { timezone \"UTC\" }");
        client.Change(Small.Root, 2, """{"text":"campaign y { timezone \"UTC\" }"}""");
        var report = client.Ask("textDocument/diagnostic", TestClient.Of(Small.Root));
        Assert.Equal("full", report!["kind"]!.GetValue<string>());
        Assert.Equal("campaign y { timezone \"UTC\" }", client.Server.Session.Workspace.Documents["/c/acme.nurture"].Text.Text);
        Assert.False(slow.IsCompleted);
        client.Files.Gate.Set();
        Assert.NotNull(TestClient.Get(slow)["result"]);
    }

    [Fact, Trait("pitfall", "stale answers")]
    public void A_request_is_answered_from_the_text_of_its_moment_though_newer_edits_came()
    {
        using var client = TestClient.Initialized(SlowFiles());
        client.Files.Gate.Reset();
        var text = "import \"slow2.nurture\"\ncampaign x { timezone \"UTC\" }\nsegment old = nothing_like_it";
        client.Open("file:///s/c.nurture", text);
        var answer = client.Send("textDocument/diagnostic", TestClient.Of("file:///s/c.nurture")).Answer;
        client.Change("file:///s/c.nurture", 2, """{"text":"campaign x { timezone \"UTC\" }"}""");
        client.Files.Gate.Set();
        var report = TestClient.Get(answer);
        Assert.Contains("nothing_like_it", TestClient.Text(report), StringComparison.Ordinal);
    }

    [Fact, Trait("pitfall", "cancellation in line")]
    public void A_request_is_cancelled_also_while_it_waits_for_its_turn()
    {
        using var client = TestClient.Initialized(SlowFiles());
        client.Files.Gate.Reset();
        var slow = Enumerable.Range(0, 40).Select(_ => client.Send("textDocument/diagnostic", TestClient.Of(Slow))).ToList();
        foreach (var (id, _) in slow.Skip(20))
            client.Notify("$/cancelRequest", string.Create(CultureInfo.InvariantCulture, $$$"""{"id":{{{id}}}}"""));
        // The reader takes messages in order, and answers what is no message by itself: once it has, the cancellations have been read.
        client.AnswerTo("""{"jsonrpc":"2.0","id":"nobody"}""", "nobody");
        client.Files.Gate.Set();
        foreach (var (_, answer) in slow.Skip(20))
            Assert.Equal(-32800, TestClient.Get(answer)["error"]!["code"]!.GetValue<int>());
        foreach (var (_, answer) in slow.Take(16))
            Assert.NotNull(TestClient.Get(answer)["result"]);
        Assert.Equal(0, client.Server.Unanswered);
    }

    [Fact]
    public void Random_requests_edits_and_cancellations_leave_nothing_unanswered()
    {
        using var client = TestClient.Initialized(Small.Files());
        client.Open(Small.Root, Small.Campaign);
        var methods = client.Server.Methods.Requests.ToList();
        var random = new Random(11);
        var answers = new List<Task<System.Text.Json.Nodes.JsonObject>>();
        for (var i = 2; i < 600; i++)
        {
            switch (random.Next(4))
            {
                case 0:
                    client.Change(Small.Root, i, $$$"""{"range":{"start":{"line":{{{random.Next(20)}}},"character":{{{random.Next(30)}}}},"end":{"line":{{{random.Next(20)}}},"character":{{{random.Next(30)}}}}},"text":"{"}""");
                    break;
                case 1:
                    client.Notify("$/cancelRequest", $$$"""{"id":{{{random.Next(i)}}}}""");
                    break;
                default:
                    var method = methods[random.Next(methods.Count)];
                    answers.Add(client.Send(method, $$$"""
                        {"textDocument":{"uri":"{{{Small.Root}}}"},"position":{"line":{{{random.Next(20)}}},"character":{{{random.Next(30)}}}},"positions":[{"line":1,"character":1}],
                        "range":{"start":{"line":0,"character":0},"end":{"line":3,"character":0}},"context":{"diagnostics":[],"includeDeclaration":true},"newName":"x","ch":"\n",
                        "query":"a","previousResultIds":[],"options":{"tabSize":2,"insertSpaces":true}}
                        """).Answer);
                    break;
            }
        }

        Assert.DoesNotContain(answers.Select(TestClient.Get), answer => answer["error"]?["code"]?.GetValue<int>() == -32603);
        Assert.Equal(0, client.Server.Unanswered);
    }

    private static MemoryFiles SlowFiles() => Small.Files().With("/s/slow.nurture", "campaign s { timezone \"UTC\" }").With("/s/slow2.nurture", "");
}
