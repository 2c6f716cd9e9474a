using NurtureLang.Syntax.Formatting;
using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tests;

public class SampleTests
{
    public static TheoryData<string> Files => [.. Samples.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryFormParses(string file) =>
        Assert.Empty(Samples.Parse(Samples.Read(file)).Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Theory]
    [MemberData(nameof(Files))]
    public void TokensAndTriviaAreTheText(string file)
    {
        var text = Samples.Read(file);
        Assert.Equal(text, Samples.Rebuild(Samples.Parse(text)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void FormattingIsIdempotentAndKeepsTheTokens(string file)
    {
        foreach (var text in new[] { Samples.Read(file), Samples.Read(file).Replace("\n", "\r\n"), Crowded(Samples.Read(file)) })
        {
            var before = Samples.Parse(text);
            var once = Assert.IsType<string>(Formatter.Format(before));
            var after = Samples.Parse(once);
            Assert.Empty(after.Diagnostics);
            Assert.Equal(before.Tokens.Select(token => token.Text), after.Tokens.Select(token => token.Text));
            Assert.Equal(Comments(before), Comments(after));
            Assert.Equal(before.Root.Declarations.Select(declaration => declaration.GetType()), after.Root.Declarations.Select(declaration => declaration.GetType()));
            Assert.Equal(once, Formatter.Format(after));
        }
    }

    [Fact]
    public void EveryDeclarationIsRead()
    {
        var kinds =
            Samples.Names.SelectMany(file => Samples.Parse(Samples.Read(file)).Root.Declarations).Select(declaration => declaration.GetType()).ToHashSet();
        var all = typeof(DeclarationSyntax).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DeclarationSyntax)) && type != typeof(IncompleteDeclarationSyntax));
        Assert.Equal(all.Select(type => type.Name).Order(), kinds.Select(type => type.Name).Order());
    }

    [Fact]
    public void EveryNodeOfTheTreeIsReached()
    {
        var seen = new HashSet<Type>();
        foreach (var file in Samples.Names)
            TreeWalk.Visit(Samples.Parse(Samples.Read(file)).Root, node => seen.Add(node.GetType()));
        var all = typeof(DeclarationSyntax).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Tree.SyntaxNode)) && !type.IsAbstract)
            .Where(type => type != typeof(IncompleteDeclarationSyntax) && type != typeof(MissingExpressionSyntax));
        Assert.Equal([], all.Where(type => !seen.Contains(type)).Select(type => type.Name).Order());
    }

    [Fact]
    public void EveryNodeLiesWithinItsParent()
    {
        foreach (var file in Samples.Names)
        {
            TreeWalk.VisitPairs(Samples.Parse(Samples.Read(file)).Root, (parent, child) =>
                Assert.True(child.Span.Start >= parent.Span.Start && child.Span.End <= parent.Span.End,
                    $"{file}: {child.GetType().Name} {child.Span} in {parent.GetType().Name} {parent.Span}"));
        }
    }

    // The same lines with their indentation and double blanks gone.
    private static string Crowded(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimStart()));

    private static IEnumerable<string> Comments(SyntaxTree tree) => tree.Tokens
        .SelectMany(token => token.LeadingTrivia.Concat(token.TrailingTrivia))
        .Where(trivia => trivia.Kind == SyntaxTriviaKind.Comment)
        .Select(trivia => trivia.Text.TrimEnd());
}
