using NurtureLang.Cli.Commands;
using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Tests;

/// <summary>Output for people is right whatever the terminal's width and whatever stands in the files.</summary>
public sealed class WidthTests
{
    public static TheoryData<string> Commands => [.. CommandTable.All.Select(command => command.Name)];

    [Theory]
    [InlineData("plain", 5)]
    [InlineData("e\u0301a\u0308", 2)]
    [InlineData("名前", 4)]
    [InlineData("🎯", 2)]
    [InlineData("👩‍💻", 2)]
    [InlineData("👍🏽", 2)]
    [InlineData("🇩🇰", 2)]
    [InlineData("❤\uFE0F", 2)]
    [InlineData("한글", 4)]
    [InlineData("שלום", 4)]
    [InlineData("\u200B\u0007", 0)]
    [InlineData("ａ｡", 3)]
    [InlineData("🫠", 2)]
    public void A_sign_takes_the_columns_that_a_terminal_gives_it(string text, int columns) => Assert.Equal(columns, DisplayWidth.Of(text));

    [Theory]
    [InlineData(40, "")]
    [InlineData(40, "名前名前 ")]
    [InlineData(40, "👩‍💻👍🏽🇩🇰 ")]
    [InlineData(40, "e\u0301o\u0308 ")]
    [InlineData(40, "\t\t")]
    [InlineData(40, "שלום ")]
    [InlineData(80, "名前名前 ")]
    [InlineData(80, "👩‍💻👍🏽🇩🇰 ")]
    [InlineData(80, "e\u0301o\u0308 \t")]
    [InlineData(80, "שלום עולם ")]
    public void The_mark_stands_under_the_place(int columns, string before)
    {
        using var nurture = new Nurture().With("COLUMNS", $"{columns}").Write("c/c.nurture", $"campaign c {{ timezone \"UTC\" }}\ncontact {{ email: text }}\nsegment s = email = \"{before}\" and wrong_name = 5\n");
        var lines = nurture.Run("check", "c").Out.Split('\n');
        var excerpt = Array.FindIndex(lines, line => line.Contains("wrong_name", StringComparison.Ordinal) && line.Contains('│', StringComparison.Ordinal));
        Assert.True(excerpt > 0, string.Join('\n', lines));
        var place = DisplayWidth.Of(lines[excerpt].AsSpan(0, lines[excerpt].IndexOf("wrong_name", StringComparison.Ordinal)));
        Assert.Equal(place, lines[excerpt + 1].IndexOf('^', StringComparison.Ordinal));
        Assert.Equal("wrong_name".Length, lines[excerpt + 1].Count(unit => unit == '^'));
        Assert.All(lines.Where(line => !line.Contains("-->", StringComparison.Ordinal)), line => Assert.InRange(DisplayWidth.Of(line), 0, columns));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_fits_in_40_columns(string command)
    {
        using var nurture = new Nurture().With("COLUMNS", "40");
        var outcome = nurture.Run(command, "--help");
        Assert.All(outcome.Out.Split('\n'), line => Assert.InRange(DisplayWidth.Of(line), 0, 40));
        Assert.All(nurture.Run("--help").Out.Split('\n'), line => Assert.InRange(DisplayWidth.Of(line), 0, 40));
    }

    [Theory]
    [InlineData("simulate")]
    [InlineData("why")]
    [InlineData("test")]
    public void What_people_read_fits_in_40_columns(string command)
    {
        using var nurture = new Nurture().With("COLUMNS", "40").Small();
        string[] arguments = command == "why" ? ["why", "small", "A"] : [command, "small"];
        var outcome = nurture.Run(arguments);
        Assert.Equal(0, outcome.Code);
        Assert.All(outcome.Out.Split('\n'), line => Assert.InRange(DisplayWidth.Of(line), 0, 40));
    }

    [Fact]
    public void Colours_change_nothing_but_the_colours()
    {
        using var nurture = new Nurture { OnTerminal = true }.With("COLUMNS", "40").Write("c/c.nurture", Hostile.Text);
        var colourful = nurture.Run("check", "c").Out;
        Assert.Contains('\u001b', colourful);
        Assert.Equal(nurture.With("NO_COLOR", "1").Run("check", "c").Out, System.Text.RegularExpressions.Regex.Replace(colourful, "\u001b\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Plain_has_no_drawing_in_it()
    {
        using var nurture = new Nurture().Write("c/c.nurture", Hostile.Text);
        Assert.All(nurture.Run("check", "c", "--format", "plain").Out, unit => Assert.False(unit is >= '\u2500' and <= '\u259F' or '\u2026' or '\u001b', $"{(int)unit:X4}"));
    }
}
