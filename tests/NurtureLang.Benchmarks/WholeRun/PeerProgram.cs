using System.Globalization;
using System.Text.RegularExpressions;
using NurtureLang.Benchmarks.HandWritten;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>The shared peer: another hand-written program for the same campaign, where it lies beside the repository.</summary>
internal sealed partial class PeerProgram
{
    private readonly string program;

    private PeerProgram(string program) => this.program = program;

    /// <summary>Builds the peer in a temporary folder; null where it is not there.</summary>
    public static PeerProgram? TryBuild(string root, string folder)
    {
        var sources = Path.GetFullPath(Path.Combine(root, "..", "shared", "bench", "w1"));
        if (!Directory.Exists(sources)) return null;
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

    /// <summary>Runs it over a folder's log and compares its answer.</summary>
    /// <returns>In what it differs, in words, or null; and what it took.</returns>
    public (string? Difference, Measurement Took) Run(string folder, int threads, Answer expected)
    {
        var run = ChildProcess.Run(OwnSeconds(), "dotnet", program, "run", folder, threads.ToString(CultureInfo.InvariantCulture));
        if (run.Code != 0) throw new WholeRunException($"The peer ended with {run.Code}: {run.Error.Trim()}");
        var stages = $"stages={string.Join(',', expected.Now)};tsum={string.Join(',', expected.ReachedSeconds)};";
        if (!run.Output.Contains(stages, StringComparison.Ordinal)) return ($"{stages} is not in {run.Output.Trim()}", run.Took);
        var score = double.Parse(Score().Match(run.Output).Groups[1].Value, CultureInfo.InvariantCulture);
        // Ours is a sum of numbers rounded to the millionth.
        var near = Math.Abs(score - expected.ScoreSum) <= 0.01 + (expected.Contacts * 2e-6);
        var difference = string.Create(CultureInfo.InvariantCulture, $"sum of the scores {score}, not {expected.ScoreSum:0.00}");
        return (near ? null : difference, run.Took);
    }

    [GeneratedRegex("sec=([0-9.]+)")]
    private static partial Regex OwnSeconds();

    [GeneratedRegex("score=([0-9.]+)")]
    private static partial Regex Score();
}
