using System.Text.RegularExpressions;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Syntax.Tests;

public partial class DiagnosticPageTests
{
    // Limits whose example would not fit on a page; LimitTests raises them.
    private static readonly string[] WithoutExample = ["NUR0016", "NUR0017", "NUR0024", "NUR0027"];

    public static TheoryData<string> Codes => [.. SyntaxDiagnostics.All.Select(descriptor => descriptor.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void ThePageRaisesAndMends(string code)
    {
        var page = File.ReadAllText(Repository.PathTo("docs", "diagnostics", code + ".md"));
        var title = SyntaxDiagnostics.All.Single(descriptor => descriptor.Code == code).Title;
        Assert.StartsWith($"# {code}: {title}\n", page);
        Assert.Contains("\n## Why\n", page);
        Assert.Contains("\n## The mend\n", page);
        var blocks = Block().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.Empty(Samples.Parse(blocks[^1]).Diagnostics);
        if (WithoutExample.Contains(code))
            return;
        Assert.Equal(2, blocks.Count);
        var raised = Samples.Parse(blocks[0]).Diagnostics;
        Assert.NotEmpty(raised);
        Assert.Contains(raised, diagnostic => diagnostic.Code == code);
    }

    [GeneratedRegex("```nurture\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
