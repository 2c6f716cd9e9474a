namespace NurtureLang.Cli.Tests;

public sealed class TerminalTests
{
    [Fact]
    public void The_result_goes_to_standard_output_and_everything_else_to_standard_error()
    {
        using var nurture = new Nurture().Small();
        var outcome = nurture.Run("simulate", "small");
        Assert.Equal(0, outcome.Code);
        Assert.StartsWith("Small campaign ", outcome.Out, StringComparison.Ordinal);
        Assert.Contains(" events a second on ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(" events a second on ", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', outcome.All);
    }

    [Fact]
    public void On_a_terminal_there_is_colour_and_with_NO_COLOR_the_same_text_without()
    {
        using var piped = new Nurture().Small();
        using var watched = new Nurture { OnTerminal = true }.Small();
        var colourful = watched.Run("simulate", "small").Out;
        Assert.Contains("\u001b[1m", colourful, StringComparison.Ordinal);
        var plain = watched.With("NO_COLOR", "1").Run("simulate", "small").Out;
        Assert.DoesNotContain('\u001b', plain);
        Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(colourful, "\u001b\\[[0-9;]*m", ""));
        Directory.SetCurrentDirectory(piped.Folder);
        Assert.Equal(plain, piped.Run("simulate", "small").Out);
    }

    [Theory]
    [InlineData("simulate")]
    [InlineData("why")]
    public void What_people_read_fits_in_80_columns(string command)
    {
        using var nurture = new Nurture().Copy("samples/acme-b2b");
        string[] arguments = command == "why" ? ["why", "samples/acme-b2b", "C0001"] : ["simulate", "samples/acme-b2b"];
        var outcome = nurture.Run(arguments);
        Assert.Equal(0, outcome.Code);
        Assert.All(outcome.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void A_terminal_that_does_not_speak_utf8_gets_ascii()
    {
        using var nurture = new Nurture().With("LANG", "C").Small();
        Assert.All(nurture.Run("simulate", "small").Out, unit => Assert.InRange(unit, '\n', '~'));
        Assert.All(nurture.Run("why", "small", "A").Out, unit => Assert.InRange(unit, '\n', '~'));
    }

    [Fact]
    public void With_json_on_standard_output_nothing_else_is_there()
    {
        using var nurture = new Nurture().Small();
        var outcome = nurture.Run("simulate", "small", "--json", "-");
        Assert.Equal("small", System.Text.Json.JsonDocument.Parse(outcome.Out).RootElement.GetProperty("campaign").GetString());
        var decisions = nurture.Run("simulate", "small", "--decisions", "-").Out.TrimEnd('\n').Split('\n');
        Assert.All(decisions, line => System.Text.Json.JsonDocument.Parse(line));
    }
}
