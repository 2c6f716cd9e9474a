using System.Text.RegularExpressions;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tests;

/// <summary>Campaigns in the documentation are campaigns.</summary>
public sealed partial class DocumentationTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/language.md")]
    public void Every_example_parses(string page)
    {
        var examples = Example().Matches(File.ReadAllText(Repository.PathTo(page.Split('/')))).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Empty(SyntaxTree.Parse(new SourceText(page, example)).Diagnostics));
    }

    [Fact]
    public void The_first_campaign_stands_in_its_canonical_form()
    {
        var example = Example().Match(File.ReadAllText(Repository.PathTo("README.md"))).Groups[1].Value;
        Assert.Equal(example, Formatting.Formatter.Format(SyntaxTree.Parse(new SourceText("README.md", example))));
    }

    [GeneratedRegex(@"```nurture\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
