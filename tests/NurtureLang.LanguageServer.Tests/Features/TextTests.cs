using NurtureLang.Ide.Features;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Formatting;
using NurtureLang.Syntax.Text;

namespace NurtureLang.LanguageServer.Tests.Features;

/// <summary>Formatting, folding, selection, outline, colours: what the text alone says.</summary>
public sealed class TextTests
{
    public static TheoryData<string> Sources =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/cases"), "*.nurture", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).Contains(".diagnostics.", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Repository.Root, file)).Order().Where((_, at) => at % 9 == 0)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_edits_lead_to_the_canonical_form_and_change_no_token(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, file)).Replace("  ", "   ", StringComparison.Ordinal);
        var document = new OpenDocument("/" + file, 1, text);
        var edits = FormattingFeature.Document(document);
        Assert.Equal(Formatter.Format(SyntaxTree.Parse(document.Text)) ?? text, Editor.Apply(document.Text, edits));
        Assert.All(edits, edit => Assert.True(edit.Span.Length < text.Length / 2 || text.Length < 200));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Everything_that_looks_at_text_holds_together(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, file));
        var document = new OpenDocument("/" + file, 1, text);
        var workspace = Workspace.Create(new MemoryFiles(), _ => true, []).With(document);
        var tree = workspace.TreeOf(document)!;
        var last = 0;
        foreach (var span in ColourFeature.Of(workspace, document))
        {
            Assert.True(span.Span.Start >= last && span.Span.Length > 0);
            Assert.DoesNotContain('\n', document.Text.GetText(span.Span));
            last = span.Span.End;
        }

        foreach (var item in All(OutlineFeature.Of(tree)))
        {
            Assert.True(item.NameSpan.Start >= item.Span.Start && item.NameSpan.End <= item.Span.End, $"{item.Name} {item.Span} {item.NameSpan}");
            Assert.NotEqual("", item.Name);
        }

        for (var offset = 0; offset <= text.Length; offset += 31)
        {
            var spans = SelectionFeature.Around(tree, offset);
            for (var i = 1; i < spans.Length; i++) Assert.True(spans[i].Start <= spans[i - 1].Start && spans[i].End >= spans[i - 1].End);
        }

        Assert.All(FoldingFeature.Of(tree), fold => Assert.True(fold.First < fold.Last && fold.Last <= document.Text.LineCount));
    }

    [Theory]
    [InlineData("sequence s {\n^", "sequence s {\n  ")]
    [InlineData("sequence s {\n  if lead >= 5 {\n^", "sequence s {\n  if lead >= 5 {\n    ")]
    [InlineData("sequence s {\n  send a\n  }^", "sequence s {\n  send a\n}")]
    public void A_new_line_gets_its_indent(string before, string after)
    {
        var editor = new Editor(before);
        Assert.Equal(after, Editor.Apply(editor.Document.Text, FormattingFeature.OnType(editor.Document, editor.Offset, before[editor.Offset - 1])));
    }

    [Fact]
    public void A_block_that_is_closed_gets_its_form_and_nothing_else_changes()
    {
        var editor = new Editor("segment  a  =  title is known\nsequence s {\nsend   a\n}^\n");
        Assert.Equal("segment  a  =  title is known\nsequence s {\n  send a\n}\n", Editor.Apply(editor.Document.Text, FormattingFeature.OnType(editor.Document, editor.Offset, '}')));
    }

    [Fact]
    public void The_outline_has_steps_and_branches()
    {
        var tree = SyntaxTree.Parse(new SourceText("x", "sequence s \"S\" {\n  enter on a\n  step first: send hello\n  if x >= 1 { send b } else { wait 3 days }\n}\n"));
        var sequence = Assert.Single(OutlineFeature.Of(tree));
        Assert.Equal(("s", "S", NameKind.Sequence), (sequence.Name, sequence.Detail, sequence.Kind));
        Assert.Equal(["first", "if x >= 1"], sequence.Parts.Select(part => part.Name));
        Assert.Equal(["send b", "wait 3 days"], sequence.Parts[1].Parts.Select(part => part.Name));
    }

    [Fact]
    public void Quick_fixes_are_the_mends_of_the_diagnostics()
    {
        var editor = Editor.Behind("sequence s {\n  enter on page_viewed\n  wait 4 h^rs\n  send helo\n}\n");
        var fix = Assert.Single(QuickFixFeature.At(editor.Workspace, editor.Document.Path, new TextSpan(editor.Offset, 0)));
        Assert.True(fix.IsSafe);
        Assert.Contains("wait 4 hours", Editor.Apply(editor.Document.Text, fix.Edits), StringComparison.Ordinal);
        var all = QuickFixFeature.All(editor.Workspace, editor.Document.Path)!;
        var mended = Editor.Apply(editor.Document.Text, all.Edits);
        Assert.Contains("wait 4 hours", mended, StringComparison.Ordinal);
        // A guess is never made for everybody at once.
        Assert.Contains("send helo\n", mended, StringComparison.Ordinal);
    }

    private static IEnumerable<OutlineItem> All(IEnumerable<OutlineItem> items) => items.SelectMany(item => All(item.Parts).Prepend(item));
}
