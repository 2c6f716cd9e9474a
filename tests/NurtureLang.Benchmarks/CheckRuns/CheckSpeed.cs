using System.Globalization;
using NurtureLang.Benchmarks.WholeRun;

namespace NurtureLang.Benchmarks.CheckRuns;

/// <summary>How much longer `nurture check` takes for a folder of many campaigns than for one of them. Each is a sample of some 200 lines, in a folder of its own.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="output">Where the report goes.</param>
internal sealed class CheckSpeed(string root, TextWriter output)
{
    private const int Runs = 5;
    private const int Limit = 10;
    private const string Sample = "engagement-program";

    private readonly string nurture = Path.Combine(root, "artifacts", "nurture", "nurture");

    /// <summary>Checks so many campaigns, and one.</summary>
    /// <param name="campaigns">How many.</param>
    /// <param name="folder">An empty folder.</param>
    /// <returns>0, or 1 where a check did not end well.</returns>
    /// <exception cref="WholeRunException">A program failed.</exception>
    public int Run(int campaigns, string folder)
    {
        var source = File.ReadAllText(Path.Combine(root, "samples", Sample, $"{Sample}.nurture"));
        var all = Path.Combine(folder, "all");
        for (var at = 0; at < campaigns; at++)
        {
            var own = Path.Combine(all, string.Create(CultureInfo.InvariantCulture, $"campaign{at:0000}"));
            Directory.CreateDirectory(own);
            File.WriteAllText(Path.Combine(own, $"{Sample}.nurture"), source + string.Create(CultureInfo.InvariantCulture, $"\n// {at}\n"));
        }

        var one = Directory.EnumerateDirectories(all).First();
        var (many, single) = (new List<double>(), new List<double>());
        var isRight = true;
        for (var run = 0; run < Runs; run++)
        {
            many.Add(Measure(all, ref isRight));
            single.Add(Measure(one, ref isRight));
        }

        var (took, alone) = (Median(many), Median(single));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{campaigns:N0} campaigns of {source.Split('\n').Length - 1} lines in {took:0.00} s, one in {alone:0.00} s:"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took / alone:0.0} times as long, below {Limit}: {(took < Limit * alone ? "holds" : "MISSED")}"));
        if (!isRight) output.WriteLine("A check found an error, or said something else than expected.");
        return isRight ? 0 : 1;
    }

    private double Measure(string folder, ref bool isRight)
    {
        var run = ChildProcess.Run(null, nurture, "check", folder, "--format", "plain");
        isRight &= run.Code == 0;
        return run.Took.Wall;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
