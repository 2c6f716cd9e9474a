using System.Text.RegularExpressions;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Repo.Tests;

/// <summary>What the documentation shows as a campaign can be read as one.</summary>
public sealed partial class ExampleTests
{
    public static TheoryData<string> Pages =>
        [.. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal) && Block().IsMatch(Repository.Read(file)) && !IsDiagnostic(file))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_example_of_a_page_parses(string page)
    {
        foreach (Match block in Block().Matches(Repository.Read(page)))
            Assert.Empty(SyntaxTree.Parse(new SourceText(page, block.Groups[1].Value)).Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    // The pages of the diagnostics show what is wrong, and have a test of their own.
    private static bool IsDiagnostic(string file) => file.StartsWith("docs/diagnostics/", StringComparison.Ordinal);

    [GeneratedRegex("```nurture\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
