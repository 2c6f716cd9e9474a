using System.Globalization;
using System.Text.Json;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>A peer from outside: a program of ../shared/bench/w1 that needs Node and a package of the registry.</summary>
/// <param name="Key">Its key in the results.</param>
/// <param name="Package">The package that it measures.</param>
/// <param name="Threads">How many threads it has, and ours against it.</param>
/// <param name="IsRuleEngine">Whether it is a rule engine, which runs a part of the log only.</param>
internal sealed record NodePeer(string Key, string Package, int Threads, bool IsRuleEngine)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<NodePeer> All { get; } =
    [
        new("duckdb", "@duckdb/node-api", Threads: 2, IsRuleEngine: false) { Script = "w1_duck.mjs", Called = "DuckDB SQL" },
        new("jre", "json-rules-engine", Threads: 1, IsRuleEngine: true) { Script = "w1_jre.mjs", Called = "json-rules-engine" },
        new("zen", "@gorules/zen-engine", Threads: 1, IsRuleEngine: true) { Script = "w1_zen.mjs", Called = "zen-engine" },
        // With many events under way its native threads work beside Node's own: it has both cores, as DuckDB has.
        new("zen 64", "@gorules/zen-engine", Threads: 2, IsRuleEngine: true) { Script = "w1_zen.mjs", Called = "zen-engine", AtOnce = 64 },
    ];

    /// <summary>Its file.</summary>
    public required string Script { get; init; }

    /// <summary>What people call it.</summary>
    public required string Called { get; init; }

    /// <summary>How many events are under way at once.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>Its name for the report.</summary>
    /// <param name="installed">The folder with the installed packages.</param>
    public string NameWith(string installed)
    {
        using var package = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(installed, "node_modules", Package, "package.json")));
        var version = package.RootElement.GetProperty("version").GetString();
        return AtOnce == 1 ? $"{Called} {version}" : $"{Called} {version}, {AtOnce} at once";
    }

    /// <summary>Runs it over a folder's log, all of it.</summary>
    /// <exception cref="WholeRunException">It failed, or said something else than its answer.</exception>
    public PeerRun Run(string installed, string folder)
    {
        // A rule engine's first number is where it stops: empty is nowhere.
        string[] how = IsRuleEngine ? [folder, "", Invariant(AtOnce)] : [folder, Invariant(Threads)];
        var run = PeerRun.Of(Called, ChildProcess.Run(PeerRun.OwnSeconds, ["node", Path.Combine(installed, Script), .. how]));
        // DuckDB's program counts the rows once more when its time is over, so its process's time says too much.
        return IsRuleEngine ? run : run with { Took = run.Took with { Processor = 0 } };
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
