using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NurtureLang.Cases.Tests.WrongEdits;

/// <summary>The table of wrong edits: a file for each sample in `tests/samples/wrong-edits`, and the page that shows them.</summary>
internal static class WrongEditTable
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Tree { get; } = Path.GetFullPath(Path.Combine(GoldenCase.Root, "..", ".."));

    /// <summary>The page.</summary>
    public static string Page { get; } = Path.Combine(Tree, "docs", "wrong-edits.md");

    /// <summary>Every sample, by name.</summary>
    public static IReadOnlyList<string> Samples { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Tree, "samples")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>The edits of a sample; none where it has no file.</summary>
    public static IReadOnlyList<WrongEdit> Of(string sample) =>
        File.Exists(FileOf(sample)) ? JsonSerializer.Deserialize<List<WrongEdit>>(File.ReadAllText(FileOf(sample)), Form) ?? [] : [];

    /// <summary>Keeps what catches the edits of a sample.</summary>
    public static void Keep(string sample, IReadOnlyList<WrongEdit> edits) => File.WriteAllText(FileOf(sample), JsonSerializer.Serialize(edits, Form) + "\n");

    /// <summary>The page as the files give it.</summary>
    public static string MakePage()
    {
        var all = Samples.Select(sample => (Sample: sample, Edits: Of(sample))).ToList();
        var (count, seen) = (all.Sum(one => one.Edits.Count), all.Sum(one => one.Edits.Count(edit => edit.IsCaughtByCheck)));
        var page = new StringBuilder($"""
            # One wrong edit

            What a marketer gets wrong is mostly one word: a unit, a name, two messages that changed places, a line that was taken out. These are {count} such edits of the [samples](../samples), each made on a copy and each
            caught: {seen} by `nurture check`, which says a code, and {count - seen} by a test of the sample, which fails. A test of the project makes every edit anew and holds this page to the files in `tests/samples/wrong-edits`.

            """);
        foreach (var (sample, edits) in all)
        {
            page.Append($"\n## {sample}\n\n| the mistake | the edit | what catches it |\n| --- | --- | --- |\n");
            foreach (var edit in edits) page.Append($"| {edit.Mistake} | {Edit(edit)} | {Catcher(edit)} |\n");
        }

        return page.Replace("\r\n", "\n").ToString();
    }

    private static string FileOf(string sample) => Path.Combine(Tree, "tests", "samples", "wrong-edits", $"{sample}.json");

    private static string Edit(WrongEdit edit) => edit.Replace.Length == 0 ? $"{Code(edit.Find)} is taken out" : $"{Code(edit.Find)} → {Code(edit.Replace)}";

    private static string Catcher(WrongEdit edit) => edit.IsCaughtByCheck ? $"[{edit.CaughtBy}](diagnostics/{edit.CaughtBy}.md)" : $"the test *{edit.CaughtBy}*";

    // One line of code in a cell of a table.
    private static string Code(string text) =>
        $"`{string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Replace("|", "\\|", StringComparison.Ordinal)}`";
}
