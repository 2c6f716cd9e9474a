using System.Text.Json.Nodes;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>What is wrong, told unasked or asked for.</summary>
public sealed class DiagnosticsTests
{
    private const string Pulls = """{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true},"didChangeWatchedFiles":{"dynamicRegistration":true}}}""";

    [Fact]
    public void They_are_published_with_their_version_code_page_and_places()
    {
        var machine = new Hosting.ServerMachine(_ => true, _ => { }, _ => true, new MemoryFiles(), "1")
        {
            Debounce = TimeSpan.FromMilliseconds(20), PageOf = code => $"/pages of/{code}.md",
        };
        using var client = new TestClient(Small.Files(), machine);
        client.Ask("initialize", """{"processId":null,"capabilities":{}}""");
        client.Open(Small.Root, Small.Campaign + "segment twice = title is known\nsegment twice = title is known\nsequence again { enter when is twise }\n", 7);
        var published = client.WaitFor("textDocument/publishDiagnostics", one => one["uri"]!.GetValue<string>() == Small.Root);
        Assert.Equal(7, published["version"]!.GetValue<int>());
        var all = published["diagnostics"]!.AsArray();
        var duplicate = all.Single(one => one!["message"]!.GetValue<string>().Contains("twice", StringComparison.Ordinal) && one["relatedInformation"] is not null)!;
        Assert.Equal(1, duplicate["severity"]!.GetValue<int>());
        Assert.Equal("nurture", duplicate["source"]!.GetValue<string>());
        Assert.Equal($"file:///pages%20of/{duplicate["code"]}.md", duplicate["codeDescription"]!["href"]!.GetValue<string>());
        Assert.Equal(Small.Root, duplicate["relatedInformation"]![0]!["location"]!["uri"]!.GetValue<string>());
        Assert.Contains(all, one => one!["message"]!.GetValue<string>().Contains("twise", StringComparison.Ordinal));
    }

    [Fact]
    public void What_does_nothing_is_told_as_unnecessary()
    {
        using var client = TestClient.Initialized(Small.Files());
        client.Open(Small.Root, Small.Campaign + "segment unused = title is known\n");
        var published = client.WaitFor("textDocument/publishDiagnostics", one => one["uri"]!.GetValue<string>() == Small.Root);
        var unused = published["diagnostics"]!.AsArray().Single(one => one!["code"]!.GetValue<string>() == "NUR2017" && TestClient.Text(one).Contains("unused", StringComparison.Ordinal))!;
        Assert.Equal("[1]", TestClient.Text(unused["tags"]));
    }

    [Fact]
    public void A_mistake_in_an_imported_file_is_told_there_and_taken_back_when_it_is_mended()
    {
        using var client = TestClient.Initialized(Small.Files().With("/c/crm.nurture", Small.Schema + "oops\n"));
        client.Open(Small.Root, Small.Campaign);
        var told = client.WaitFor("textDocument/publishDiagnostics", one => one["uri"]!.GetValue<string>() == Small.Crm);
        Assert.NotEmpty(told["diagnostics"]!.AsArray());
        Assert.Null(told["version"]);
        client.Files.With("/c/crm.nurture", Small.Schema);
        client.Notify("workspace/didChangeWatchedFiles", $$$"""{"changes":[{"uri":"{{{Small.Crm}}}","type":2}]}""");
        client.WaitFor("textDocument/publishDiagnostics", one => one["uri"]!.GetValue<string>() == Small.Crm && one["diagnostics"]!.AsArray().Count == 0);
        client.Notify("textDocument/didClose", TestClient.Of(Small.Root));
        client.WaitFor("textDocument/publishDiagnostics", one => one["uri"]!.GetValue<string>() == Small.Root && one["diagnostics"]!.AsArray().Count == 0 && one["version"] is null);
    }

    [Fact]
    public void Many_changes_at_once_are_looked_at_once()
    {
        // A moment that is longer than a slow machine needs between one change and the next.
        var machine = new Hosting.ServerMachine(_ => true, _ => { }, _ => true, new MemoryFiles(), "1") { Debounce = TimeSpan.FromMilliseconds(400) };
        using var client = new TestClient(Small.Files(), machine);
        client.Ask("initialize", """{"processId":null,"capabilities":{}}""");
        client.Open(Small.Root, Small.Campaign);
        for (var version = 2; version <= 500; version++) client.Change(Small.Root, version, $$$"""{"text":"segment a = {{{version}}}"}""");
        client.WaitFor("textDocument/publishDiagnostics", one => one["version"]?.GetValue<int>() == 500);
        Thread.Sleep(100);
        Assert.True(client.Received.Count(one => one["method"]!.GetValue<string>() == "textDocument/publishDiagnostics") < 50);
        // Nothing older comes behind.
        Assert.DoesNotContain(client.Received, one => one["params"]?["version"]?.GetValue<int>() > 500);
    }

