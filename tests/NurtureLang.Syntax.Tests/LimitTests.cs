using System.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tests;

public class LimitTests
{
    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "NUR0015")]
    [InlineData(5000, "NUR0015")]
    public void BracketsNestSixtyFourDeep(int depth, string? code)
    {
        var text = "segment a = " + new string('(', depth) + "x" + new string(')', depth);
        Assert.Equal(code is null ? [] : [code], Samples.Parse(text).Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Theory]
    [InlineData(10_000_000, "NUR0016")]
    [InlineData(1_000_000, "NUR0015")]
    public void ManyParenthesesEndInOneErrorAtOnce(int count, string code)
    {
        var text = new string('(', count);
        Samples.Parse("topic warm");
        var watch = Stopwatch.StartNew();
        var tree = Samples.Parse(text);
        // It takes a fraction of a second, and far longer than this if the time grew with the square of the length.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
        Assert.Equal([code], tree.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal(text.Length, tree.Tokens.Sum(token => token.Text.Length));
    }

    [Fact]
    public void AFileMayHaveOneMebibyte()
    {
        var line = "// " + new string('x', 1020) + "\n";
        var text = string.Concat(Enumerable.Repeat(line, 1024));
        Assert.Equal(1024 * 1024, text.Length);
        Assert.Empty(Samples.Parse(text).Diagnostics);
        Assert.Equal(["NUR0016"], Samples.Parse(text + "x").Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal(["NUR0016"], Samples.Parse(text[..^2] + "é\n").Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void ATextMayHaveSixtyFourKibibytes()
    {
        var fits = $"topic a \"{new string('x', (64 * 1024) - 2)}\"";
        Assert.Empty(Samples.Parse(fits).Diagnostics);
        Assert.Equal(["NUR0017"], Samples.Parse(fits.Insert(10, "x")).Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Theory]
    [InlineData("segment a = x", " + x", 256, 257)]
    [InlineData("segment a = ", "not ", 256, 257)]
    [InlineData("segment a = last(x)", ".y", 256, 257)]
    public void AChainHasAnEnd(string start, string link, int allowed, int refused)
    {
        string Text(int links) => start.EndsWith(' ') ? start + string.Concat(Enumerable.Repeat(link, links)) + "x" : start + string.Concat(Enumerable.Repeat(link, links));
        Assert.Empty(Samples.Parse(Text(allowed)).Diagnostics);
        Assert.Equal(["NUR0024"], Samples.Parse(Text(refused)).Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void ManyMistakesEndInOneThatSaysSo()
    {
        var tree = Samples.Parse(string.Concat(Enumerable.Repeat("x y\n", 5000)));
        Assert.Equal(SyntaxLimits.DiagnosticsMax + 1, tree.Diagnostics.Length);
        Assert.Equal("NUR0027", tree.Diagnostics[^1].Code);
    }

    [Theory]
    [InlineData("\uFEFFtopic a\r\ntopic b\r\n")]
    [InlineData("topic a\rtopic b")]
    [InlineData("\uFEFF")]
    [InlineData("")]
    public void ByteOrderMarksAndEveryLineEndAreTaken(string text)
    {
        var tree = Samples.Parse(text);
        Assert.Empty(tree.Diagnostics);
        Assert.Equal(text, Samples.Rebuild(tree));
        var formatted = Formatting.Formatter.Format(tree)!;
        Assert.Equal(text.StartsWith('\uFEFF'), formatted.StartsWith('\uFEFF'));
        Assert.Equal(text.Contains("\r\n"), formatted.Contains("\r\n"));
    }

    [Theory]
    [InlineData("topic \uD83D")]
    [InlineData("topic a \"\uDE00\"")]
    [InlineData("topic \0")]
    [InlineData("/* never ends")]
    [InlineData("\"never ends")]
    [InlineData("message a { text \"{\uD83D}\" }")]
    public void NoCharacterBreaksTheParser(string text) => Assert.Equal(text, Samples.Rebuild(Samples.Parse(text)));

    [Fact]
    public void OffsetsAreUtf16()
    {
        var source = new SourceText("a.nurture", "topic a \"😀\"\ntopic b");
        var tree = SyntaxTree.Parse(source);
        Assert.Empty(tree.Diagnostics);
        Assert.Equal("b", source.GetText(tree.Tokens[^2].Span));
        Assert.Equal(new LinePosition(2, 7), source.GetPosition(tree.Tokens[^2].Span.Start));
    }
}
