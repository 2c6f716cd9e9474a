using System.Text;
using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture completions`: a script with which a shell completes commands, options and their values. It is made from the commands' own table.</summary>
internal static class CompletionsCommand
{
    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "completions",
        Summary = "writes the script with which a shell completes `nurture`",
        Usage = "SHELL",
        Arguments = (1, 1),
        ArgumentsHelp = "SHELL is bash, zsh, fish or powershell.",
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
            "bash" => Bash(commands),
            "zsh" => Zsh(commands),
            "fish" => Fish(commands),
            "powershell" or "pwsh" => PowerShell(commands),
            var other => throw new CommandException($"There is no script for `{DisplayWidth.Harmless(other)}`; there is one for bash, zsh, fish and powershell."),
        });
        return ExitCode.Fine;
    }

    private static IEnumerable<OptionSpec> OptionsOf(CommandSpec command) => command.Options.Where(option => option.NotYet is null);

    private static string Bash(List<CommandSpec> commands)
    {
        var script = new StringBuilder("_nurture() {\n  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=''\n");
        script.Append("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '").AppendJoin(' ', commands.Select(command => command.Name))
            .Append(" --help --version' -- \"$current\"))\n    return\n  fi\n  case ${COMP_WORDS[1]}:$before in\n");
        foreach (var command in commands)
        {
            foreach (var option in OptionsOf(command).Where(option => option.Choices.Count > 0))
                script.Append($"    {command.Name}:{option.Name}) words='{string.Join(' ', option.Choices)}' ;;\n");
        }

        script.Append("  esac\n  if [ -z \"$words\" ] && [[ $current == -* ]]; then\n    case ${COMP_WORDS[1]} in\n");
        foreach (var command in commands)
            script.Append($"      {command.Name}) words='{string.Join(' ', OptionsOf(command).Select(option => option.Name).Append("--help"))}' ;;\n");
        // Where nothing is left to say, the shell goes on with files.
        return script.Append("    esac\n  fi\n  if [ -n \"$words\" ]; then COMPREPLY=($(compgen -W \"$words\" -- \"$current\")); fi\n}\n")
            .Append("complete -o default -o bashdefault -F _nurture nurture ./nurture\n").ToString();
    }

    private static string Zsh(List<CommandSpec> commands)
    {
        var script = new StringBuilder("#compdef nurture\n_nurture() {\n  local -a commands\n  commands=(\n");
        foreach (var command in commands) script.Append($"    '{command.Name}:{Quoted(command.Summary).Replace(":", "\\:", StringComparison.Ordinal)}'\n");
        script.Append("  )\n  if (( CURRENT == 2 )); then _describe 'command' commands; return; fi\n")
            .Append("  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n");
        foreach (var command in commands)
        {
            script.Append($"    {command.Name})\n      _arguments");
            foreach (var option in OptionsOf(command))
            {
                var text = Quoted(option.Help).Replace('[', '(').Replace(']', ')').Replace(":", "\\:", StringComparison.Ordinal);
                var value = option.Value is null ? "" : option.Choices.Count > 0 ? $":{option.Value}:({string.Join(' ', option.Choices)})" : $":{option.Value}:_files";
                script.Append($" \\\n        '{option.Name}[{text}]{value}'");
            }

            script.Append(" \\\n        '*:file:_files' ;;\n");
        }

        return script.Append("  esac\n}\nif [ \"$funcstack[1]\" = _nurture ]; then _nurture \"$@\"; else compdef _nurture nurture; fi\n").ToString();
    }

    private static string Fish(List<CommandSpec> commands)
    {
        var script = new StringBuilder();
        foreach (var command in commands)
        {
            script.Append($"complete -c nurture -n __fish_use_subcommand -f -a {command.Name} -d '{FishQuoted(command.Summary)}'\n");
            foreach (var option in OptionsOf(command))
            {
                var value = option.Value is null ? "" : option.Choices.Count > 0 ? $" -x -a '{string.Join(' ', option.Choices)}'" : " -r";
                script.Append($"complete -c nurture -n '__fish_seen_subcommand_from {command.Name}' -l {option.Name[2..]}{value} -d '{FishQuoted(option.Help)}'\n");
            }
        }

        return script.ToString();
    }

    private static string PowerShell(List<CommandSpec> commands)
    {
        var script = new StringBuilder("Register-ArgumentCompleter -Native -CommandName nurture -ScriptBlock {\n  param($word, $line, $cursor)\n  $commands = @{\n");
        foreach (var command in commands)
            script.Append($"    '{command.Name}' = @({string.Join(", ", OptionsOf(command).Select(option => $"'{option.Name}'").Append("'--help'"))})\n");
        script.Append("  }\n  $choices = @{\n");
        foreach (var command in commands)
        {
            foreach (var option in OptionsOf(command).Where(option => option.Choices.Count > 0))
                script.Append($"    '{command.Name} {option.Name}' = @({string.Join(", ", option.Choices.Select(choice => $"'{choice}'"))})\n");
        }

        return script.Append("""
              }
              $typed = @($line.CommandElements | ForEach-Object { $_.ToString() })
              $before = if ($word -eq '') { $typed[-1] } elseif ($typed.Count -gt 1) { $typed[-2] } else { '' }
              $first = $typed.Count -lt 2 -or ($typed.Count -eq 2 -and $word -ne '')
              $values = if ($first) { $null } else { $choices["$($typed[1]) $before"] }
              $words = if ($first) { $commands.Keys } elseif ($values) { $values } elseif ($word -like '-*') { $commands[$typed[1]] }
              $words | Where-Object { $_ -like "$word*" } | Sort-Object | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }

            """).ToString();
    }

    // Inside single quotes of a POSIX shell.
    private static string Quoted(string text) => text.Replace("'", "'\\''", StringComparison.Ordinal);

    private static string FishQuoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
