using System.Globalization;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>The server's text is the client's, whatever is typed.</summary>
public sealed class SyncTests
{
    [Fact, Trait("pitfall", "order of changes")]
    public void Changes_are_applied_in_their_order_and_places_outside_are_taken_to_the_nearest_inside()
    {
        using var client = TestClient.Initialized();
        client.Open(Small.Root, "ab\r\ncd\ref\n");
        client.Change(Small.Root, 2, Change(0, 99, 1, 0, "X"), Change(0, 1, 0, 1, "Y"));
        Assert.Equal("aYb" + "Xcd\ref\n", Text(client));
        client.Change(Small.Root, 3, Change(50, 0, 60, 0, "end"));
        Assert.Equal("aYbXcd\ref\nend", Text(client));
        client.Change(Small.Root, 4, """{"text":"new"}""", Change(0, 3, 0, 3, "er"));
        Assert.Equal("newer", Text(client));
        Assert.Equal(4, client.Server.Session.Workspace.Documents["/c/acme.nurture"].Version);
    }

    [Fact, Trait("pitfall", "addresses")]
    public void One_document_is_one_however_its_address_is_spelled_and_answers_spell_it_as_the_client_did()
    {
        using var client = TestClient.Initialized();
        client.Open("file:///c%3A/a%20b/x.nurture", "campaign x { }");
        client.Change("file:///C:/a b/x.nurture", 2, """{"text":"campaign y { }"}""");
        Assert.Equal("campaign y { }", Text(client, "c:/a b/x.nurture"));
        var published = client.WaitFor("textDocument/publishDiagnostics", one => one["version"]!.GetValue<int>() == 2);
        Assert.Equal("file:///c%3A/a%20b/x.nurture", published["uri"]!.GetValue<string>());
    }

    [Fact]
    public void A_change_of_what_is_not_open_is_passed_over()
    {
        using var client = TestClient.Initialized();
        client.Change(Small.Root, 2, """{"text":"x"}""");
        client.WaitFor("window/logMessage");
        Assert.NotNull(client.Ask("textDocument/diagnostic", TestClient.Of(Small.Root)));
    }

    private static string Text(TestClient client, string path = "/c/acme.nurture")
    {
        // What is asked after the changes is answered after them.
        client.Ask("workspace/diagnostic", """{"previousResultIds":[]}""");
        return client.Server.Session.Workspace.Documents[path].Text.Text;
    }

    private static string Change(int line, int character, int toLine, int toCharacter, string text) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"range":{"start":{"line":{{{line}}},"character":{{{character}}}},"end":{"line":{{{toLine}}},"character":{{{toCharacter}}}}},"text":{{{TestClient.Json(text)}}}}""");
}
