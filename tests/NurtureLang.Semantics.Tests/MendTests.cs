using System.Text.RegularExpressions;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Semantics.Tests;

/// <summary>The mends that are data, so that the command line, the editor and programs share them: on the examples of the pages each does what it says.</summary>
public sealed partial class MendTests
{
    public static TheoryData<string> Codes => [.. Catalogue.All.Select(one => one.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_mend_leaves_less_to_be_told(string code)
    {
        var files = FilesOf(code);
        var before = Told(files).ToList();
        foreach (var fix in before.Where(one => one.Code == code).Select(one => one.Fix).OfType<Fix>().ToList())
        {
            var after = Told(Applied(files, fix)).ToList();
            var left = after.Count(one => one.Code == code);
            Assert.True(left < before.Count(one => one.Code == code), $"{fix.Title}\n{string.Join("\n--\n", Applied(files, fix).Values)}\n{string.Join('\n', after)}");
            Assert.DoesNotContain(after, one => one.Code.StartsWith("NUR0", StringComparison.Ordinal) && before.TrueForAll(other => other.Code != one.Code));
        }
    }

    [Fact]
    public void What_can_be_mended_without_thinking_has_its_mend()
    {
        var mended = Codes.Select<object[], string>(row => (string)row[0]).Where(code => Told(FilesOf(code)).Any(one => one.Code == code && one.Fix is not null));
        Assert.Empty(WithMend.Except(mended));
    }

    private static readonly string[] WithMend =
    [
        "NUR0004", "NUR0005", "NUR0007", "NUR0008", "NUR0009", "NUR0011", "NUR0019", "NUR0025", "NUR1009", "NUR1101", "NUR1103", "NUR1105", "NUR1206",
        "NUR1207", "NUR1213", "NUR1221", "NUR1301", "NUR1302", "NUR1304", "NUR1305", "NUR1401", "NUR1402", "NUR1404", "NUR1503", "NUR1507", "NUR1509", "NUR1521", "NUR1532",
        "NUR1541", "NUR1542", "NUR1601", "NUR1703", "NUR2009", "NUR2019", "NUR2021", "NUR2025", "NUR2026", "NUR2051", "NUR4012",
    ];

    private static Dictionary<string, string> FilesOf(string code)
    {
        var page = File.ReadAllText(Path.Combine(PageTests.Folder, code + ".md")).Split("## The mend")[0];
        return Block().Matches(page).Select(match => (Path: match.Groups[1].Value.Trim(), Text: match.Groups[2].Value))
            .DistinctBy(block => block.Path).ToDictionary(block => block.Path.Length == 0 ? "main.nurture" : block.Path, block => block.Text, StringComparer.Ordinal);
    }

    private static IEnumerable<Diagnostic> Told(Dictionary<string, string> files) => files.TryGetValue("main.nurture", out var main)
        ? Checked.Of(main, [.. files.Where(file => file.Key != "main.nurture").Select(file => (file.Key, file.Value))]).Diagnostics
        : [];

    private static Dictionary<string, string> Applied(Dictionary<string, string> files, Fix fix)
    {
        var changed = new Dictionary<string, string>(files, StringComparer.Ordinal);
        foreach (var edit in fix.Edits.OrderByDescending(edit => edit.Span.Start))
        {
            var text = changed[edit.Source.Path];
            changed[edit.Source.Path] = string.Concat(text.AsSpan(0, edit.Span.Start), edit.NewText, text.AsSpan(edit.Span.End));
        }

        return changed;
    }

    [GeneratedRegex(@"```(?:nurture|text)([^\n]*)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
