namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>The peers from outside, installed under artifacts/ so that it happens once.</summary>
internal static class NodePeers
{
    private const string Left = "DuckDB and the rule engines are not compared:";

    /// <summary>Copies the peers' programs out of ../shared/bench/w1 and installs what they need.</summary>
    /// <returns>The folder, and null; or null, and in a sentence why not.</returns>
    public static (string? Folder, string? Why) TryInstall(string root)
    {
        var sources = PeerProgram.SourcesOf(root);
        if (!File.Exists(Path.Combine(sources, "package.json")))
            return (null, $"{Left} there is no ../shared/bench/w1 beside the repository.");
        foreach (var tool in (string[])["node", "npm"])
        {
            if (!ChildProcess.Starts(tool, "--version")) return (null, $"{Left} there is no {tool} on this machine.");
        }

        var folder = Directory.CreateDirectory(Path.Combine(root, "artifacts", "bench-peers")).FullName;
        foreach (var file in Directory.GetFiles(sources))
        {
            if (Path.GetExtension(file) is ".mjs" or ".json")
                File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(file)), File.ReadAllBytes(file));
        }

        return Install(folder) is { } problem ? (null, $"{Left} their packages could not be installed: {problem}") : (folder, null);
    }

    // What was installed is written down last, so that an installation that was broken off is made again.
    private static string? Install(string folder)
    {
        var wanted = File.ReadAllText(Path.Combine(folder, "package.json"));
        var installed = Path.Combine(folder, "installed.txt");
        if (File.Exists(installed) && File.ReadAllText(installed) == wanted) return null;
        string[] how = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", "--fetch-retries=1"];
        var run = ChildProcess.Run(null, ["npm", "install", "--prefix", folder, .. how]);
        if (run.Code != 0) return $"npm ended with {run.Code}.";
        File.WriteAllText(installed, wanted);
        return null;
    }
}
