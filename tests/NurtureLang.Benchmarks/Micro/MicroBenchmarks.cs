using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace NurtureLang.Benchmarks.Micro;

/// <summary>Runs BenchmarkDotNet inside this process, so that no project has to be written, restored and built for each benchmark.</summary>
internal static class MicroBenchmarks
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; private set; } = ".";

    /// <summary>Runs what the arguments choose, as BenchmarkDotNet takes them; everything without any.</summary>
    public static void Run(string root, string[] arguments)
    {
        Root = Path.GetFullPath(root);
        var job = Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance);
        var config = DefaultConfig.Instance.AddJob(job).WithArtifactsPath(Path.Combine(root, "artifacts", "bench"));
        BenchmarkSwitcher.FromAssembly(typeof(MicroBenchmarks).Assembly).Run(arguments.Length > 0 ? arguments : ["--filter", "*"], config);
    }
}
