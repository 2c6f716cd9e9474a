using System.Text.RegularExpressions;
using NurtureLang.Semantics.Settings;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Tests;

/// <summary>The examples of every page of docs/diagnostics do what the page says.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Codes => [.. Directory.GetFiles(Folder, "NUR*.md")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(code => string.CompareOrdinal(code, "NUR1000") > 0)
        .Order(StringComparer.Ordinal)];

    internal static string Folder { get; } = FindFolder();

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_examples_of_a_page_do_what_it_says(string code)
    {
        var page = File.ReadAllText(Path.Combine(Folder, code + ".md"));
        var parts = page.Split("## The mend");
        Assert.Equal(2, parts.Length);
        if (parts[0].Contains("```nurture", StringComparison.Ordinal)) Assert.Equal([code], Run(parts[0]).Distinct());
        if (Ini().Match(parts[0]) is { Success: true } wrong) Assert.Equal([code], Set(wrong.Groups[1].Value));
        if (Ini().Match(parts[1]) is { Success: true } mended) Assert.Empty(Set(mended.Groups[1].Value));
        else Assert.Empty(Run(parts[1]));
    }

    // What is told of an `.editorconfig`.
    private static IEnumerable<string> Set(string config) =>
        new SeveritySettings("/c", folder => folder == "/c" ? new SourceText(".editorconfig", config) : null).Mistakes(["c.nurture"]).Select(one => one.Code);

    private static IEnumerable<string> Run(string section)
    {
        var blocks = Block().Matches(section).Select(match => (Path: match.Groups[1].Value.Trim(), Text: match.Groups[2].Value)).ToList();
        var main = blocks.First(block => block.Path.Length == 0).Text;
        return Checked.Of(main, [.. blocks.Where(block => block.Path.Length > 0)]).Diagnostics.Select(diagnostic => diagnostic.ToString()[..].Split(' ')[1]);
    }

    private static string FindFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NurtureLang.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "docs", "diagnostics");
    }

    [GeneratedRegex(@"```ini\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Ini();

    [GeneratedRegex(@"```(?:nurture|text)([^\n]*)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
