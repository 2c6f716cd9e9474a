using System.Text;

namespace NurtureLang.Cli.Commands.Completions;

/// <summary>The script for PowerShell.</summary>
internal static class PowerShellScript
{
    private const string Answer = """
          }
          $typed = @($line.CommandElements | ForEach-Object { $_.ToString() })
          $before = if ($word -eq '') { $typed[-1] } elseif ($typed.Count -gt 1) { $typed[-2] } else { '' }
          $position = if ($word -eq '') { $typed.Count } else { $typed.Count - 1 }
          $command = if ($position -gt 1) { $typed[1] } else { '' }
          $values = if ($command -ne '') { $choices["$command $before"] } else { $null }
          $words = if ($position -le 1) { $commands.Keys } elseif ($values) { $values }
            elseif ($word -like '-*') { $commands[$command] } elseif ($position -eq 2) { $first[$command] }
          $words | Where-Object { $_ -like "$word*" } | Sort-Object | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;

    /// <summary>The script that completes these commands.</summary>
    public static string Of(List<CommandSpec> commands)
    {
        var script = new StringBuilder("Register-ArgumentCompleter -Native -CommandName nurture -ScriptBlock {\n  param($word, $line, $cursor)\n  $commands = @{\n");
        foreach (var command in commands) script.Append($"    '{command.Name}' = {List(Completable.Options(command).Select(option => option.Name).Append("--help"))}\n");
        script.Append("  }\n  $choices = @{\n");
        foreach (var command in commands)
        {
            foreach (var option in Completable.Options(command).Where(option => option.Choices.Count > 0))
                script.Append($"    '{command.Name} {option.Name}' = {List(option.Choices)}\n");
        }

        script.Append("  }\n  $first = @{\n");
        foreach (var command in commands.Where(command => command.FirstWords is not null))
            script.Append($"    '{command.Name}' = {List(Completable.FirstWords(command).Split(' '))}\n");
        return script.Append(Answer).ToString();
    }

    private static string List(IEnumerable<string> words) => $"@({string.Join(", ", words.Select(word => $"'{word}'"))})";
}
