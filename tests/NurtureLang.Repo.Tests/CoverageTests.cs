using System.Text.RegularExpressions;

namespace NurtureLang.Repo.Tests;

/// <summary>Every row of what practitioners need has a sample, a golden case and a page that exist.</summary>
public sealed partial class CoverageTests
{
    private const int Rows = 28;
    private const string Page = "docs/coverage.md";

    private static IReadOnlyList<string[]> Table { get; } =
        [.. Repository.Read(Page).Split('\n').Where(line => Row().IsMatch(line)).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    [Fact]
    public void Every_row_is_there_once_and_in_order() =>
        Assert.Equal(Enumerable.Range(1, Rows).Select(row => $"{row}"), Table.Select(row => row[0]));

    [Fact]
    public void Every_row_has_a_sample_that_is_whole()
    {
        foreach (var row in Table)
        {
            var samples = Link().Matches(row[2]).Select(match => match.Groups[1].Value).ToList();
            Assert.True(samples.Count > 0, $"Row {row[0]} names no sample.");
            foreach (var folder in samples.Select(sample => Path.GetFullPath(Path.Combine(Repository.Root, "docs", sample))))
            {
                Assert.True(Directory.Exists(folder), $"Row {row[0]}: {folder} does not exist.");
                Assert.True(File.Exists(Path.Combine(folder, "README.md")), $"Row {row[0]}: {folder} has no README.md.");
                Assert.True(Directory.EnumerateFiles(folder, "*.nurture").Any(), $"Row {row[0]}: {folder} has no campaign.");
            }
        }
    }

    [Fact]
    public void Every_row_has_golden_cases()
    {
        foreach (var row in Table)
        {
            var cases = Name().Matches(row[3]).Select(match => match.Groups[1].Value).ToList();
            Assert.True(cases.Count > 0, $"Row {row[0]} names no case.");
            foreach (var one in cases)
                Assert.True(File.Exists(Path.Combine(Repository.Root, "tests", "cases", one, "main.nurture")), $"Row {row[0]}: there is no case {one}.");
        }
    }

    [Fact]
    public void Every_row_has_a_page_with_its_section()
    {
        foreach (var row in Table)
        {
            var links = Link().Matches(row[4]).Select(match => match.Groups[1].Value).ToList();
            Assert.True(links.Count > 0, $"Row {row[0]} names no page.");
            foreach (var link in links.Select(link => link.Split('#')))
            {
                Assert.True(link.Length == 2, $"Row {row[0]}: {link[0]} names no section.");
                Assert.True(Headings("docs/" + link[0]).Contains(link[1]), $"Row {row[0]}: {link[0]} has no section {link[1]}.");
            }
        }
    }

    [Fact]
    public void What_is_not_there_yet_is_said_of_rows_that_exist() =>
        Assert.All(Missing().Matches(Repository.Read(Page)).Select(match => int.Parse(match.Groups[1].Value)), row => Assert.InRange(row, 1, Rows));

    private static HashSet<string> Headings(string page) =>
        [.. Heading().Matches(Repository.Read(page)).Select(match => Unspoken().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"^\| \d+ \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"^#+ (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Unspoken();

    [GeneratedRegex(@"^- \*\*(\d+),", RegexOptions.Multiline)]
    private static partial Regex Missing();
}
