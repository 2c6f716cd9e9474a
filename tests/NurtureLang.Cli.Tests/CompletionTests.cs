using System.Diagnostics;

namespace NurtureLang.Cli.Tests;

/// <summary>The script for a shell completes in that shell.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("nurture ch", "check")]
    [InlineData("nurture check --f", "--format --fix")]
    [InlineData("nurture check --format s", "sarif")]
    [InlineData("nurture simulate --late as", "as-received")]
    [InlineData("nurture completions --he", "--help")]
    public void Bash_completes_what_stands_before_the_caret(string line, string offered)
    {
        using var nurture = new Nurture();
        nurture.Write("nurture.bash", nurture.Run("completions", "bash").Out);
        var words = line.Split(' ');
        var call = $"source ./nurture.bash; COMP_WORDS=({line}); COMP_CWORD={words.Length - 1}; _nurture; echo \"${{COMPREPLY[*]}}\"";
        Assert.Equal(offered, Shell("bash", "--norc", "-c", call).Trim());
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public void Every_script_names_every_command(string shell)
    {
        using var nurture = new Nurture();
        var script = nurture.Run("completions", shell).Out;
        Assert.All(Commands.CommandTable.All, command => Assert.Contains(command.Name, script, StringComparison.Ordinal));
    }

    [Fact]
    public void A_shell_that_is_none_is_told_which_there_are()
    {
        using var nurture = new Nurture();
        var outcome = nurture.Run("completions", "tcsh");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("bash, zsh, fish and powershell", outcome.Error, StringComparison.Ordinal);
    }

    private static string Shell(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
