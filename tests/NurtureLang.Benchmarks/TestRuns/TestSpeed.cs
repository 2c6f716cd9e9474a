using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NurtureLang.Benchmarks.WholeRun;

namespace NurtureLang.Benchmarks.TestRuns;

/// <summary>
/// How many tests of a campaign `nurture test` runs in a second, beside the test runner of Node, whose tests do nothing at all. The campaign is the welcome sample, with
/// its own tests written out again and again: people, weeks of events, expectations about touches, stages and silence.
/// </summary>
/// <param name="root">The repository's folder.</param>
/// <param name="output">Where the report goes.</param>
internal sealed partial class TestSpeed(string root, TextWriter output)
{
    private const int Runs = 3;
    private const int TestsAFile = 400;
    private const string Sample = "welcome";

    private readonly string nurture = Path.Combine(root, "artifacts", "nurture", "nurture");

    /// <summary>Runs so many tests and says how long it took.</summary>
    /// <param name="tests">How many.</param>
    /// <param name="folder">An empty folder.</param>
    /// <returns>0, or 1 where a test failed or was not run.</returns>
    /// <exception cref="WholeRunException">A program failed.</exception>
    public int Run(int tests, string folder)
    {
        WriteCampaign(folder, tests);
        var empty = WriteCampaign(Path.Combine(folder, "few"), 1);
        var script = Path.Combine(folder, "nothing.test.mjs");
        File.WriteAllText(script, "import test from \"node:test\";\n" + string.Concat(Enumerable.Range(0, tests).Select(at => $"test(\"{at}\", () => {{}});\n")));
        var hasNode = ChildProcess.Starts("node", "--version");
        var (all, one, node) = (new List<double>(), new List<double>(), new List<double>());
        var isRight = true;
        for (var run = 0; run < Runs; run++)
        {
            all.Add(Measure(folder, tests, ref isRight));
            one.Add(Measure(empty, 1, ref isRight));
            if (hasNode) node.Add(ChildProcess.Run(null, "node", "--test", "--test-reporter=dot", script).Took.Wall);
        }

        var (took, start) = (Median(all), Median(one));
        Say($"{tests:N0} tests in {took:0.00} s: {tests / took:N0} tests a second, and {(tests - 1) / Math.Max(took - start, 1e-3):N0} a second without what one test takes, {start:0.00} s");
        if (hasNode) Say($"{Median(node) / took:0.00} times as fast as Node's test runner with as many tests that do nothing, {Median(node):0.00} s");
        else output.WriteLine("Node's test runner is not beside it: there is no node on the PATH.");
        if (!isRight) output.WriteLine("A test failed, or was not run.");
        return isRight ? 0 : 1;
    }

    private double Measure(string folder, int tests, ref bool isRight)
    {
        var run = ChildProcess.Run(null, nurture, "test", folder, "--format", "plain");
        isRight &= run.Code == 0 && run.Output.EndsWith($"{tests} passed, 0 failed\n", StringComparison.Ordinal);
        return run.Took.Wall;
    }

    // The sample with so many tests, each with a number, in files that are small enough to be read.
    private string WriteCampaign(string folder, int tests)
    {
        var sample = Path.Combine(root, "samples", Sample);
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".csv", StringComparison.Ordinal)))
        {
            if (file.EndsWith(".test.nurture", StringComparison.Ordinal)) continue;
            var path = Path.Combine(folder, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
            File.Copy(file, path);
        }

        var text = File.ReadAllText(Path.Combine(sample, $"{Sample}.test.nurture"));
        var import = text[..text.IndexOf("test \"", StringComparison.Ordinal)];
        var own = Beginning().Split(text[import.Length..]).Where(test => test.Length > 0).ToList();
        for (var first = 0; first < tests; first += TestsAFile)
        {
            var file = new StringBuilder(import);
            for (var at = first; at < Math.Min(first + TestsAFile, tests); at++)
                file.Append(CultureInfo.InvariantCulture, $"test \"{at}: ").Append(own[at % own.Count]["test \"".Length..].TrimEnd()).Append("\n\n");
            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"part{first}.test.nurture")), file.ToString());
        }

        return folder;
    }

    private void Say(FormattableString sentence) => output.WriteLine(sentence.ToString(CultureInfo.InvariantCulture));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    // A test begins at the margin; what was split off keeps its first words.
    [GeneratedRegex("(?=^test \")", RegexOptions.Multiline)]
    private static partial Regex Beginning();
}
