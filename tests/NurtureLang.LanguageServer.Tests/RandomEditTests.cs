using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>
/// Random edits, with requests between them: the server's text stays the client's, and every request is answered. NURTURE_RANDOM_EDITS is how many edits
/// there are; NURTURE_SEED draws others.
/// </summary>
public sealed class RandomEditTests(ITestOutputHelper output)
{
    private const int UsualEdits = 3_000;
    private const int LongestText = 4_000;
    private const int EditsBetweenLooks = 1_000;

    private static readonly string[] Pieces =
    [
        "a", " ", "\n", "\r\n", "\r", "😀", "\ud83d", "\ude00", "e\u0301", "\"", "\\", "  ", "\u2028", "\0", "é", "\ufeff", "\t",
        "{ send hello }", "{", "}", "wait 3 days\n", "  wait for page_viewed up to ", "send ", "segment s = ", "if title is ", "sequence late \"", "{title or ", "\nmessage m {\n  channel ",
        "// ", "/*", "import \"", "campaign ", "event x { y: ", "-> ", "+5 on ", "case ", "é = ", "not (", "09:0", "2026-0",
    ];

    [Fact, Trait("pitfall", "incremental sync")]
    public void Random_edits_leave_the_same_text_on_both_sides_and_no_request_unanswered()
    {
        var (edits, seed) = (Number("NURTURE_RANDOM_EDITS", UsualEdits), Number("NURTURE_SEED", 1));
        using var client = TestClient.Initialized(Small.Files());
        var methods = client.Server.Methods.Requests.Where(method => method != "workspace/diagnostic").ToList();
        var random = new Random(seed);
        var text = new StringBuilder(Small.Campaign);
        client.Open(Small.Root, text.ToString());
        var (asked, answers) = (0, new List<Task<JsonObject>>());
        var version = 1;
        for (var done = 0; done < edits;)
        {
            var changes = new List<string>();
            for (var i = random.Next(1, 4); i > 0; i--, done++) changes.Add(Edit(text, random));
            client.Change(Small.Root, ++version, [.. changes]);
            if (random.Next(15) == 0) answers.Add(client.Send(methods[random.Next(methods.Count)], Parameters(random)).Answer);
            if (done % EditsBetweenLooks >= 3 && done < edits) continue;
            Assert.Equal(text.ToString(), Text(client));
            Assert.DoesNotContain(answers.Select(TestClient.Get), answer => answer["error"]?["code"]?.GetValue<int>() == -32603);
            asked += answers.Count;
            answers.Clear();
        }

        Assert.Equal(0, client.Server.Unanswered);
        Assert.Equal(version, client.Server.Session.Workspace.Documents["/c/acme.nurture"].Version);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {edits:N0} edits, {asked:N0} requests answered, {text.Length:N0} characters at the end"));
    }

    private static string Text(TestClient client)
    {
        // What is asked after the changes is answered after them.
        client.Ask("textDocument/foldingRange", TestClient.Of(Small.Root));
        return client.Server.Session.Workspace.Documents["/c/acme.nurture"].Text.Text;
    }

    private static string Parameters(Random random)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $$"""{"line":{{random.Next(60)}},"character":{{random.Next(40)}}}""");
        return $$$"""
            {"textDocument":{"uri":"{{{Small.Root}}}"},"position":{{{place}}},"positions":[{{{place}}}],"range":{"start":{"line":0,"character":0},"end":{{{place}}}},
            "context":{"diagnostics":[],"includeDeclaration":true},"newName":"x","ch":"\n","query":"a","previousResultIds":[],"options":{"tabSize":2,"insertSpaces":true}}
            """;
    }

    private static string Edit(StringBuilder text, Random random)
    {
        var start = random.Next(text.Length + 1);
        var longest = text.Length > LongestText ? LongestText : 20;
        var end = Math.Min(text.Length, start + (random.Next(3) == 0 ? random.Next(longest) : 0));
        // A place between CR and LF is none that a client could name.
        if (Splits(text, start)) start--;
        if (Splits(text, end)) end++;
        var piece = Pieces[random.Next(Pieces.Length)];
        var whole = text.ToString();
        var (from, to) = (Position(whole, start), Position(whole, end));
        text.Remove(start, end - start).Insert(start, piece);
        return string.Create(CultureInfo.InvariantCulture,
            $$$"""{"range":{"start":{"line":{{{from.Line}}},"character":{{{from.Character}}}},"end":{"line":{{{to.Line}}},"character":{{{to.Character}}}}},"text":{{{TestClient.Json(piece)}}}}""");
    }

    private static bool Splits(StringBuilder text, int at) => at > 0 && at < text.Length && text[at - 1] == '\r' && text[at] == '\n';

    private static (int Line, int Character) Position(string text, int offset)
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

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : otherwise;
}
