using NurtureLang.Ide.Features;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Syntax;

namespace NurtureLang.LanguageServer.Tests.Features;

/// <summary>Definition, references, rename, hover: what each name means where it stands.</summary>
public sealed class NameTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.nurture", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Root, file)).Order()];

    [Theory]
    [InlineData("segment s = ti^tle is known", "/c/crm.nurture", "title")]
    [InlineData("segment s = persona is bu^yer", "/c/acme.nurture", "buyer")]
    [InlineData("segment s = count(page_viewed where u^rl = \"a\") >= 1 in last 2 days", "/c/crm.nurture", "url")]
    [InlineData("segment s = count(page_vi^ewed) >= 1 in last 2 days", "/c/crm.nurture", "page_viewed")]
    [InlineData("sequence s { enter on deal_closed where outcome = wo^n }", "/c/crm.nurture", "won")]
    [InlineData("message m { channel email from \"a@b.example\" subject \"{ti^tle or \"x\"}\" text \"a\" }", "/c/crm.nurture", "title")]
    [InlineData("sequence s { enter on page_viewed  if entry.u^rl = \"x\" { send hello } }", "/c/crm.nurture", "url")]
    [InlineData("test \"t\" {\n  contact { em^ail: \"a@b.example\" }\n}", "/c/crm.nurture", "email")]
    [InlineData("event x { a: outc^ome }", "/c/crm.nurture", "outcome")]
    public void A_name_leads_to_its_declaration(string text, string path, string name)
    {
        var editor = Editor.Behind(text);
        var place = Assert.Single(NavigationFeature.Definition(editor.Workspace, editor.Document, editor.Offset));
        Assert.Equal((path, name), (place.Path, place.Source.GetText(place.Span)));
    }

    [Fact]
    public void A_path_leads_to_its_file()
    {
        var editor = new Editor(Small.Campaign.Replace("crm.n", "crm^.n", StringComparison.Ordinal));
        Assert.Equal("/c/crm.nurture", Assert.Single(NavigationFeature.Definition(editor.Workspace, editor.Document, editor.Offset)).Path);
        Assert.Equal("/c/crm.nurture", Assert.Single(LinkFeature.Of(editor.Workspace, editor.Document)).Path);
    }

    // Every word that the grammar takes for a name means something in a campaign without errors; what only names itself is declared once.
    [Theory]
    [MemberData(nameof(Samples))]
    public void In_a_sample_every_name_means_something(string file)
    {
        var workspace = SampleWorkspace(file, out var document);
        var campaign = workspace.CampaignOf(document.Path)!;
        var known = campaign.Names.In(document.Path).Select(one => one.Span.Start).ToHashSet();
        var tree = workspace.TreeOf(document)!;
        var unknown = tree.Tokens.Where(token => token.Kind == SyntaxTokenKind.Name && !known.Contains(token.Span.Start)).ToList();
        var words = unknown.Select(token => token.Text).Except(MeansItself).ToList();
        Assert.True(words.Count <= unknown.Count / 2 + 25, $"{words.Count} of {tree.Tokens.Length}: {string.Join(' ', words)}");
    }

    [Fact]
    public void Renaming_everything_in_a_campaign_leaves_it_as_right_as_it_was()
    {
        var workspace = SampleWorkspace("samples/acme-b2b/acme.nurture", out var document);
        var campaign = workspace.CampaignOf(document.Path)!;
        var refused = new List<string>();
        foreach (var declared in campaign.Names.Declarations.DistinctBy(one => one.Symbol).ToList())
        {
            var path = campaign.PathOf(declared.Source);
            var opened = workspace.Documents.GetValueOrDefault(path) ?? new OpenDocument(path, 1, declared.Source.Text);
            var result = RenameFeature.Rename(workspace.With(opened), opened, declared.Span.Start, declared.Symbol.Name + "_renamed");
            if (result.Refusal is { } refusal)
            {
                refused.Add(refusal);
                continue;
            }

            var after = workspace;
            foreach (var group in result.Edits.GroupBy(edit => edit.Path))
                after = after.With(new OpenDocument(group.Key, 2, Editor.Apply(group.First().Source, group)));
            var errors = after.CampaignOf(document.Path)!.Diagnostics.Where(one => one.Severity == Syntax.Diagnostics.Severity.Error).ToList();
            Assert.True(errors.Count == 0, $"{declared.Symbol}: {string.Join('\n', errors)}");
        }

        Assert.True(refused.Count < 5, string.Join('\n', refused));
    }

    [Theory]
    [InlineData("when", "word of the language")]
    [InlineData("two words", "is no name")]
    [InlineData("", "is no name")]
    [InlineData("3d", "is no name")]
    [InlineData("title", "already")]
    [InlineData("days", "word of the language")]
    public void A_name_that_would_not_do_is_refused_with_a_sentence(string newName, string why)
    {
        var editor = Editor.Behind("segment so^me = title is known\n");
        var result = RenameFeature.Rename(editor.Workspace, editor.Document, editor.Offset, newName);
        Assert.Contains(why, result.Refusal, StringComparison.Ordinal);
        Assert.Empty(result.Edits);
    }

    [Fact]
    public void What_the_language_has_from_the_start_keeps_its_name()
    {
        var editor = Editor.Behind("message m { channel ema^il from \"a@b.example\" subject \"a\" text \"a\" }");
        Assert.Null(RenameFeature.Prepare(editor.Workspace, editor.Document, editor.Offset));
        Assert.Contains("from the start", RenameFeature.Rename(editor.Workspace, editor.Document, editor.Offset, "mail").Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("segment s = persona is bu^yer", "Who buys.")]
    [InlineData("segment s = ti^tle is known", "title: text?")]
    [InlineData("sequence s { enter on page_viewed wait 3 da^ys }", "calendar")]
    [InlineData("sequence s { ent^er on page_viewed }", "who enters")]
    [InlineData("message m { channel ema^il from \"a@b.example\" subject \"a\" text \"a\" }", "from the start")]
    public void Hover_says_what_stands_there(string text, string part)
    {
        var editor = Editor.Behind(text);
        Assert.Contains(part, HoverFeature.At(editor.Workspace, editor.Document, editor.Offset)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_imported_name_is_found_in_every_campaign_that_imports_it()
    {
        var files = Small.Files().With("/c/other.nurture", Small.Campaign.Replace("campaign acme", "campaign other", StringComparison.Ordinal));
        var editor = new Editor(Small.Schema.Replace("title", "ti^tle", StringComparison.Ordinal), files, "/c/crm.nurture");
        var places = NavigationFeature.References(editor.Workspace, editor.Document, editor.Offset);
        Assert.Equal(["/c/acme.nurture", "/c/crm.nurture", "/c/other.nurture"], places.Select(one => one.Place.Path).Distinct());
        Assert.Single(places, one => one.IsDeclaration);
        var renamed = RenameFeature.Rename(editor.Workspace, editor.Document, editor.Offset, "role");
        Assert.Null(renamed.Refusal);
        Assert.Equal(3, renamed.Edits.Select(edit => edit.Path).Distinct().Count());
    }

    private static readonly HashSet<string> MeansItself =
        ["ebook", "case_study", "text", "number", "yes_no", "date", "instant", "money", "duration", "percent", "touches", "touch", "sales", "vp", "manager"];

    private static Workspace SampleWorkspace(string file, out OpenDocument document)
    {
        var files = new MemoryFiles();
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, file))!;
        foreach (var one in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(one => one.EndsWith(".nurture", StringComparison.Ordinal) || one.EndsWith(".md", StringComparison.Ordinal)))
            files.With("/" + Path.GetRelativePath(Repository.Root, one), File.ReadAllText(one));
        document = new OpenDocument("/" + file, 1, files.Texts["/" + file]);
        return Workspace.Create(files, _ => true, ["/samples"]).With(document);
    }
}
