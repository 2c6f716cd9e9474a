using NurtureLang.Ide.Refactorings;
using NurtureLang.LanguageServer.Tests.Features;
using NurtureLang.Syntax.Text;

namespace NurtureLang.LanguageServer.Tests.Refactorings;

/// <summary>What each refactoring makes of a text. A selection stands between `[[` and `]]`, a caret is `^`.</summary>
public sealed class RefactoringTests
{
    private const string Schema =
        "contact { email: text  title: text?  employees: number?  consent: set of channel }\nevent page_viewed { url: text  title: text }\nevent asked\nevent won\n";

    private const string Head = "campaign c { timezone \"UTC\" }\n" + Schema
        + "message hello { channel email  subject \"Hi\"  text \"Hi\" }\npolicy { consent email }\n";

    [Theory]
    [InlineData(
        "sequence s {\n  enter when employees ^>= 200\n  send hello\n}\n",
        "Make this condition a segment `employees_at_least_200`",
        "segment employees_at_least_200 = employees >= 200\n\nsequence s {\n  enter when is employees_at_least_200\n  send hello\n}\n")]
    [InlineData(
        "segment big = employees >= 200\n// Who asked.\nsequence s {\n  enter when (no ^asked in last 60 days or title is known) and is big\n  send hello\n}\n",
        "Make this condition a segment `no_asked_in_60_days`",
        "segment big = employees >= 200\nsegment no_asked_in_60_days = no asked in last 60 days\n// Who asked.\n"
        + "sequence s {\n  enter when (is no_asked_in_60_days or title is known) and is big\n  send hello\n}\n")]
    [InlineData(
        "sequence s {\n  enter when (employees >= 200 ^or title is known) and email is known\n  send hello\n}\n",
        "Make this condition a segment `employees_at_least_200_or_title`",
        "segment employees_at_least_200_or_title = employees >= 200 or title is known\n\n"
        + "sequence s {\n  enter when is employees_at_least_200_or_title and email is known\n  send hello\n}\n")]
    [InlineData(
        "sequence s {\n  enter when [[title is known and employees >= 200]] and email ends with \"x\"\n  send hello\n}\n",
        "Make this condition a segment `title_known_and_employees`",
        "segment title_known_and_employees = title is known and employees >= 200\n\nsequence s {\n"
        + "  enter when is title_known_and_employees and email ends with \"x\"\n  send hello\n}\n")]
    [InlineData(
        "segment a = employees ^>= 200 and title is known\nsequence s {\n  enter when employees >= 200\n  send hello\n  exit when (employees >=  200)\n}\n",
        "Make this condition a segment `employees_at_least_200`, and use it in all 3 places",
        "segment employees_at_least_200 = employees >= 200\nsegment a = is employees_at_least_200 and title is known\n"
        + "sequence s {\n  enter when is employees_at_least_200\n  send hello\n  exit when is employees_at_least_200\n}\n")]
    [InlineData(
        "segment big = employees >= 200\nsequence s {\n  enter when employees ^>= 200\n  send hello\n}\n",
        "Say `is big`, which is the same",
        "segment big = employees >= 200\nsequence s {\n  enter when is big\n  send hello\n}\n")]
    [InlineData(
        "segment odd = employees >= 200 or title is known\n\nsequence s {\n  enter when is o^dd and email is known\n  send hello\n}\n",
        "Say what `odd` stands for in its one place, and take the segment out",
        "\nsequence s {\n  enter when (employees >= 200 or title is known) and email is known\n  send hello\n}\n")]
    [InlineData(
        "segment o^dd = employees >= 200 and title is known\nsegment even = not odd or is odd\n",
        "Say what `odd` stands for in all 2 places, and take the segment out",
        null)]
    [InlineData(
        "segment o^dd = count(asked) >= 2 and count(won) = 0\nsegment even = is not odd or is odd for 3 days\n",
        "Say what `odd` stands for in all 2 places, and take the segment out",
        "segment even = not (count(asked) >= 2 and count(won) = 0) or (count(asked) >= 2 and count(won) = 0) for 3 days\n")]
    [InlineData(
        "segment odd = count(asked) >= 2\nsegment even = is o^dd or title is known\nsegment more = is odd\n",
        "Say here what `odd` stands for",
        "segment odd = count(asked) >= 2\nsegment even = count(asked) >= 2 or title is known\nsegment more = is odd\n")]
    [InlineData(
        "segment odd = title is known\nsequence s {\n  enter on page_viewed where is o^dd\n  send hello\n}\n",
        "Say what `odd` stands for in its one place, and take the segment out",
        null)]
    [InlineData(
        "stages j {\n  path a, b final\n  a -> b when employees ^>= 200 or title is known\n}\n",
        "Split at `or` into several moves",
        "stages j {\n  path a, b final\n  a -> b when employees >= 200\n  a -> b when title is known\n}\n")]
    [InlineData(
        "sequence s {\n  enter on asked\n  exit on page_viewed where url = \"a\" ^or (url = \"b\")\n  send hello\n}\n",
        "Split at `or` into several exits",
        "sequence s {\n  enter on asked\n  exit on page_viewed where url = \"a\"\n  exit on page_viewed where url = \"b\"\n  send hello\n}\n")]
    [InlineData(
        "sequence s {\n  enter on asked\n  if employees >= 200 ^and title is known {\n    send hello\n  }\n}\n",
        "Split at `and` into one `if` in another",
        "sequence s {\n  enter on asked\n  if employees >= 200 {\n    if title is known {\n      send hello\n    }\n  }\n}\n")]
    [InlineData(
        "sequence s {\n  enter on asked\n  wait 1 day\n  wa^it 2 days\n  send hello\n}\n",
        "Name this step `wait_2`, as it is called now",
        "sequence s {\n  enter on asked\n  wait 1 day\n  step wait_2: wait 2 days\n  send hello\n}\n")]
    [InlineData("sequence s {\n  enter on asked\n  step one: wa^it 2 days\n  send hello\n}\n", "Name this step `wait_1`, as it is called now", null)]
    [InlineData("sequence s {\n  enter when employees ^>= 200 or title is known\n  send hello\n}\n", "Split at `or` into several lines", null)]
    [InlineData("sequence s {\n  enter on page_viewed where url ^= \"a\"\n  send hello\n}\n", "Make this condition a segment `url_a`", null)]
    public void A_refactoring_is_written_so_or_is_not_offered(string text, string title, string? expected)
    {
        var (editor, selection) = Open(text);
        var offered = RefactoringFeature.At(editor.Workspace, editor.Document, selection);
        var found = offered.FirstOrDefault(one => one.Title == title);
        if (expected is null) Assert.Null(found);
        else
        {
            var told = editor.Workspace.CampaignOf(editor.Document.Path)!.Diagnostics.Select(one => one.ToString());
            Assert.True(found is not null, string.Join('\n', offered.Select(one => one.Title).Concat(told)));
            Assert.Equal(expected, Editor.Apply(editor.Document.Text, found.Edits)[Head.Length..]);
        }
    }

