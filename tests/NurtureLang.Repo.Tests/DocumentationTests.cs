using System.Text.RegularExpressions;

namespace NurtureLang.Repo.Tests;

/// <summary>The documentation names what exists.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages => [.. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_of_a_page_leads_somewhere(string page)
    {
        var folder = Path.Combine(Repository.Root, Path.GetDirectoryName(page) ?? "");
        var text = CodeBlock().Replace(Repository.Read(page), "");
        foreach (Match link in Link().Matches(text))
        {
            var target = link.Groups[1].Value;
            if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal)) continue;
            var parts = target.Split('#', 2);
            var path = parts[0].Length == 0 ? Path.Combine(Repository.Root, page) : Path.GetFullPath(Path.Combine(folder, parts[0]));
            Assert.True(Path.Exists(path), $"{page} links to {target}, which does not exist.");
            if (parts.Length == 2 && path.EndsWith(".md", StringComparison.Ordinal))
                Assert.True(Anchors(path).Contains(parts[1]), $"{page} links to {target}, but that page has no such heading.");
        }
    }

    [Fact]
    public void Every_page_that_the_sources_name_exists()
    {
        var named = Repository.Files
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => DocumentationPath().Matches(Repository.Read(file)).Select(match => match.Value));
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
    }

    [Fact]
    public void Every_diagnostic_has_a_page_and_every_page_a_diagnostic()
    {
        var codes = CatalogueCodes().ToHashSet();
        var pages = Repository.Files.Select(file => DiagnosticPage().Match(file)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value).ToHashSet();
        Assert.True(codes.SetEquals(pages),
            $"without a page: {string.Join(", ", codes.Except(pages).Order())}; without a diagnostic: {string.Join(", ", pages.Except(codes).Order())}");
    }

    // A code is a quoted text of the form NURnnnn in a source under a project's Diagnostics folder.
    private static IEnumerable<string> CatalogueCodes() =>
        Repository.Files
            .Where(file => CatalogueFile().IsMatch(file))
            .SelectMany(file => QuotedCode().Matches(Repository.Read(file)).Select(match => match.Groups[1].Value));

    private static HashSet<string> Anchors(string path) =>
        [.. Heading().Matches(CodeBlock().Replace(File.ReadAllText(path), "")).Select(match => Anchor(match.Groups[1].Value))];

    private static string Anchor(string heading) =>
        NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"docs/[\w/-]+\.md")]
    private static partial Regex DocumentationPath();

    [GeneratedRegex(@"^docs/diagnostics/(NUR\d{4})\.md$")]
    private static partial Regex DiagnosticPage();

    [GeneratedRegex(@"^src/NurtureLang\.\w+/Diagnostics/.*\.cs$")]
    private static partial Regex CatalogueFile();

    [GeneratedRegex("\"(NUR[0-9]{4})\"")]
    private static partial Regex QuotedCode();
}
