using System.Globalization;
using System.Text;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>The server's text is the client's, whatever is typed.</summary>
public sealed class SyncTests
{
    private static readonly string[] Pieces =
        ["a", "\n", "\r\n", "\r", "😀", "\ud83d", "\ude00", "e\u0301", "\"", "\\", "{ send x }", "  ", "wait 3 days\n", "\u2028", "\0", "é", "\ufeff"];

    [Fact]
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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_edits_leave_the_same_text_on_both_sides(int seed)
    {
        using var client = TestClient.Initialized(Small.Files());
        var random = new Random(seed);
        var text = new StringBuilder(Small.Campaign);
        client.Open(Small.Root, text.ToString());
        for (var version = 2; version < 1_500; version++)
        {
            var changes = new List<string>();
            for (var i = random.Next(1, 4); i > 0; i--) changes.Add(Edit(text, random));
            client.Change(Small.Root, version, [.. changes]);
            if (version % 100 == 0) Assert.Equal(text.ToString(), Text(client));
        }

        Assert.Equal(text.ToString(), Text(client));
        Assert.Equal(0, client.Server.Unanswered);
    }

    [Fact]
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

    private static string Edit(StringBuilder text, Random random)
    {
        var start = random.Next(text.Length + 1);
        var end = Math.Min(text.Length, start + (random.Next(3) == 0 ? random.Next(20) : 0));
        // A place between CR and LF is none that a client could name.
        if (Splits(text, start)) start--;
        if (Splits(text, end)) end++;
        var piece = Pieces[random.Next(Pieces.Length)];
        var (from, to) = (Position(text, start), Position(text, end));
        text.Remove(start, end - start).Insert(start, piece);
        return Change(from.Line, from.Character, to.Line, to.Character, piece);
    }

    private static bool Splits(StringBuilder text, int at) => at > 0 && at < text.Length && text[at - 1] == '\r' && text[at] == '\n';

    private static (int Line, int Character) Position(StringBuilder text, int offset)
    {
        var (line, start) = (0, 0);
        for (var i = 0; i < offset; i++)
        {
            if (text[i] != '\n' && (text[i] != '\r' || (i + 1 < text.Length && text[i + 1] == '\n'))) continue;
            line++;
            start = i + 1;
        }

        return (line, offset - start);
    }

    private static string Change(int line, int character, int toLine, int toCharacter, string text) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"range":{"start":{"line":{{{line}}},"character":{{{character}}}},"end":{"line":{{{toLine}}},"character":{{{toCharacter}}}}},"text":{{{TestClient.Json(text)}}}}""");
}
