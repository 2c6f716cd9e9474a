using System.Text.RegularExpressions;

namespace NurtureLang.Cli.Tests;

/// <summary>Workflow commands, read back as GitHub's runner reads them.</summary>
public sealed partial class GitHubTests
{
    [Fact]
    public void Every_annotation_of_check_is_read_as_it_was_meant()
    {
        using var nurture = new Nurture().Write("doubtful/main.nurture", Hostile.Doubtful);
        foreach (var folder in Hostile.Folders) nurture.Write($"{folder}/main.nurture", Hostile.Text);
        string[] folders = [.. Hostile.Folders, "doubtful"];
        using var json = System.Text.Json.JsonDocument.Parse(nurture.Run(["check", .. folders, "--format", "json"]).Out);
        var told = json.RootElement.GetProperty("diagnostics").EnumerateArray().ToList();
        var annotations = Read(nurture.Run(["check", .. folders, "--format", "github"]).Out).ToList();
        Assert.Equal(told.Count, annotations.Count);
        foreach (var (one, annotation) in told.Zip(annotations))
        {
            var severity = one.GetProperty("severity").GetString();
            Assert.Equal(severity == "note" ? "notice" : severity, annotation.Command);
            Assert.Equal(one.GetProperty("file").GetString(), annotation.Properties["file"]);
            Assert.Equal($"{one.GetProperty("line").GetInt32()}", annotation.Properties["line"]);
            Assert.Equal(one.GetProperty("code").GetString(), annotation.Properties["title"]);
            var mend = one.TryGetProperty("fix", out var fix) ? $"\nhelp: {fix.GetProperty("title").GetString()}" : "";
            Assert.Equal(one.GetProperty("message").GetString() + mend, annotation.Message);
        }
    }

    [Fact]
    public void A_test_that_failed_is_read_as_it_was_meant()
    {
        using var nurture = new Nurture().Write("a,b:c%d/main.nurture", Hostile.Doubtful);
        var (command, properties, message) = Assert.Single(Read(nurture.Run("test", "a,b:c%d", "--format", "github").Out));
        Assert.Equal(("error", "a,b:c%d/main.nurture", "a <test>, that: fails 100% 🎯\u200f"), (command, properties["file"], properties["title"]));
        Assert.Contains("\n", message, StringComparison.Ordinal);
    }

    // A command is `::name key=value,key=value::message`, with %25, %0D and %0A in both, and %3A and %2C in properties.
    private static IEnumerable<(string Command, Dictionary<string, string> Properties, string Message)> Read(string output)
    {
        foreach (var line in output.Split('\n').Where(line => line.StartsWith("::", StringComparison.Ordinal)))
        {
            var match = Command().Match(line);
            Assert.True(match.Success, line);
            var properties = match.Groups[2].Value.Split(',').Select(pair => pair.Split('=', 2)).ToDictionary(
                pair => pair[0], pair => Text(pair[1].Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)));
            yield return (match.Groups[1].Value, properties, Text(match.Groups[3].Value));
        }
    }

    private static string Text(string escaped) => escaped.Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal)
        .Replace("%25", "%", StringComparison.Ordinal);

    [GeneratedRegex("^::([a-z]+) (.*?)::(.*)$")]
    private static partial Regex Command();
}