    [Fact]
    public void A_client_that_asks_gets_them_once_and_hears_when_nothing_has_changed()
    {
        using var client = TestClient.Initialized(Small.Files(), Pulls);
        client.Open(Small.Root, Small.Campaign + "segment a = titel is known\n");
        var first = client.Ask("textDocument/diagnostic", TestClient.Of(Small.Root))!;
        Assert.Equal("full", first["kind"]!.GetValue<string>());
        Assert.Contains(first["items"]!.AsArray(), one => one!["message"]!.GetValue<string>().Contains("titel", StringComparison.Ordinal));
        var again = client.Ask("textDocument/diagnostic", $$$"""{"textDocument":{"uri":"{{{Small.Root}}}"},"previousResultId":"{{{first["resultId"]}}}"}""")!;
        Assert.Equal("unchanged", again["kind"]!.GetValue<string>());
        Assert.Null(again["items"]);
        client.WaitForRequest("client/registerCapability");
        client.Notify("workspace/didChangeWatchedFiles", $$$"""{"changes":[{"uri":"{{{Small.Crm}}}","type":2}]}""");
        client.WaitForRequest("workspace/diagnostic/refresh");
        Assert.DoesNotContain(client.Received, one => one["method"]!.GetValue<string>() == "textDocument/publishDiagnostics");
    }

    [Fact]
    public void Every_folder_of_the_workspace_is_looked_at_and_progress_is_shown()
    {
        var files = Small.Files().With("/two/b/other.nurture", "campaign other { }");
        using var client = TestClient.Initialized(files, Pulls, ""","workspaceFolders":[{"uri":"file:///c","name":"c"},{"uri":"file:///two","name":"two"}]""");
        var report = client.Ask("workspace/diagnostic", """{"previousResultIds":[],"workDoneToken":"w"}""")!["items"]!.AsArray();
        Assert.Equal(["file:///c/acme.nurture", "file:///c/crm.nurture", "file:///two/b/other.nurture"], report.Select(one => one!["uri"]!.GetValue<string>()));
        Assert.True(report[0]!.AsObject().ContainsKey("version"));
        Assert.Equal("begin", client.WaitFor("$/progress")["value"]!["kind"]!.GetValue<string>());
        client.WaitFor("$/progress", one => one["value"]!["kind"]!.GetValue<string>() == "end");
        var before = string.Join(',', report.Select(one => $$$"""{"uri":"{{{one!["uri"]}}}","value":"{{{one["resultId"]}}}"}"""));
        var again = client.Ask("workspace/diagnostic", $$$"""{"previousResultIds":[{{{before}}}]}""")!["items"]!.AsArray();
        Assert.All(again, one => Assert.Equal("unchanged", one!["kind"]!.GetValue<string>()));
        client.Notify("workspace/didChangeWorkspaceFolders", """{"event":{"added":[],"removed":[{"uri":"file:///two","name":"two"}]}}""");
        Assert.Equal(2, client.Ask("workspace/diagnostic", """{"previousResultIds":[]}""")!["items"]!.AsArray().Count);
    }

    [Fact]
    public void Settings_say_how_much_is_shown()
    {
        using var client = TestClient.Initialized(Small.Files(), """{"workspace":{}}""", ""","initializationOptions":{"diagnostics":"errors"}""");
        client.Open(Small.Root, Small.Campaign + "segment unused = title is known\n");
        JsonArray Items() => client.Ask("textDocument/diagnostic", TestClient.Of(Small.Root))!["items"]!.AsArray();
        Assert.DoesNotContain(Items(), one => one!["severity"]!.GetValue<int>() > 1);
        client.Notify("workspace/didChangeConfiguration", """{"settings":{"nurture":{"diagnostics":"all"}}}""");
        Assert.Contains(Items(), one => one!["severity"]!.GetValue<int>() > 1);
    }

    [Fact]
    public void A_file_of_tests_and_a_body_are_looked_at_with_their_campaign()
    {
        var files = Small.Files().With("/c/acme.nurture", Small.Campaign.Replace("text \"Welcome\"", "body \"mail/hello.md\"", StringComparison.Ordinal))
            .With("/c/mail/hello.md", "Dear {titel or \"you\"}\n");
        using var client = TestClient.Initialized(files);
        client.Open("file:///c/mail/hello.md", "Dear {titel or \"you\"}\n");
        client.Open("file:///c/acme.test.nurture", "test \"t\" {\n  contact { email: \"a@b.example\" }\n  at 2026-01-01 09:00 page_vieved { url: \"/start\" }\n}\n");
        Assert.Contains("titel", TestClient.Text(client.Ask("textDocument/diagnostic", TestClient.Of("file:///c/mail/hello.md"))), StringComparison.Ordinal);
        Assert.Contains("page_vieved", TestClient.Text(client.Ask("textDocument/diagnostic", TestClient.Of("file:///c/acme.test.nurture"))), StringComparison.Ordinal);
    }
}
