using System.Globalization;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using Xunit.Abstractions;

namespace NurtureLang.Syntax.Tests;

/// <summary>
/// What is parsed again after an edit, with what is not, is what parsing the file whole finds. NURTURE_EDITS is how many edits a file gets; NURTURE_SEED draws others.
/// </summary>
public sealed class EditedTreeTests(ITestOutputHelper output)
{
    private const int UsualEdits = 40;

    private static readonly string[] Pieces =
    [
        "x", "e", " ", "\n", "{", "}", "\"", "// a comment\n", "wait 3 days\n", "send hello\n", "segment fresh = title is known\n", "event", "and ", "when ", "\n\n  if x {", "otherwise",
        "sequence s {\n", "(", ")", "\"{", "/* ", "*/", "# ", "no ", "\r\n", "😀", "\ud83d", ",", "->", "message m { channel email", "test \"t\" {", "import \"a.nurture\"\n",
    ];

    [Theory]
    [MemberData(nameof(SampleTests.Files), MemberType = typeof(SampleTests))]
    public void The_pieces_after_an_edit_are_the_whole_file(string file)
    {
        var seed = Environment.GetEnvironmentVariable("NURTURE_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : 20261122;
        var random = new Random(seed);
        var count = Environment.GetEnvironmentVariable("NURTURE_EDITS") is { } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : UsualEdits;
        var (original, whole) = (Samples.Read(file), 0);
        var before = Samples.Parse(original);
        for (var i = 0; i < count; i++)
        {
            var text = original;
            for (var edits = random.Next(1, 3); edits > 0; edits--) text = Edit(random, text, random.Next(text.Length + 1));
            if (EditedTree.Of(before, new SourceText("campaign.nurture", text)) is not { } edited) whole++;
            else Compare(edited, text, string.Create(CultureInfo.InvariantCulture, $"seed {seed}, round {i}"));
        }

        output.WriteLine($"{whole} of {count} edits have the file parsed whole");
        Assert.True(whole < count / 4, $"{whole} of {count} edits have the file parsed whole");
    }

    [Theory]
    [InlineData("event a\nevent b\nevent c\nevent d\nevent e\n", "event c", "event cc", 3)]
    [InlineData("event a\nevent b\nevent c\nevent d\nevent e\n", "event d\n", "", 3)]
    [InlineData("event a\nevent b\nevent c\nevent d\nevent e\n", "event a", "event x", 2)]
    [InlineData("event a\nevent b\nevent c\nevent d\nevent e\n", "e\n", "e { x: text }\n", 2)]
    public void Only_the_declarations_around_an_edit_are_read_again(string before, string replaced, string with, int read)
    {
        var at = before.LastIndexOf(replaced, StringComparison.Ordinal);
        var text = before.Remove(at, replaced.Length).Insert(at, with);
        var edited = EditedTree.Of(Samples.Parse(before), new SourceText("campaign.nurture", text));
        Assert.NotNull(edited);
        Compare(edited, text, "");
        Assert.InRange(edited.Changed.Root.Declarations.Length, 1, read);
    }

    [Fact]
    public void A_place_is_found_in_its_piece_and_a_place_of_before_where_it_is_now()
    {
        const string Before = "event a\nevent b\nevent c\nevent d\nevent e\nevent f\nevent g\n";
        var text = Before.Replace("event d", "event dddd", StringComparison.Ordinal);
        var edited = EditedTree.Of(Samples.Parse(Before), new SourceText("campaign.nurture", text));
        Assert.NotNull(edited);
        foreach (var name in new[] { "a", "dddd", "g" })
        {
            var offset = text.IndexOf(" " + name, StringComparison.Ordinal) + 1;
            var (tree, at) = edited.Find(offset);
            Assert.Equal(name, tree.SourceText.Text.AsSpan(at, name.Length).ToString());
        }

        Assert.Equal(text.IndexOf('g', StringComparison.Ordinal), edited.Now(new TextSpan(Before.IndexOf('g', StringComparison.Ordinal), 1)).Start);
        Assert.Equal(6, edited.Now(new TextSpan(6, 1)).Start);
    }

    private static void Compare(EditedTree edited, string text, string where)
    {
        var expected = Lines(Samples.Parse(text).Root, span => span);
        List<string> found = [.. Lines(edited.Above.Root, span => span), .. Lines(edited.Changed.Root, span => span), .. Lines(edited.Below.Root, edited.Now)];
        Assert.True(expected.SequenceEqual(found),
            $"{where}\n{text}\n---- whole\n{string.Join('\n', expected.Except(found))}\n---- in pieces\n{string.Join('\n', found.Except(expected))}");
    }

    private static List<string> Lines(FileSyntax root, Func<TextSpan, TextSpan> now)
    {
        var lines = new List<string>();
        foreach (var declaration in root.Imports.Concat<SyntaxNode>(root.Declarations).OrderBy(one => one.Span.Start))
            TreeWalk.Visit(declaration, node => lines.Add($"{node.GetType().Name} {now(node.Span)}"));
        return lines;
    }

    private static string Edit(Random random, string text, int start)
    {
        var length = Math.Min(random.Next(6) == 0 ? random.Next(80) : random.Next(4), text.Length - start);
        return random.Next(3) == 0 ? text.Remove(start, length) : text.Insert(start, Pieces[random.Next(Pieces.Length)]);
    }
}
