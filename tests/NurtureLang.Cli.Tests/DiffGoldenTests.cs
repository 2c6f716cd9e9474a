using System.Text.Json;
using System.Text.RegularExpressions;

namespace NurtureLang.Cli.Tests;

/// <summary>`nurture diff` over golden folders: `tests/differences/CASE/new.nurture` against its `old.nurture`, or against the base of all.</summary>
public sealed class DiffGoldenTests
{
    private static readonly string Folder = Path.Combine(Nurture.Root, "tests", "differences");

    private static readonly bool Accepts = Environment.GetEnvironmentVariable("NURTURE_ACCEPT") == "1";

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Samples =>
        [.. Directory.GetDirectories(Path.Combine(Nurture.Root, "samples")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_edit_is_said_as_it_is_written_down(string name)
    {
        using var nurture = With(name);
        var plain = nurture.Run("diff", "old.nurture", "new.nurture", "--format", "plain");
        Assert.Equal(0, plain.Code);
        Golden(name, "diff.txt", plain.Out);
    }

    [Theory]
    [InlineData("what-a-score-can-reach")]
    [InlineData("a-step-taken-out")]
    public void Json_is_as_it_is_written_down(string name)
    {
        using var nurture = With(name);
        // Hashes change with the form of plans, which is not what is looked at here.
        Golden(name, "diff.json", Regex.Replace(nurture.Run("diff", "old.nurture", "new.nurture", "--format", "json").Out, "[0-9a-f]{64}", "HASH"));
    }

    [Theory]
    [InlineData("words")]
    [InlineData("protection-loosened")]
    public void Markdown_is_as_it_is_written_down(string name)
    {
        using var nurture = With(name);
        Golden(name, "diff.md", nurture.Run("diff", "old.nurture", "new.nurture", "--format", "markdown").Out);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_ways_say_the_same_things_mirrored(string name)
    {
        using var nurture = With(name);
        var (forth, back) = (Kinds(nurture, "old.nurture", "new.nurture"), Kinds(nurture, "new.nurture", "old.nurture"));
        Assert.Equal(forth.Count(kind => kind == "added"), back.Count(kind => kind == "removed"));
        Assert.Equal(forth.Count(kind => kind == "removed"), back.Count(kind => kind == "added"));
        foreach (var kind in (string[])["changed", "moved", "renamed"]) Assert.Equal(forth.Count(one => one == kind), back.Count(one => one == kind));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Between_a_campaign_and_itself_there_is_nothing(string name)
    {
        using var nurture = With(name);
        foreach (var file in (string[])["old.nurture", "new.nurture"])
        {
            var same = nurture.Run("diff", file, file, "--format", "plain", "--exit-code");
            Assert.Equal(0, same.Code);
            Assert.Equal("nothing that anybody would notice\nsame hash: the plans are the same, byte for byte\n", same.Out);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Between_a_sample_and_its_plan_there_is_nothing(string sample)
    {
        using var nurture = new Nurture().Copy($"samples/{sample}");
        var path = $"samples/{sample}";
        Assert.Equal(0, nurture.Run("build", path, "-o", "plan.json").Code);
        Assert.StartsWith("nothing that anybody would notice\nsame hash", nurture.Run("diff", path, "plan.json", "--format", "plain").Out,
            StringComparison.Ordinal);
        Assert.StartsWith("nothing that anybody would notice\nsame hash", nurture.Run("diff", "plan.json", path, "--format", "plain").Out,
            StringComparison.Ordinal);
    }

    private static List<string> Kinds(Nurture nurture, string old, string now)
    {
        using var json = JsonDocument.Parse(nurture.Run("diff", old, now, "--format", "json").Out);
        // What can never be reached any more is said, and what can be reached again is not.
        return [.. json.RootElement.GetProperty("changes").EnumerateArray().Where(change => change.GetProperty("aspect").GetString() != "unreachable")
            .Select(change => change.GetProperty("kind").GetString()!)];
    }

    private static Nurture With(string name)
    {
        var own = Path.Combine(Folder, name, "old.nurture");
        var nurture = new Nurture();
        return nurture.Write("old.nurture", File.ReadAllText(File.Exists(own) ? own : Path.Combine(Folder, "base.nurture"))).Write("new.nurture",
            File.ReadAllText(Path.Combine(Folder, name, "new.nurture")));
    }

    private static void Golden(string name, string file, string said)
    {
        var path = Path.Combine(Folder, name, file);
        if (Accepts) File.WriteAllText(path, said);
        Assert.True(File.Exists(path), $"{path} is missing: write what is expected, or accept what is said with NURTURE_ACCEPT=1.");
        Assert.Equal(File.ReadAllText(path), said);
    }
}
