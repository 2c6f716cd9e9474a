using System.Globalization;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>The shared peer: another hand-written program for the same campaign, where it lies beside the repository.</summary>
internal sealed class PeerProgram
{
    private readonly string program;

    private PeerProgram(string program) => this.program = program;

    /// <summary>The folder of the peers beside a repository, which need not be there.</summary>
    public static string SourcesOf(string root) => Path.GetFullPath(Path.Combine(root, "..", "shared", "bench", "w1"));

    /// <summary>Builds the peer in a temporary folder; null where it is not there.</summary>
    public static PeerProgram? TryBuild(string root, string folder)
    {
        var sources = SourcesOf(root);
        if (!File.Exists(Path.Combine(sources, "w1.csproj"))) return null;
        var copy = Directory.CreateDirectory(Path.Combine(folder, "peer")).FullName;
        foreach (var file in Directory.GetFiles(sources))
        {
            if (Path.GetExtension(file) is not (".cs" or ".csproj")) continue;
            File.WriteAllBytes(Path.Combine(copy, Path.GetFileName(file)), File.ReadAllBytes(file));
        }

        var built = Path.Combine(copy, "out");
        string[] how = ["-c", "Release", "-o", built, "-v", "quiet", "-nodeReuse:false"];
        var build = ChildProcess.Run(null, ["dotnet", "build", Path.Combine(copy, "w1.csproj"), .. how]);
        if (build.Code != 0) throw new WholeRunException($"The peer in shared/bench/w1 could not be built:\n{build.Output}{build.Error}");
        return new PeerProgram(Path.Combine(built, "w1.dll"));
    }

    /// <summary>Runs it over a folder's log.</summary>
    /// <exception cref="WholeRunException">It failed, or said something else than its answer.</exception>
    public PeerRun Run(string folder, int threads)
    {
        string[] how = ["run", folder, threads.ToString(CultureInfo.InvariantCulture)];
        return PeerRun.Of("shared/bench/w1", ChildProcess.Run(PeerRun.OwnSeconds, ["dotnet", program, .. how]));
    }
}
