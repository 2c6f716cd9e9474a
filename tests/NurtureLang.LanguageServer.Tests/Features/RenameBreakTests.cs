using NurtureLang.Ide.Features;

namespace NurtureLang.LanguageServer.Tests.Features;

/// <summary>A rename says what outside of the campaign keeps the old name.</summary>
public sealed class RenameBreakTests
{
    private const string Confirms = """{"workspace":{"workspaceEdit":{"documentChanges":true,"changeAnnotationSupport":{"groupsOnLabel":true}}}}""";

    [Theory]
    [InlineData("segment s = ti^tle is known", "column `title`")]
    [InlineData("sequence s { enter on page_vi^ewed }", "call the event `page_viewed`")]
    [InlineData("segment s = count(page_viewed where u^rl = \"a\") >= 1 in last 2 days", "property `url`")]
    [InlineData("sequence s { enter on deal_closed where outcome = wo^n }", "value `won`")]
    [InlineData("sequence s { enter on page_viewed  send he^llo }", "know the message as `hello`")]
    [InlineData("segment s = persona is bu^yer", null)]
    [InlineData("segment some^body = title is known", null)]
    public void What_would_break_is_said(string text, string? part)
    {
        var editor = Editor.Behind(text);
        var renamed = RenameFeature.Rename(editor.Workspace, editor.Document, editor.Offset, "another_name");
        Assert.Null(renamed.Refusal);
        if (part is null) Assert.Empty(renamed.Breaks);
        else Assert.Contains(part, Assert.Single(renamed.Breaks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_can_asks_before_it_applies_the_edits()
    {
        using var client = TestClient.Initialized(Small.Files(), Confirms);
        client.Open(Small.Root, Small.Campaign + "segment s = title is known\n", 3);
        var edit = client.Ask("textDocument/rename", Rename("title", "role"))!;
        Assert.Null(edit["changes"]);
        var note = edit["changeAnnotations"]!["outside"]!;
        Assert.True(note["needsConfirmation"]!.GetValue<bool>());
        Assert.Contains("column `title`", note["description"]!.GetValue<string>(), StringComparison.Ordinal);
        var documents = edit["documentChanges"]!.AsArray();
        Assert.Equal(2, documents.Count);
        var own = documents.Single(one => one!["textDocument"]!["uri"]!.GetValue<string>() == Small.Root)!;
        Assert.Equal(3, own["textDocument"]!["version"]!.GetValue<int>());
        Assert.All(own["edits"]!.AsArray(), one => Assert.Equal("outside", one!["annotationId"]!.GetValue<string>()));
        var other = documents.Single(one => one != own)!["textDocument"]!.AsObject();
        Assert.True(other.ContainsKey("version") && other["version"] is null);
    }

    [Fact]
    public void A_client_that_cannot_is_told()
    {
        using var client = TestClient.Initialized(Small.Files());
        client.Open(Small.Root, Small.Campaign + "segment s = title is known\n");
        var edit = client.Ask("textDocument/rename", Rename("title", "role"))!;
        Assert.NotNull(edit["changes"]);
        Assert.Contains("column `title`", client.WaitFor("window/showMessage")["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_only_the_campaign_knows_is_renamed_without_asking()
    {
        using var client = TestClient.Initialized(Small.Files(), Confirms);
        client.Open(Small.Root, Small.Campaign + "segment s = title is known\n");
        Assert.NotNull(client.Ask("textDocument/rename", Rename("buyer", "purchaser"))!["changes"]);
    }

    private static string Rename(string name, string newName)
    {
        var text = Small.Campaign + "segment s = title is known\n";
        var at = text.LastIndexOf(name, StringComparison.Ordinal);
        var line = text[..at].Count(unit => unit == '\n');
        var character = at - (text[..at].LastIndexOf('\n') + 1);
        return TestClient.At(Small.Root, line, character)[..^1] + $",\"newName\":\"{newName}\"}}";
    }
}
