namespace NurtureLang.Cli.Commands.Completions;

/// <summary>What the scripts of all shells need to know about commands.</summary>
internal static class Completable
{
    /// <summary>The options of a command that work.</summary>
    public static IEnumerable<OptionSpec> Options(CommandSpec command) => command.Options.Where(option => option.NotYet is null);

    /// <summary>The words that the first argument of a command can be, with blanks between them; empty where it can be anything.</summary>
    public static string FirstWords(CommandSpec command) => command.FirstWords is { } words ? string.Join(' ', words()) : "";
}
