using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Handbook.Facts;

/// <summary>What the campaign's files say beside what they mean: comments, titles, whom an asset is for.</summary>
internal sealed class Notes
{
    private readonly Dictionary<string, SyntaxTree> trees = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Path, int Start), int> tokens = [];

    /// <summary>Reads the notes of a campaign's files.</summary>
    public Notes(IEnumerable<SyntaxTree> files)
    {
        foreach (var tree in files)
        {
            trees[tree.SourceText.Path] = tree;
            for (var i = 0; i < tree.Tokens.Length; i++) tokens[(tree.SourceText.Path, tree.Tokens[i].Span.Start)] = i;
        }

        Titles = [.. Declarations().SelectMany(TitleOf)];
        AssetsFor = Declarations().OfType<AssetSyntax>().DistinctBy(asset => asset.Name.Text)
            .ToDictionary(asset => asset.Name.Text, asset => asset.Items.OfType<AssetForSyntax>().ToList(), StringComparer.Ordinal);
    }

    /// <summary>What people call something whose symbol has no title: its kind, its name and its title.</summary>
    public IReadOnlyList<(string Kind, string Name, string Title)> Titles { get; }

    /// <summary>Whom each asset is for, by its name.</summary>
    public IReadOnlyDictionary<string, List<AssetForSyntax>> AssetsFor { get; }

    /// <summary>Whether a list of values has a name of its own, and is not one that a field says.</summary>
    public bool IsEnum(string name) => Declarations().OfType<EnumSyntax>().Any(one => one.Name.Text == name);

    /// <summary>The comment that a campaign's own file begins with; empty for none.</summary>
    public string Preface(string path)
    {
        if (!trees.TryGetValue(path, out var tree) || tree.Tokens.IsEmpty) return "";
        var lines = new List<string>();
        var ends = 0;
        foreach (var trivia in tree.Tokens[0].LeadingTrivia)
        {
            if (trivia.Kind == SyntaxTriviaKind.LineEnd && ++ends > 1 && lines.Count > 0) break;
            if (trivia.Kind != SyntaxTriviaKind.Comment) continue;
            ends = 0;
            if (Words(trivia.Text) is { } words) lines.Add(words);
        }

        return string.Join(' ', lines);
    }

    /// <summary>The comments of what is declared around a place: those right above it, and the one behind it.</summary>
    public string OfDeclaration(Origin? origin)
    {
        if (origin is null || !trees.TryGetValue(origin.Source.Path, out var tree)) return "";
        var declaration = tree.Root.Declarations.FirstOrDefault(one => one.Span.Start <= origin.Span.Start && origin.Span.End <= one.Span.End);
        return declaration is null ? "" : OfLine(new Origin(tree.SourceText, declaration.Span));
    }

    /// <summary>The comments of a line: those right above it, and the one behind it.</summary>
    public string OfLine(Origin? origin)
    {
        if (origin is null || !trees.TryGetValue(origin.Source.Path, out var tree)) return "";
        if (!tokens.TryGetValue((origin.Source.Path, origin.Span.Start), out var first)) return "";
        var last = first;
        while (last + 1 < tree.Tokens.Length && tree.Tokens[last + 1].Span.End <= origin.Span.End) last++;
        var lines = Above(tree.Tokens[first]);
        if (Behind(tree, last) is { } behind) lines.Add(behind);
        return string.Join(' ', lines);
    }

    private static List<string> Above(SyntaxToken token)
    {
        var lines = new List<string>();
        var ends = 0;
        foreach (var trivia in token.LeadingTrivia.Reverse())
        {
            if (trivia.Kind == SyntaxTriviaKind.LineEnd && ++ends > 1) break;
            if (trivia.Kind != SyntaxTriviaKind.Comment) continue;
            ends = 0;
            if (Words(trivia.Text) is not { } words) break;
            lines.Insert(0, words);
        }

        return lines;
    }

    // Behind the last word of a line, or behind the comma that follows it; what follows on the same line has the comment itself.
    private static string? Behind(SyntaxTree tree, int last)
    {
        if (last + 1 < tree.Tokens.Length && tree.Tokens[last + 1].Text == "," && OnOneLine(tree, last, last + 1)) last++;
        return tree.Tokens[last].TrailingTrivia.Where(trivia => trivia.Kind == SyntaxTriviaKind.Comment).Select(trivia => Words(trivia.Text)).FirstOrDefault();
    }

    private static bool OnOneLine(SyntaxTree tree, int one, int other) =>
        tree.SourceText.GetLine(tree.Tokens[one].Span.End) == tree.SourceText.GetLine(tree.Tokens[other].Span.Start);

    // The words of a comment; null for a ruler that parts a file.
    private static string? Words(string comment)
    {
        var words = comment.TrimStart('/').Trim();
        return words.Length == 0 || words.StartsWith("---", StringComparison.Ordinal) || words.StartsWith("===", StringComparison.Ordinal) ? null : words;
    }

    private IEnumerable<DeclarationSyntax> Declarations() => trees.Values.SelectMany(tree => tree.Root.Declarations);

    private static IEnumerable<(string Kind, string Name, string Title)> TitleOf(DeclarationSyntax declaration)
    {
        (string Kind, NameSyntax Name, string? Title)? found = declaration switch
        {
            SegmentSyntax one => ("segment", one.Name, one.Title?.PlainText),
            GradeSyntax one => ("grade", one.Name, one.Title?.PlainText),
            ChannelSyntax one => ("channel", one.Name, one.Title?.PlainText),
            TopicSyntax one => ("topic", one.Name, one.Title?.PlainText),
            AssetSyntax one => ("asset", one.Name, one.Title?.PlainText),
            _ => null,
        };
        if (found is var (kind, name, title) && title is { Length: > 0 }) yield return (kind, name.Text, title);
        if (declaration is not StagesSyntax stages) yield break;
        var all = stages.Items.OfType<StagePathSyntax>().SelectMany(item => item.Stages).Concat(stages.Items.OfType<StageSideSyntax>().SelectMany(item => item.Stages));
        foreach (var stage in all)
        {
            if (stage.Title?.PlainText is { Length: > 0 } shown) yield return ("stage", stage.Name.Text, shown);
        }
    }
}
