using NurtureLang.Syntax.Formatting;
using Xunit.Abstractions;

namespace NurtureLang.Syntax.Tests;

public class RandomEditTests(ITestOutputHelper output)
{
    private const int EditsPerFile = 400;

    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "\"", "\"", "\n", "+", "-", ".", ",", ":", "%", "->", "no ", "in last", " 3 ", " 3 days ", "when ", "on ", "send ", "\uD83D", "\uDC00", "\0",
        "\uFEFF", "\r", "“", "”", "//", "/*", "#", "=>", "==", "&&", "\\",
        "((((((((((((((((((((((", "{{{{{{{{{{{{{{{{{{{{{{", "sequence x {", "is ", "not not not ", "case ",
        "é", "EUR 5", "09:00", "2026-02-31",
    ];

    [Theory]
    [MemberData(nameof(SampleTests.Files), MemberType = typeof(SampleTests))]
    public void NothingBreaksTheParser(string file)
    {
        var seed = Environment.GetEnvironmentVariable("NURTURE_SEED") is { } given ? int.Parse(given) : 20261121;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var original = Samples.Read(file);
        for (var i = 0; i < EditsPerFile; i++)
        {
            var text = original;
            for (var edits = random.Next(1, 6); edits > 0; edits--)
                text = Edit(random, text);
            Check(text, seed, i);
        }
    }

    private static void Check(string text, int seed, int round)
    {
        try
        {
            var tree = Samples.Parse(text);
            Assert.Equal(text, Samples.Rebuild(tree));
            Assert.All(tree.Diagnostics, diagnostic => Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, text.Length));
            if (Formatter.Format(tree) is not { } formatted)
                return;
            var again = Samples.Parse(formatted);
            Assert.Equal(tree.Tokens.Select(token => token.Text), again.Tokens.Select(token => token.Text));
            Assert.Equal(formatted, Formatter.Format(again));
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"seed {seed}, round {round}, text:\n{text}", failure);
        }
    }

    private static string Edit(Random random, string text)
    {
        var start = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(4) == 0 ? random.Next(200) : random.Next(4), text.Length - start);
        return random.Next(3) switch
        {
            0 => text.Remove(start, length),
            1 => text.Insert(start, Pieces[random.Next(Pieces.Length)]),
            _ => text.Insert(random.Next(text.Length + 1), text.Substring(start, length)),
        };
    }
}
