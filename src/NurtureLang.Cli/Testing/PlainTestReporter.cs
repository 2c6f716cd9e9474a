using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Testing;

/// <summary>Writes a line for each test, and one under it for each expectation that was not met.</summary>
internal sealed class PlainTestReporter(TextWriter output) : ITestReporter
{
    /// <inheritdoc/>
    public void Write(IReadOnlyList<RanTest> tests, IReadOnlyList<CampaignCoverage> coverages)
    {
        foreach (var test in tests)
        {
            var (path, line) = test.Place(test.Result.Test.Source);
            output.WriteLine($"{path}:{line}: {(test.Passed ? "passed" : "failed")} {DisplayWidth.Harmless(test.Result.Test.Title)}");
            foreach (var (source, expected, instead) in TestText.Failures(test))
            {
                var (file, number) = test.Place(source);
                output.WriteLine($"  {file}:{number}: {DisplayWidth.Harmless(expected)}{(expected.Length > 0 ? ": " : "")}{DisplayWidth.Harmless(instead)}");
            }
        }

        output.WriteLine(TestText.Sum(tests));
    }
}
