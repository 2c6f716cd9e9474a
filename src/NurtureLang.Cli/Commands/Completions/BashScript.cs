using System.Text;

namespace NurtureLang.Cli.Commands.Completions;

/// <summary>The script for bash.</summary>
internal static class BashScript
{
    /// <summary>The script that completes these commands.</summary>
    public static string Of(List<CommandSpec> commands)
    {
        var script = new StringBuilder("_nurture() {\n  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=''\n  COMPREPLY=()\n");
        script.Append("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '").AppendJoin(' ', commands.Select(command => command.Name))
            .Append(" --help --version' -- \"$current\"))\n    return\n  fi\n  case ${COMP_WORDS[1]}:$before in\n");
        foreach (var command in commands)
        {
            foreach (var option in Completable.Options(command).Where(option => option.Choices.Count > 0))
                script.Append($"    {command.Name}:{option.Name}) words='{string.Join(' ', option.Choices)}' ;;\n");
        }

        script.Append("  esac\n  if [ -z \"$words\" ] && [[ $current == -* ]]; then\n    case ${COMP_WORDS[1]} in\n");
        foreach (var command in commands)
            script.Append($"      {command.Name}) words='{string.Join(' ', Completable.Options(command).Select(option => option.Name).Append("--help"))}' ;;\n");
        script.Append("    esac\n  elif [ -z \"$words\" ] && [ \"$COMP_CWORD\" -eq 2 ]; then\n    case ${COMP_WORDS[1]} in\n");
        foreach (var command in commands.Where(command => command.FirstWords is not null))
            script.Append($"      {command.Name}) words='{Completable.FirstWords(command)}' ;;\n");
        // Where there are no words, the shell goes on with files; where there are and none fits, it does not.
        return script.Append("    esac\n  fi\n  [ -n \"$words\" ] || return\n  compopt +o default +o bashdefault 2>/dev/null\n")
            .Append("  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n}\n")
            .Append("complete -o default -o bashdefault -F _nurture nurture ./nurture\n").ToString();
    }
}
