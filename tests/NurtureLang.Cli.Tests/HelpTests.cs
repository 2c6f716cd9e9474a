using NurtureLang.Cli.Commands;

namespace NurtureLang.Cli.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Commands => [.. CommandTable.All.Select(command => command.Name)];

    public static TheoryData<string> Examples => [.. CommandTable.All.SelectMany(command => command.Examples)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_fits_in_80_columns_names_every_option_and_ends_with_examples(string name)
    {
        using var nurture = new Nurture();
        var outcome = nurture.Run(name, "--help");
        Assert.Equal(0, outcome.Code);
        Assert.All(outcome.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        var command = CommandTable.Find(name)!;
        Assert.All(command.Options, option => Assert.Equal(option.NotYet is null, outcome.Out.Contains($"  {option.Name}", StringComparison.Ordinal)));
        Assert.EndsWith($"Examples:\n{string.Concat(command.Examples.Select(example => $"  {example}\n"))}", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(outcome.Out, nurture.Run("help", name).Out);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_runs_as_it_stands(string example)
    {
        using var nurture = new Nurture().Copy("samples");
        var parts = example.Split(" < ");
        if (parts.Length == 2) nurture.Input = nurture.Read(parts[1]);
        var words = parts[0].Split(' ');
        Assert.Equal("nurture", words[0]);
        var outcome = nurture.Run(words[1..]);
        // A sample may stand in another form than the canonical one; everything else has to be fine.
        Assert.True(outcome.Code == 0 || (words[1] == "fmt" && outcome.Code == 1), outcome.All);
    }

    [Fact]
    public void The_overview_fits_in_80_columns_and_names_every_command()
    {
        using var nurture = new Nurture();
        var outcome = nurture.Run("--help");
        Assert.Equal(0, outcome.Code);
        Assert.All(outcome.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.All(CommandTable.All, command => Assert.Contains($"  {command.Name} ", outcome.Out, StringComparison.Ordinal));
    }
}
