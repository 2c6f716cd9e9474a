using System.Text.RegularExpressions;
using NurtureLang.Syntax.Keywords;

namespace NurtureLang.Syntax.Tests;

public partial class KeywordTests
{
    [Fact]
    public void TheTableHoldsTheWordsOfTheGrammar()
    {
        var tokens = TokenBlock().Match(Grammar("NurtureLexer.g4")).Groups[1].Value;
        var declared = Word().Matches(Comment().Replace(tokens, "")).Select(match => match.Value)
            .Where(token => token.All(character => char.IsAsciiLetterUpper(character) || character == '_'))
            .Select(token => token.TrimEnd('_').ToLowerInvariant())
            .Concat(["half-life", "cool-off"]);
        Assert.Equal(declared.Order(StringComparer.Ordinal), KeywordTable.All.Select(keyword => keyword.Word).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryWordIsUsedByTheGrammar()
    {
        var parser = Grammar("NurtureParser.g4");
        Assert.All(KeywordTable.All.Where(keyword => !keyword.Word.Contains('-')), keyword =>
            Assert.Matches($@"\b{keyword.Word.ToUpperInvariant()}_?\b", parser));
    }

    [Theory]
    [InlineData("stage")]
    [InlineData("email")]
    [InlineData("order")]
    [InlineData("renewal")]
    [InlineData("open")]
    [InlineData("path")]
    [InlineData("call")]
    [InlineData("goal")]
    [InlineData("priority")]
    public void WordsOfMarketingCanBeNames(string word)
    {
        Assert.True(KeywordTable.Find(word)?.CanBeName ?? true);
        Assert.Empty(Samples.Parse($"sequence {word} {{ enter on {word} anchor {word} send {word} }} segment {word} = {word} >= 3 and is {word}").Diagnostics);
    }

    [Theory]
    [InlineData("segment a = admin = no")]
    [InlineData("score s { +1 when admin = no\n+2 on seen }")]
    [InlineData("segment a = (admin = no) and (vip = no)")]
    [InlineData("test \"t\" { contact { admin: no } expect no email }")]
    [InlineData("test \"t\" { contact { admin: no  vip: no, name: \"x\" } expect no email }")]
    [InlineData("segment a = no seen and no (seen) in last 3 days")]
    public void NoIsAValueWhereNothingFollowsThatIsAbsent(string text) => Assert.Empty(Samples.Parse(text).Diagnostics);

    [Fact]
    public void ReservedWordsCannot() =>
        Assert.All(["where", "and", "in", "until"], word => Assert.False(KeywordTable.Find(word)!.CanBeName));

    [Fact]
    public void EveryWordHasAPlaceAndAMeaning() => Assert.All(KeywordTable.All, keyword =>
    {
        Assert.NotEqual(KeywordPlaces.None, keyword.Places);
        Assert.NotEmpty(keyword.Meaning);
    });

    private static string Grammar(string file) => File.ReadAllText(Repository.PathTo("grammar", file));

    [GeneratedRegex(@"tokens \{(.*?)\n\}", RegexOptions.Singleline)]
    private static partial Regex TokenBlock();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();
}
