using System.Text;

namespace NurtureLang.Cli.Commands.Completions;

/// <summary>The script for fish.</summary>
internal static class FishScript
{
    /// <summary>The script that completes these commands.</summary>
    public static string Of(List<CommandSpec> commands)
    {
        var script = new StringBuilder();
        foreach (var command in commands)
        {
            script.Append($"complete -c nurture -n __fish_use_subcommand -f -a {command.Name} -d '{Quoted(command.Summary)}'\n");
            foreach (var option in Completable.Options(command))
            {
                var name = option.Name.StartsWith("--", StringComparison.Ordinal) ? $"-l {option.Name[2..]}" : $"-s {option.Name[1..]}";
                script.Append($"complete -c nurture -n '__fish_seen_subcommand_from {command.Name}' {name}{Value(option)} -d '{Quoted(option.Help)}'\n");
            }

            if (command.FirstWords is null) continue;
            // The first argument alone: behind the command there is one word, the one that is being written.
            var isFirst = $"test (count (commandline -opc)) -eq 2; and __fish_seen_subcommand_from {command.Name}";
            script.Append($"complete -c nurture -n '{isFirst}' -f -a '{Completable.FirstWords(command)}'\n");
        }

        return script.ToString();
    }

    private static string Value(OptionSpec option) => option switch
    {
        { Value: null } => "",
        { Choices.Count: > 0 } => $" -x -a '{string.Join(' ', option.Choices)}'",
        { TakesPath: true } => " -r -F",
        _ => " -x",
    };

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
