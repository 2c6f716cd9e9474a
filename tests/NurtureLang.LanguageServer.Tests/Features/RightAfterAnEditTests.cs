using System.Globalization;
using NurtureLang.Ide.Features;
using NurtureLang.Ide.Workspaces;

namespace NurtureLang.LanguageServer.Tests.Features;

/// <summary>
/// Completion and hover right after an edit, when the campaign is not analysed yet, say what they say once it is.
/// NURTURE_EDITS is how many edits a file gets; NURTURE_SEED draws others.
/// </summary>
public sealed class RightAfterAnEditTests
{
    private const int UsualEdits = 2;
    private const int Places = 4;

    private static readonly string[] Pieces =
    [
        "x", "\n", " ", "{", "}", "\"", "send ", "  wait 3 days\n", "// why\n", "and title ", "when ", "\nsegment fresh = title is known\n", "\nevent heard { what: text }\n", ".", "{first_name", "if ",
        "\n  exit when is ", "😀", "\ud83d", "\r\n", "no ", "/*",
    ];

    public static TheoryData<string> Samples =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.nurture", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void They_say_what_a_whole_analysis_says(string sample)
    {
        var random = new Random(Number("NURTURE_SEED", 20261122));
        var (path, files) = Load(sample);
        var text = files.Texts[path];
        var first = Open(files).With(new OpenDocument(path, 1, text));
        foreach (var campaign in first.CampaignsOf(path)) Assert.NotNull(campaign.Analysis);
        var workspace = first;
        var edits = Number("NURTURE_EDITS", UsualEdits);
        for (var version = 2; version < edits + 2; version++)
        {
            // Now and then several edits follow one another before anybody looks.
            var caret = 0;
            for (var more = random.Next(1, 4); more > 0; more--)
            {
                (text, caret) = Edit(random, text);
                workspace = workspace.With(new OpenDocument(path, version, text));
            }

            var whole = Open(files).With(workspace.Documents[path]);
            for (var place = 0; place < Places; place++)
                Compare(workspace, whole, path, place == 0 ? caret : random.Next(text.Length + 1), string.Create(CultureInfo.InvariantCulture, $"{sample}, edit {version}"));
            if (random.Next(3) > 0) continue;
            // Somebody looks at all of it: from here on the next edits begin.
            foreach (var campaign in workspace.CampaignsOf(path)) Assert.NotNull(campaign.Analysis);
            if (text.Length < 200 || random.Next(3) == 0) (text, workspace) = (files.Texts[path], first);
        }
    }

    [Fact]
    public void A_body_is_understood_right_after_an_edit_of_it_or_of_its_campaign()
    {
        var (path, files) = Load("samples/acme-b2b/acme.nurture");
        var body = files.Texts.Keys.First(key => key.EndsWith(".md", StringComparison.Ordinal) && files.Texts[key].Contains("{first_name", StringComparison.Ordinal));
        var text = files.Texts[body];
        var workspace = Open(files).With(new OpenDocument(path, 1, files.Texts[path])).With(new OpenDocument(body, 1, text));
        Assert.NotNull(workspace.CampaignAt(path).Analysis);
        foreach (var edited in new[]
        {
            workspace.With(new OpenDocument(body, 2, "Dear {first_name}, {}\n" + text)),
            workspace.With(new OpenDocument(path, 2, "// first\n" + files.Texts[path])),
        })
        {
            var whole = Open(files);
            foreach (var document in edited.Documents.Values) whole = whole.With(document);
            for (var offset = 0; offset < edited.Documents[body].Text.Length; offset += 7) Compare(edited, whole, body, offset, body);
        }
    }

    [Fact]
    public void Nothing_is_analysed_whole_for_them()
    {
        var (path, files) = Load("samples/acme-b2b/acme.nurture");
        var text = files.Texts[path];
        var workspace = Open(files).With(new OpenDocument(path, 1, text));
        Assert.NotNull(workspace.CampaignAt(path).Analysis);
        var before = workspace.CampaignAt(path);
        var at = text.IndexOf("send ", StringComparison.Ordinal) + 5;
        for (var version = 2; version < 6; version++)
        {
            text = text.Insert(at, "x");
            workspace = workspace.With(new OpenDocument(path, version, text));
            Assert.NotEmpty(CompletionFeature.At(workspace, workspace.Documents[path], at).All);
            Assert.NotNull(HoverFeature.At(workspace, workspace.Documents[path], at - 3));
            Assert.Same(before, workspace.CampaignAt(path).Analysed);
        }
    }

    private static void Compare(Workspace edited, Workspace whole, string path, int offset, string where)
    {
        var (now, fresh) = (edited.Documents[path], whole.Documents[path]);
        var hover = HoverFeature.At(edited, now, offset);
        Assert.Equal(HoverFeature.At(whole, fresh, offset) is { } said ? $"{where} at {offset}: {said.Span} {said.Text}" : null,
            hover is null ? null : $"{where} at {offset}: {hover.Span} {hover.Text}");
        foreach (var campaign in whole.CampaignsOf(path)) Assert.NotNull(campaign.Analysis);
        Assert.Equal($"{where} at {offset}: {Text(CompletionFeature.At(whole, fresh, offset))}", $"{where} at {offset}: {Text(CompletionFeature.At(edited, now, offset))}");
    }

    private static string Text(Proposals proposals) => $"{proposals.Replaced}\n" + string.Join('\n', proposals.All
        .Select(one => $"{one.Rank} {one.Label} {one.Kind} {one.Detail} {one.Documentation?.ReplaceLineEndings(" | ")} {one.Snippet?.Length}").Order(StringComparer.Ordinal));

    private static (string Text, int Caret) Edit(Random random, string text)
    {
        var start = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(5) == 0 ? random.Next(60) : random.Next(3), text.Length - start);
        if (random.Next(4) == 0) return (text.Remove(start, length), start);
        var piece = Pieces[random.Next(Pieces.Length)];
        return (text.Insert(start, piece), start + piece.Length);
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : otherwise;

    private static Workspace Open(MemoryFiles files) => Workspace.Create(files, _ => true, ["/s"]);

    private static (string Path, MemoryFiles Files) Load(string sample)
    {
        var files = new MemoryFiles();
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, sample))!;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".nurture", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal)))
            files.With("/s/" + Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file));
        return ("/s/" + Path.GetRelativePath(folder, Path.Combine(Repository.Root, sample)).Replace('\\', '/'), files);
    }
}