    [Fact]
    public void Nothing_is_offered_while_something_is_wrong()
    {
        var (editor, selection) = Open("sequence s {\n  enter when employees ^>= 200\n  send nobody\n}\n");
        Assert.Empty(RefactoringFeature.At(editor.Workspace, editor.Document, selection));
    }

    [Fact]
    public void A_client_that_asks_for_one_kind_gets_that_kind()
    {
        var text = Head + "segment big = employees >= 200\nsequence s {\n  enter when is big or title is known\n  send hello\n}\n";
        using var client = TestClient.Initialized(new MemoryFiles());
        client.Open("file:///c/c.nurture", text);
        var line = text[..text.IndexOf("is big or", StringComparison.Ordinal)].Count(unit => unit == '\n');
        var place = $$$"""{"line":{{{line}}},"character":16}""";
        string Ask(string only) => TestClient.Text(client.Ask("textDocument/codeAction",
            $$$"""{"textDocument":{"uri":"file:///c/c.nurture"},"range":{"start":{{{place}}},"end":{{{place}}}},"context":{"diagnostics":[]{{{only}}}}}"""));
        Assert.Contains("\"kind\":\"refactor.inline\"", Ask(""), StringComparison.Ordinal);
        Assert.Contains("employees", Ask(",\"only\":[\"refactor\"]"), StringComparison.Ordinal);
        Assert.DoesNotContain("refactor.inline", Ask(",\"only\":[\"refactor.extract\"]"), StringComparison.Ordinal);
        Assert.DoesNotContain("refactor", Ask(",\"only\":[\"quickfix\"]"), StringComparison.Ordinal);
    }

    private static (Editor Editor, TextSpan Selection) Open(string text)
    {
        var (start, end) = (text.IndexOf("[[", StringComparison.Ordinal), text.IndexOf("]]", StringComparison.Ordinal));
        var written = start < 0 ? text : text.Remove(end, 2).Remove(start, 2);
        var editor = new Editor(Head + written, new MemoryFiles(), "/c/c.nurture");
        return (editor, start < 0 ? new TextSpan(editor.Offset, 0) : TextSpan.FromBounds(Head.Length + start, Head.Length + end - 2));
    }
}
