using System.Text;
using System.Text.RegularExpressions;

namespace NurtureLang.Cli.Tests;

/// <summary>
/// The tutorial is followed as a reader follows it: step by step, each block put into the files, each command run. What a command prints has to be what the page shows;
/// `NURTURE_ACCEPT=1` writes it into the page, for the difference to be read.
/// </summary>
public sealed partial class TutorialTests
{
    private const string Page = "docs/tutorial.md";

    [Fact]
    public void The_tutorial_prints_what_it_shows_at_every_step()
    {
        var path = Path.Combine(Nurture.Root, Page);
        var shown = File.ReadAllText(path);
        var (followed, steps, commands) = Follow(shown);
        Assert.Equal(10, steps);
        Assert.True(commands >= steps, "Each step runs something.");
        if (Environment.GetEnvironmentVariable("NURTURE_ACCEPT") == "1") File.WriteAllText(path, followed);
        else Assert.Equal(PlanHash().Replace(shown, "plan"), PlanHash().Replace(followed, "plan"));
    }

    private static (string Page, int Steps, int Commands) Follow(string page)
    {
        using var nurture = new Nurture();
        var campaign = new GrowingCampaign();
        nurture.Write("welcome/welcome.nurture", "");
        var result = new StringBuilder();
        var (steps, commands, named, fence) = (0, 0, "", default(string));
        var block = new List<string>();
        foreach (var line in page.TrimEnd('\n').Split('\n'))
        {
            if (fence is null)
            {
                if (line.StartsWith("## ", StringComparison.Ordinal)) Assert.StartsWith($"## {++steps}. ", line, StringComparison.Ordinal);
                if (line.Contains(".csv`", StringComparison.Ordinal)) named = line.Split('`').Last(part => part.EndsWith(".csv", StringComparison.Ordinal));
                result.Append(line).Append('\n');
                if (line.StartsWith("```", StringComparison.Ordinal)) fence = line[3..];
                continue;
            }

            if (line != "```")
            {
                block.Add(line);
                continue;
            }

            commands += fence.Length == 0 ? block.Count(IsCommand) : 0;
            foreach (var kept in Turn(nurture, campaign, fence, block, named)) result.Append(kept).Append('\n');
            result.Append("```\n");
            block.Clear();
            fence = null;
        }

        return (result.ToString(), steps, commands);
    }

    // What a block does to the files, or what its commands print; the lines that belong into the page.
    private static List<string> Turn(Nurture nurture, GrowingCampaign campaign, string fence, List<string> block, string named)
    {
        var text = string.Join('\n', block) + "\n";
        if (fence == "nurture") nurture.Write("welcome/welcome.nurture", campaign.Take(text));
        else if (fence == "csv") nurture.Write($"welcome/{named}", text);
        if (fence.Length > 0) return [.. block];

        var lines = new List<string>();
        foreach (var command in block.Where(IsCommand))
        {
            var outcome = nurture.Run(command["$ ./nurture ".Length..].Split(' '));
            if (lines.Count > 0) lines.Add("");
            lines.Add(command);
            lines.AddRange(outcome.Out.TrimEnd('\n').Split('\n'));
            Assert.InRange(outcome.Code, 0, 1);
        }

        return lines;
    }

    // A plan's hash changes with its format, which is no concern of a reader.
    [GeneratedRegex("plan [0-9a-f]{12}")]
    private static partial Regex PlanHash();

    private static bool IsCommand(string line) => line.StartsWith("$ ./nurture ", StringComparison.Ordinal);
}
