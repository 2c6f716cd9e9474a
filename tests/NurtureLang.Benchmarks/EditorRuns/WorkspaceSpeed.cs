using System.Diagnostics;
using System.Globalization;
using NurtureLang.Benchmarks.WholeRun;

namespace NurtureLang.Benchmarks.EditorRuns;

/// <summary>How long a folder of many campaigns takes to open in an editor, from the start of the server to its last diagnostic, beside `nurture check` of the folder.</summary>
/// <param name="root">The repository's folder.</param>
internal sealed class WorkspaceSpeed(string root)
{
    private const int Runs = 5;
    private const string Sample = "engagement-program";

    private readonly string nurture = Path.Combine(root, "artifacts", "nurture", "nurture");

    /// <summary>Both in seconds; medians of runs in turn, each a process of its own.</summary>
    /// <param name="campaigns">How many campaigns of some 200 lines, each in a folder of its own.</param>
    /// <param name="folder">An empty folder.</param>
    /// <exception cref="WholeRunException">A program failed.</exception>
    public (double Open, double Check) Measure(int campaigns, string folder)
    {
        var source = File.ReadAllText(Path.Combine(root, "samples", Sample, $"{Sample}.nurture"));
        for (var at = 0; at < campaigns; at++)
        {
            var own = Directory.CreateDirectory(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"campaign{at:0000}"))).FullName;
            File.WriteAllText(Path.Combine(own, $"{Sample}.nurture"), source + string.Create(CultureInfo.InvariantCulture, $"\n// {at}\n"));
        }

        var (open, check) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            var checking = ChildProcess.Run(null, nurture, "check", folder, "--format", "plain");
            if (checking.Code != 0) throw new WholeRunException($"`nurture check` ended with {checking.Code}.\n{checking.Error}");
            check.Add(checking.Took.Wall);
            open.Add(Open(folder, campaigns));
        }

        return (Medians.Of(open), Medians.Of(check));
    }

    private double Open(string folder, int campaigns)
    {
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo(nurture, ["lsp"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var server = Process.Start(start) ?? throw new WholeRunException($"{nurture} did not start.");
        using var client = new EditorClient(server.StandardOutput.BaseStream, server.StandardInput.BaseStream);
        client.Start();
        var uri = new Uri(folder).AbsoluteUri;
        client.Ask("initialize", $$"""{"processId":null,"capabilities":{"textDocument":{"diagnostic":{} } },"workspaceFolders":[{"uri":"{{uri}}","name":"all"}]}""");
        client.Notify("initialized", "{}");
        var files = client.Ask("workspace/diagnostic", """{"previousResultIds":[]}""").GetProperty("items").GetArrayLength();
        var took = watch.Elapsed.TotalSeconds;
        client.Ask("shutdown", "{}");
        client.Notify("exit", "{}");
        server.WaitForExit(TimeSpan.FromSeconds(10));
        return files >= campaigns ? took : throw new WholeRunException($"The server spoke of {files} files and not of {campaigns}.");
    }
}
