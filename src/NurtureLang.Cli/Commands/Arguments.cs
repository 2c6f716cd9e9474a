using System.Globalization;
using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Commands;

/// <summary>What stood on the command line for one command.</summary>
/// <param name="Command">The command.</param>
/// <param name="Values">The arguments, in order.</param>
/// <param name="Options">The options that were given, with their values; a switch's is empty.</param>
internal sealed record Arguments(CommandSpec Command, IReadOnlyList<string> Values, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>Whether an option was given.</summary>
    public bool Has(string option) => Options.ContainsKey(option);

    /// <summary>The value of an option; null where it was not given.</summary>
    public string? Text(string option) => Options.GetValueOrDefault(option);

    /// <summary>The values of an option that may stand several times; none where it was not given.</summary>
    public IReadOnlyList<string> All(string option) => Text(option)?.Split(Between) ?? [];

    /// <summary>What stands between the values of an option that stands several times; in none of them it can.</summary>
    public const char Between = '\0';

    /// <summary>The value of an option that has to be one of some words.</summary>
    /// <exception cref="CommandException">It is another one.</exception>
    public string OneOf(string option, params ReadOnlySpan<string> words)
    {
        if (Text(option) is not { } given) return words[0];
        foreach (var word in words)
        {
            if (word == given) return word;
        }

        throw new CommandException($"{option} takes {string.Join(", ", words.ToArray())}; `{given}` is none of them.");
    }

    /// <summary>The value of an option that has to be a whole number; null where it was not given.</summary>
    /// <exception cref="CommandException">It is none, or outside of what is allowed.</exception>
    public long? Number(string option, long least, long most)
    {
        if (Text(option) is not { } given) return null;
        if (long.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        throw new CommandException($"{option} takes a whole number from {least} to {most}; `{given}` is none.");
    }
}
