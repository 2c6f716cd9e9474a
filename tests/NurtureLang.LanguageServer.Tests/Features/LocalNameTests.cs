using NurtureLang.Ide.Features;

namespace NurtureLang.LanguageServer.Tests.Features;

/// <summary>Names that only a part of the campaign knows: contacts of tests, arms and their splits, steps, hand-offs.</summary>
public sealed class LocalNameTests
{
    private const string Head = "campaign c { timezone \"UTC\" }\ncontact { email: text  title: text?  consent: set of channel }\nevent asked { what: text }\nevent called\n"
        + "message a { channel email  subject \"Hi\"  text \"Hi\" }\n"
        + "message b { channel email  subject \"Hi\"  text \"Hi\" }\npolicy { consent email }\n"
        + "stages j { path fresh, done final  fresh -> done on called }\n"
        + "sequence s {\n  enter on asked\n  step first: send a\n  split half { 50% plain { send a } 50% bold { send b } }\n}\n"
        + "handoff quick to sales at done {\n  task \"Call\" to \"sales\"\n  respond by called within 1 hour\n}\n"
        + "goal sla handoff quick answered within 1 hour >= 95%\n";

    private const string Tests = "test \"one\" {\n  contact ada { email: \"a@b.example\" }\n  contact bob { email: \"b@b.example\" }\n"
        + "  at 2026-03-02 10:00 ada asked { what: \"x\" }\n  expect a for ada\n  expect half plain\n  expect task for bob\n}\n"
        + "test \"two\" {\n  contact ada { email: \"a@b.example\" }\n  at 2026-03-02 10:00 asked { what: \"x\" }\n"
        + "  with { title: \"CTO\" } asked { what: \"y\" } expect a for ada\n}\n";

    [Theory]
    [InlineData("contact a^da", "contact", 3)]
    [InlineData("for a^da", "contact", 3)]
    [InlineData("for b^ob", "contact", 2)]
    [InlineData("ha^lf plain\n", "split", 2)]
    [InlineData("half pl^ain", "arm", 2)]
    [InlineData("step fi^rst", "step", 1)]
    [InlineData("handoff qui^ck to", "hand-off", 2)]
    [InlineData("handoff qu^ick answered", "hand-off", 2)]
    [InlineData("} as^ked { what: \"y\"", "event", 5)]
    [InlineData("expect a^ for ada\n  expect", "message", 5)]
    public void They_are_found_where_they_are_named(string at, string what, int places)
    {
        var editor = Open(at);
        var name = NavigationFeature.NameAt(editor.Workspace, editor.Document, editor.Offset);
        Assert.True(name is not null, string.Join('\n', editor.Workspace.CampaignOf(editor.Document.Path)!.Diagnostics));
        Assert.Equal(what, name.Symbol.What);
        Assert.Equal(places, NavigationFeature.References(editor.Workspace, editor.Document, editor.Offset).Length);
        Assert.Single(NavigationFeature.Definition(editor.Workspace, editor.Document, editor.Offset));
        Assert.Contains(what, HoverFeature.At(editor.Workspace, editor.Document, editor.Offset)!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contact a^da", "eve", null)]
    [InlineData("contact a^da", "bob", "already")]
    [InlineData("half pl^ain", "bold", "already")]
    [InlineData("half pl^ain", "thin", null)]
    [InlineData("handoff qui^ck to", "prompt", null)]
    public void They_are_renamed_and_two_of_one_part_differ(string at, string newName, string? why)
    {
        var editor = Open(at);
        var renamed = RenameFeature.Rename(editor.Workspace, editor.Document, editor.Offset, newName);
        if (why is not null) Assert.Contains(why, renamed.Refusal, StringComparison.Ordinal);
        else
        {
            Assert.Null(renamed.Refusal);
            var text = Editor.Apply(editor.Document.Text, renamed.Edits.Where(edit => edit.Path == editor.Document.Path));
            var after = new Editor(text, Files(editor, renamed), editor.Document.Path);
            Assert.DoesNotContain(after.Workspace.CampaignOf(editor.Document.Path)!.Diagnostics, one => one.Severity == Syntax.Diagnostics.Severity.Error);
        }
    }

    // A caret in the campaign or in its tests.
    private static Editor Open(string at)
    {
        var inTests = Tests.Contains(at.Replace("^", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var text = (inTests ? Tests : Head).Replace(at.Replace("^", "", StringComparison.Ordinal), at, StringComparison.Ordinal);
        // The first of several places.
        var first = text.IndexOf('^', StringComparison.Ordinal);
        text = text[..(first + 1)] + text[(first + 1)..].Replace("^", "", StringComparison.Ordinal);
        var files = new MemoryFiles().With("/c/c.nurture", Head).With("/c/c.test.nurture", Tests);
        return new Editor(text, files, inTests ? "/c/c.test.nurture" : "/c/c.nurture");
    }

    private static MemoryFiles Files(Editor editor, RenameResult renamed)
    {
        var files = new MemoryFiles().With("/c/c.nurture", Head).With("/c/c.test.nurture", Tests);
        foreach (var group in renamed.Edits.Where(edit => edit.Path != editor.Document.Path).GroupBy(edit => edit.Path))
            files.With(group.Key, Editor.Apply(group.First().Source, group));
        return files;
    }
}
