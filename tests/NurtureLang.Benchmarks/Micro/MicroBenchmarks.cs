using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace NurtureLang.Benchmarks.Micro;

/// <summary>Runs BenchmarkDotNet inside this process: the projects that it would write to build its own do not fit central package versions.</summary>
internal static class MicroBenchmarks
{
    /// <summary>Runs what the arguments choose, as BenchmarkDotNet takes them; everything without any.</summary>
    public static void Run(string root, string[] arguments)
    {
        var job = Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance);
        var config = DefaultConfig.Instance.AddJob(job).WithArtifactsPath(Path.Combine(root, "artifacts", "bench"));
        BenchmarkSwitcher.FromAssembly(typeof(MicroBenchmarks).Assembly).Run(arguments.Length > 0 ? arguments : ["--filter", "*"], config);
    }
}
