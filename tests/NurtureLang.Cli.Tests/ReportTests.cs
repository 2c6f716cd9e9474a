using System.Text.Json;

namespace NurtureLang.Cli.Tests;

public sealed class ReportTests
{
    private static readonly string Wrong = SmallCampaign.Text.Replace("visitor -> lead on signed_up", "visitor -> lead on signed_upp");

    [Fact]
    public void For_people_a_diagnostic_shows_its_line_with_a_mark_under_the_place()
    {
        using var nurture = new Nurture().Write("c/c.nurture", Wrong);
        var lines = nurture.Run("check", "c").Out.Split('\n');
        Assert.StartsWith("error NUR", lines[0], StringComparison.Ordinal);
        var excerpt = Array.FindIndex(lines, line => line.Contains("│   visitor -> lead on signed_upp", StringComparison.Ordinal));
        Assert.True(excerpt > 0, string.Join('\n', lines));
        Assert.Contains("--> c/c.nurture:20:", lines[excerpt - 1], StringComparison.Ordinal);
        Assert.Equal(lines[excerpt].IndexOf("signed_upp", StringComparison.Ordinal), lines[excerpt + 1].IndexOf('^', StringComparison.Ordinal));
        Assert.Equal("signed_upp".Length, lines[excerpt + 1].Count(unit => unit == '^'));
        Assert.Contains("nurture explain NUR", lines[^2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("名前名前 ")]
    [InlineData("\t")]
    [InlineData("e\u0301 ")]
    [InlineData("\u001b[31m ")]
    public void Marks_stand_under_the_place_whatever_stands_before_it(string before)
    {
        using var nurture = new Nurture().Write("c/c.nurture", "campaign c {}\nevent e\n" + $"segment s = \"{before}\" = wrong_name and any(e)\n");
        var outcome = nurture.Run("check", "c");
        Assert.Equal(1, outcome.Code);
        Assert.DoesNotContain('\u001b', outcome.Out);
    }

    [Fact]
    public void No_line_for_people_is_wider_than_80_columns()
    {
        var longLine = $"segment s = {string.Join(" or ", Enumerable.Range(0, 60).Select(i => $"nothing_{i} = 1"))}\n";
        using var nurture = new Nurture().Write("c/c.nurture", $"campaign c {{}}\nevent e\n{longLine}");
        var outcome = nurture.Run("check", "c");
        Assert.Equal(1, outcome.Code);
        Assert.All(outcome.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("^^^^^^^^^", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_is_one_line_for_each()
    {
        using var nurture = new Nurture().Write("c/c.nurture", Wrong);
        var lines = nurture.Run("check", "c", "--format", "plain").Out.TrimEnd('\n').Split('\n');
        Assert.Contains(lines, line => line.StartsWith("c/c.nurture:20:22: error NUR", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Matches(@"^c/c\.nurture:\d+:\d+: (error|warning|note) NUR\d{4} ", line));
    }

    [Fact]
    public void Json_says_where_everything_is()
    {
        using var nurture = new Nurture().Write("c/c.nurture", Wrong);
        var outcome = nurture.Run("check", "c", "--format", "json");
        Assert.Equal(1, outcome.Code);
        var root = JsonDocument.Parse(outcome.Out).RootElement;
        Assert.Equal(1, root.GetProperty("files").GetInt32());
        Assert.True(root.GetProperty("errors").GetInt32() > 0);
        var first = root.GetProperty("diagnostics").EnumerateArray().First(one => one.GetProperty("severity").GetString() == "error");
        Assert.Equal("c/c.nurture", first.GetProperty("file").GetString());
        Assert.Equal((20, 22, 20, 32), (Int(first, "line"), Int(first, "column"), Int(first, "end_line"), Int(first, "end_column")));
    }

    [Fact]
    public void Json_of_nothing_is_an_empty_list()
    {
        using var nurture = new Nurture().Small();
        var outcome = nurture.Run("check", "small", "--format", "json");
        Assert.Equal(0, outcome.Code);
        Assert.Equal(0, Int(JsonDocument.Parse(outcome.Out).RootElement, "errors"));
    }

    [Fact]
    public void GitHub_gets_workflow_commands()
    {
        using var nurture = new Nurture().Write("c/c.nurture", Wrong);
        Assert.Contains(
            nurture.Run("check", "c", "--format", "github").Out.Split('\n'),
            line => line.StartsWith("::error file=c/c.nurture,line=20,endLine=20,col=22,endColumn=32,title=NUR", StringComparison.Ordinal));
    }

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
