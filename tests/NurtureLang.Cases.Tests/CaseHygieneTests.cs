namespace NurtureLang.Cases.Tests;

/// <summary>What a folder of a case may hold.</summary>
public sealed class CaseHygieneTests
{
    // What people write into a case; everything else has to be made by a phase.
    private static readonly string[] Written =
        ["README.md", "main.nurture", "contacts.csv", "events.csv", "contacts.jsonl", "events.jsonl", "main.trust", "then.nurture"];

    [Fact]
    public void Every_file_of_a_case_is_written_by_hand_or_asked_for_by_a_phase()
    {
        var orphans = GoldenCase.All.SelectMany(@case => Directory.EnumerateFiles(@case.Folder)
            .Select(file => Path.GetFileName(file))
            .Where(file => !Written.Contains(file) && !file.Contains(".received.", StringComparison.Ordinal))
            .Where(file => !Phases.All.Any(phase => phase.File == file))
            // Further campaign files are imported, and message bodies are named by a campaign.
            .Where(file => !IsNamedBy(@case, file))
            .Select(file => $"{@case.Name}/{file}"));
        Assert.True(!orphans.Any(), string.Join('\n', orphans));
    }

    [Fact]
    public void Every_folder_below_the_cases_holds_a_case_or_cases()
    {
        if (!Directory.Exists(GoldenCase.Root)) return;
        var empty = Directory.EnumerateDirectories(GoldenCase.Root, "*", SearchOption.TopDirectoryOnly)
            .Where(folder => !Directory.EnumerateFiles(folder, "main.nurture", SearchOption.AllDirectories).Any());
        Assert.True(!empty.Any(), string.Join('\n', empty));
    }

    private static bool IsNamedBy(GoldenCase @case, string file) =>
        !file.StartsWith("main.", StringComparison.Ordinal) &&
        Directory.EnumerateFiles(@case.Folder, "*.nurture")
            .Any(source => File.ReadAllText(source).Contains('"' + file + '"', StringComparison.Ordinal));
}
