using System.Text;
using System.Text.Json.Nodes;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>What language servers written by hand get wrong, each with a test that carries its name as a trait; those that stand nowhere else stand here.</summary>
public sealed class PitfallTests
{
    private static readonly string[] Known =
    [
        "exit while the input stays open", "orphans", "order of changes", "cancellation in line", "changes that wait for readers", "stale answers", "UTF-16", "incremental sync",
        "result null", "single writer", "standard output", "framing", "lifecycle", "waiting for the client", "backpressure", "unions", "addresses", "other clients",
    ];

    [Fact]
    public void Every_pitfall_has_a_test()
    {
        var tested = typeof(PitfallTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributesData()).Where(one => one.AttributeType == typeof(TraitAttribute))
            .Where(one => one.ConstructorArguments[0].Value is "pitfall").Select(one => (string)one.ConstructorArguments[1].Value!).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Known.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }

    [Fact, Trait("pitfall", "UTF-16")]
    public void Columns_count_utf_16_units_whatever_stands_before()
    {
        using var client = TestClient.Initialized(Small.Files());
        const string Line = "message odd { channel sms text \"😀 e\u0301 \ud83d x {nothing_like_it}\" }";
        client.Open(Small.Root, Small.Campaign + Line + "\r\n");
        var report = client.Ask("textDocument/diagnostic", TestClient.Of(Small.Root));
        var found = report!["items"]!.AsArray().First(one => one!["message"]!.GetValue<string>().Contains("nothing_like_it", StringComparison.Ordinal));
        Assert.Equal(Line.IndexOf("nothing_like_it", StringComparison.Ordinal), found!["range"]!["start"]!["character"]!.GetValue<int>());
        Assert.Equal(Small.Campaign.Split('\n').Length - 1, found["range"]!["start"]!["line"]!.GetValue<int>());
    }

    [Fact, Trait("pitfall", "waiting for the client")]
    public void Typing_goes_on_though_the_client_answers_nothing()
    {
        using var client = new TestClient(Small.Files()) { IsSilent = true };
        client.Ask("initialize", """
            {"processId":null,"capabilities":{"workspace":{"configuration":true,"didChangeWatchedFiles":{"dynamicRegistration":true},"diagnostics":{"refreshSupport":true}}}}
            """);
        client.Notify("initialized", "{}");
        client.WaitForRequest("workspace/configuration");
        client.Open(Small.Root, Small.Campaign);
        client.Notify("workspace/didChangeConfiguration", """{"settings":null}""");
        client.Change(Small.Root, 2, """{"text":"campaign y { timezone \"UTC\" }"}""");
        Assert.NotNull(client.Ask("textDocument/diagnostic", TestClient.Of(Small.Root)));
        Assert.Equal(2, client.Server.Session.Workspace.Documents["/c/acme.nurture"].Version);
    }

    [Fact, Trait("pitfall", "backpressure")]
    public async Task Who_sends_faster_than_we_work_waits_and_loses_nothing()
    {
        using var client = TestClient.Initialized(Small.Files().With("/s/slow.nurture", "campaign s { timezone \"UTC\" }"));
        client.Files.Gate.Reset();
        client.Open(Small.Root, "");
        // More of them than are answered at once: those behind them wait in line.
        var slow = Enumerable.Range(0, 20).Select(_ => client.Send("textDocument/diagnostic", TestClient.Of("file:///s/slow.nurture")).Answer).ToList();
        var typing = Task.Run(() =>
        {
            for (var version = 2; version < 3_000; version++)
                client.Change(Small.Root, version, $$$"""{"range":{"start":{"line":0,"character":{{{version - 2}}}},"end":{"line":0,"character":{{{version - 2}}}}},"text":"x"}""");
        });
        await Task.WhenAny(typing, Task.Delay(300));
        client.Files.Gate.Set();
        await typing.WaitAsync(TestClient.Patience);
        Assert.All(slow.Select(TestClient.Get), answer => Assert.NotNull(answer["result"]));
        client.Ask("textDocument/foldingRange", TestClient.Of(Small.Root));
        Assert.Equal(new string('x', 2_998), client.Server.Session.Workspace.Documents["/c/acme.nurture"].Text.Text);
    }

    [Fact, Trait("pitfall", "single writer")]
    public void Answers_of_many_at_once_do_not_mix()
    {
        using var client = TestClient.Initialized(Small.Files());
        client.Open(Small.Root, Small.Campaign);
        var answers = Enumerable.Range(0, 400).Select(at => client.Send(
            at % 2 == 0 ? "textDocument/completion" : "textDocument/semanticTokens/full", TestClient.At(Small.Root, at % 18, at % 7)).Answer).ToList();
        // The client reads frame by frame: one byte at a wrong place and nothing behind it could be read.
        Assert.All(answers.Select(TestClient.Get), answer => Assert.NotNull(answer["result"]));
    }

    [Fact, Trait("pitfall", "unions")]
    public void An_id_is_a_number_or_a_text_and_a_change_has_a_range_or_none()
    {
        using var client = TestClient.Initialized(Small.Files());
        client.Open(Small.Root, "abc");
        client.Change(Small.Root, 2, """{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":2}},"rangeLength":1,"text":"X"}""");
        var answer = client.AnswerTo($$"""{"jsonrpc":"2.0","id":"7","method":"textDocument/foldingRange","params":{{TestClient.Of(Small.Root)}}}""", "7");
        Assert.Equal("7", answer["id"]!.GetValue<string>());
        Assert.Equal("aXc", client.Server.Session.Workspace.Documents["/c/acme.nurture"].Text.Text);
        client.Change(Small.Root, 3, """{"text":"new"}""");
        client.Ask("textDocument/foldingRange", TestClient.Of(Small.Root));
        Assert.Equal("new", client.Server.Session.Workspace.Documents["/c/acme.nurture"].Text.Text);
    }

    /// <summary>The messages of a stream, one after the other; fails where something else stands between them.</summary>
    public static IReadOnlyList<JsonNode> Frames(byte[] bytes)
    {
        var frames = new List<JsonNode>();
        for (var at = 0; at < bytes.Length;)
        {
            var end = bytes.AsSpan(at).IndexOf("\r\n\r\n"u8);
            Assert.True(end > 0, Encoding.UTF8.GetString(bytes.AsSpan(at)));
            var header = Encoding.ASCII.GetString(bytes, at, end);
            Assert.Matches(@"^Content-Length: \d+$", header);
            var length = int.Parse(header.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
            frames.Add(JsonNode.Parse(bytes.AsSpan(at + end + 4, length))!);
            at += end + 4 + length;
        }

        return frames;
    }
}
