using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tests;

/// <summary>A made-up campaign that holds every form of the language.</summary>
internal static class Samples
{
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.nurture").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Samples");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static SyntaxTree Parse(string text) => SyntaxTree.Parse(new SourceText("campaign.nurture", text));

    public static string Rebuild(SyntaxTree tree) => string.Concat(tree.Tokens.Select(token =>
        string.Concat(token.LeadingTrivia.Select(trivia => trivia.Text)) + token.Text + string.Concat(token.TrailingTrivia.Select(trivia => trivia.Text))));
}
