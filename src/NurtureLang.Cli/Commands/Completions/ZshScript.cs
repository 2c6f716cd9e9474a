using System.Text;

namespace NurtureLang.Cli.Commands.Completions;

/// <summary>The script for zsh, to be read with `source` or found on `$fpath`.</summary>
internal static class ZshScript
{
    /// <summary>The script that completes these commands.</summary>
    public static string Of(List<CommandSpec> commands)
    {
        var script = new StringBuilder("#compdef nurture\n_nurture() {\n  local -a commands\n  commands=(\n");
        foreach (var command in commands) script.Append($"    '{command.Name}:{Described(command.Summary)}'\n");
        script.Append("  )\n  if (( CURRENT == 2 )); then _describe 'command' commands; return; fi\n")
            .Append("  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n");
        foreach (var command in commands)
        {
            script.Append($"    {command.Name})\n      _arguments");
            foreach (var option in Completable.Options(command))
            {
                var repeats = option.Repeats ? "*" : "";
                script.Append($" \\\n        '{repeats}{option.Name}[{Described(option.Help).Replace('[', '(').Replace(']', ')')}]{Value(option)}'");
            }

            if (command.FirstWords is not null) script.Append($" \\\n        '1:word:({Completable.FirstWords(command)})'");
            script.Append(" \\\n        '*:file:_files' ;;\n");
        }

        return script.Append("  esac\n}\nif [ \"$funcstack[1]\" = _nurture ]; then _nurture \"$@\"; else compdef _nurture nurture; fi\n").ToString();
    }

    private static string Value(OptionSpec option) => option switch
    {
        { Value: null } => "",
        { Choices.Count: > 0 } => $":{option.Value}:({string.Join(' ', option.Choices)})",
        { TakesPath: true } => $":{option.Value}:_files",
        _ => $":{option.Value}: ",
    };

    // Inside single quotes, where a colon would end the text.
    private static string Described(string text) =>
        text.Replace("'", "'\\''", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);
}
