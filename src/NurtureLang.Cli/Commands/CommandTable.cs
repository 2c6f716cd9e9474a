namespace NurtureLang.Cli.Commands;

/// <summary>The commands of the program.</summary>
internal static class CommandTable
{
    // INVARIANT: no collections of tuples on the way of `check`: generics over them are compiled when the program starts, not before.
    private static readonly string[] Known = ["new", "check", "fmt", "build", "test", "simulate", "import", "why", "diff", "graph", "doc", "explain", "lsp", "completions"];

    // Commands of the contract that this version does not have: named, so that nobody looks for a mistake of their own.
    private static readonly string[] NotYet =
    [
        "verify", "compare", "merge", "serve",
    ];

    /// <summary>Every command, in the order of the overview.</summary>
    public static IEnumerable<CommandSpec> All => Known.Select(Find).OfType<CommandSpec>();

    /// <summary>The command of a name; null when there is none.</summary>
    public static CommandSpec? Find(string name) => Make(name) is { } command ? DefaultsFile.Allow(command) : null;

    private static CommandSpec? Make(string name) => name switch
    {
        "new" => NewCommand.Make(),
        "check" => CheckCommand.Make(),
        "fmt" => FormatCommand.Make(),
        "build" => BuildCommand.Make(),
        "test" => TestCommand.Make(),
        "simulate" => SimulateCommand.Make(),
        "import" => ImportCommand.Make(),
        "why" => WhyCommand.Make(),
        "diff" => DiffCommand.Make(),
        "graph" => GraphCommand.Make(),
        "doc" => DocCommand.Make(),
        "explain" => ExplainCommand.Make(),
        "lsp" => LspCommand.Make(),
        "completions" => CompletionsCommand.Make(),
        _ => null,
    };

    /// <summary>What is said of a name that is no command.</summary>
    public static string Unknown(string name)
    {
        if (NotYet.Contains(name)) return $"`nurture {name}` does not exist in this version yet. `nurture --help` lists the commands.";
        var near = Known.MinBy(known => Distance(known, name));
        var hint = near is not null && Distance(near, name) <= 2 ? $" Is `{near}` meant?" : "";
        return $"`{Hosting.DisplayWidth.Harmless(name)}` is no command.{hint} `nurture --help` lists them.";
    }

    // How many letters have to be added, taken away or changed to make one word of the other.
    private static int Distance(string one, string other)
    {
        if (other.Length > 40) return int.MaxValue;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
