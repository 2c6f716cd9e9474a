namespace NurtureLang.Cli.Testing;

/// <summary>Writes failures as workflow commands, which GitHub shows beside the lines of a change.</summary>
internal sealed class GitHubTestReporter(TextWriter output) : ITestReporter
{
    /// <inheritdoc/>
    public void Write(IReadOnlyList<RanTest> tests, IReadOnlyList<CampaignCoverage> coverages)
    {
        foreach (var test in tests.Where(test => !test.Passed))
        {
            foreach (var (source, expected, instead) in TestText.Failures(test))
            {
                var (path, line) = test.Place(source);
                var message = expected.Length > 0 ? $"{expected}\ninstead: {instead}" : instead;
                output.WriteLine($"::error file={Property(path)},line={line},title={Property(test.Result.Test.Title)}::{Data(message)}");
            }
        }

        output.WriteLine(TestText.Sum(tests));
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
