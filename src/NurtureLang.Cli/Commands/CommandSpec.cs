using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Commands;

/// <summary>A command: what it takes, what its help says, and what it does.</summary>
internal sealed record CommandSpec
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>What stands after the name in its usage line.</summary>
    public required string Usage { get; init; }

    /// <summary>How many arguments it takes at least and at most.</summary>
    public required (int Least, int Most) Arguments { get; init; }

    /// <summary>What the arguments are, for help and for a message when they are missing.</summary>
    public required string ArgumentsHelp { get; init; }

    /// <summary>The words that its first argument can be, for completion; null where it is a file or anything else.</summary>
    public Func<IEnumerable<string>>? FirstWords { get; init; }

    /// <summary>Its options.</summary>
    public IReadOnlyList<OptionSpec> Options { get; init; } = [];

    /// <summary>What its help says beyond the list of options, a paragraph each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Calls that work as they stand from the project's root; a test runs them.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>Does it; returns the exit code.</summary>
    public required Func<Arguments, Terminal, int> Run { get; init; }
}

/// <summary>An option of a command.</summary>
/// <param name="Name">Its name with the dashes.</param>
/// <param name="Value">What its value is called in help; none for a switch.</param>
/// <param name="Help">What it does; none for an option that is only known to be refused.</param>
/// <param name="NotYet">The sentence that refuses it; none for an option that works.</param>
/// <param name="Repeats">Whether it may stand several times.</param>
internal sealed record OptionSpec(string Name, string? Value, string Help, string? NotYet = null, bool Repeats = false)
{
    /// <summary>Whether a `nurture.json` can say what it is where the command line does not.</summary>
    public bool HasDefault { get; init; }

    /// <summary>The words that its value can be; none where it can be anything.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether its value is the path of a file or a folder.</summary>
    public bool TakesPath => Value is not null
        && (Value.Contains("FILE", StringComparison.Ordinal) || Value.Contains("DIR", StringComparison.Ordinal) || Value.Contains("PATH", StringComparison.Ordinal));
}
