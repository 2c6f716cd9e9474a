using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace NurtureLang.Cli.Tests;

/// <summary>The script for a shell completes in that shell.</summary>
[Trait(Lane.Name, Lane.Programs)]
public sealed partial class CompletionTests
{
    [Theory]
    [InlineData("nurture ch", "check")]
    [InlineData("nurture check --f", "--format --fix")]
    [InlineData("nurture check --format s", "sarif")]
    [InlineData("nurture simulate --late as", "as-received")]
    [InlineData("nurture completions --he", "--help")]
    [InlineData("nurture new wel", "welcome")]
    [InlineData("nurture explain NUR000", "NUR0001 NUR0002 NUR0003 NUR0004 NUR0005 NUR0006 NUR0007 NUR0008 NUR0009")]
    [InlineData("nurture completions zs", "zsh")]
    [InlineData("nurture check camp", "")]
    public void Bash_completes_what_stands_before_the_caret(string line, string offered)
    {
        using var nurture = new Nurture();
        nurture.Write("nurture.bash", nurture.Run("completions", "bash").Out);
        var words = line.Split(' ');
        var call = $"source ./nurture.bash; COMP_WORDS=({line}); COMP_CWORD={words.Length - 1}; _nurture; echo \"${{COMPREPLY[*]}}\"";
        Assert.Equal(offered, Shell("bash", "--norc", "-c", call).Trim());
    }

    [Fact]
    public void Bash_goes_on_with_files_where_there_are_no_words()
    {
        using var nurture = new Nurture().Write("campaigns/a.nurture", "");
        nurture.Write("nurture.bash", nurture.Run("completions", "bash").Out);
        // The real line editor, with a terminal of its own: a tab behind `camp`, and the line is printed in place of being run.
        Assert.Equal("nurture check campaigns/", InTerminal("bash --norc --noprofile -i", "source ./nurture.bash", "nurture check camp\t"));
        Assert.Equal("nurture check --format sarif", InTerminal("bash --norc --noprofile -i", "source ./nurture.bash", "nurture check --format s\t").Trim());
    }

    [ProgramTheory("fish")]
    [InlineData("nurture ch", "check")]
    [InlineData("nurture check --fo", "--format")]
    [InlineData("nurture check --format s", "sarif")]
    [InlineData("nurture simulate --late as", "as-received")]
    [InlineData("nurture new wel", "welcome")]
    [InlineData("nurture explain NUR100", "NUR1001 NUR1002 NUR1003 NUR1004 NUR1005 NUR1006 NUR1007 NUR1008 NUR1009")]
    [InlineData("nurture completions z", "zsh")]
    [InlineData("nurture completions zsh z", "")]
    [InlineData("nurture check camp", "campaigns/")]
    [InlineData("nurture test --coverage-file camp", "campaigns/")]
    [InlineData("nurture explain camp", "")]
    [InlineData("nurture test --filter camp", "")]
    public void Fish_completes_what_stands_before_the_caret(string line, string offered)
    {
        using var nurture = new Nurture().Write("campaigns/a.nurture", "");
        nurture.Write("nurture.fish", nurture.Run("completions", "fish").Out);
        var answer = Shell("fish", "--no-config", "-c", $"source ./nurture.fish; complete -C '{line}'");
        // Each word with its description behind a tab.
        Assert.Equal(offered, string.Join(' ', answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('\t')[0]).Order(StringComparer.Ordinal)));
    }

    [ProgramTheory("zsh")]
    [InlineData("nurture ch", "nurture check")]
    [InlineData("nurture check --fo", "nurture check --format")]
    [InlineData("nurture check --format s", "nurture check --format sarif")]
    [InlineData("nurture simulate --late as", "nurture simulate --late as-received")]
    [InlineData("nurture new wel", "nurture new welcome")]
    [InlineData("nurture explain NUR000", "nurture explain NUR000")]
    [InlineData("nurture completions z", "nurture completions zsh")]
    [InlineData("nurture check camp", "nurture check campaigns/")]
    [InlineData("nurture test --coverage-file camp", "nurture test --coverage-file campaigns/")]
    [InlineData("nurture explain camp", "nurture explain camp")]
    public void Zsh_completes_what_stands_before_the_caret(string line, string completed)
    {
        using var nurture = new Nurture().Write("campaigns/a.nurture", "");
        nurture.Write("nurture.zsh", nurture.Run("completions", "zsh").Out);
        Assert.Equal(completed, InTerminal("zsh -f -i", "autoload -Uz compinit; compinit -u -D; unsetopt beep listbeep autoremoveslash; source ./nurture.zsh", line + "\t").Trim());
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

    // What a line is after the keys, typed into the shell's own editor on a terminal of its own, which script(1) makes.
    private static string InTerminal(string shell, string setUp, string keys)
    {
        using var process = Process.Start(new ProcessStartInfo("script", ["-qfc", shell, "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var ending = deadline.Token.Register(() => process.Kill(entireProcessTree: true));
        Type($"PS1=; {setUp}; printf '\\74%s\\76' ready\n");
        Assert.Equal("ready", Shown());
        Type(keys);
        Thread.Sleep(TimeSpan.FromSeconds(0.5));
        // The line becomes an argument: control-A leads to its beginning, control-E to its end.
        Type("\u0001printf '\\74%s\\76' \"\u0005\"\n");
        var shown = Shown();
        process.Kill(entireProcessTree: true);
        return shown;

        void Type(string text)
        {
            process.StandardInput.Write(text);
            process.StandardInput.Flush();
        }

        string Shown()
        {
            var text = new StringBuilder();
            while (process.StandardOutput.Read() is var letter and >= 0)
            {
                text.Append((char)letter);
                if (Printed().Match(text.ToString()) is { Success: true } match) return match.Groups[1].Value;
            }

            throw new InvalidOperationException($"The shell has ended, or said nothing for too long: {text}");
        }
    }

    private static string Shell(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    // Angle brackets that were never typed: the terminal shows what is typed as well, as often as the shell draws it anew.
    [GeneratedRegex("<([^<>]*)>")]
    private static partial Regex Printed();
}
