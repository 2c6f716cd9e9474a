using NurtureLang.Cli.Commands.Completions;
using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture completions`: a script with which a shell completes commands, options and their values. It is made from the commands' own table.</summary>
internal static class CompletionsCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "powershell"];

    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "completions",
        Summary = "writes the script with which a shell completes `nurture`",
        Usage = "SHELL",
        Arguments = (1, 1),
        ArgumentsHelp = "SHELL is bash, zsh, fish or powershell.",
        FirstWords = () => Shells,
        Notes =
        [
            "bash: source <(nurture completions bash). zsh: put it as _nurture into a folder of $fpath. "
                + "fish: nurture completions fish > ~/.config/fish/completions/nurture.fish. PowerShell: nurture completions powershell | Out-String | Invoke-Expression.",
        ],
        Examples = ["nurture completions bash"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        var commands = CommandTable.All.ToList();
        terminal.Out.Write(arguments.Values[0] switch
        {
            "bash" => BashScript.Of(commands),
            "zsh" => ZshScript.Of(commands),
            "fish" => FishScript.Of(commands),
            "powershell" or "pwsh" => PowerShellScript.Of(commands),
            var other => throw new CommandException($"There is no script for `{DisplayWidth.Harmless(other)}`; there is one for bash, zsh, fish and powershell."),
        });
        return ExitCode.Fine;
    }
}
