namespace NurtureLang.Cli.Testing;

/// <summary>Writes what came of tests in one form.</summary>
internal interface ITestReporter
{
    /// <summary>Writes all of them.</summary>
    /// <param name="tests">The tests, in the order in which they ran.</param>
    /// <param name="coverages">What they reach, where that was asked for: for the forms that programs read.</param>
    void Write(IReadOnlyList<RanTest> tests, IReadOnlyList<CampaignCoverage> coverages);
}

/// <summary>Sentences about tests.</summary>
internal static class TestText
{
    /// <summary>`3 passed, 1 failed`.</summary>
    public static string Sum(IReadOnlyList<RanTest> tests)
    {
        var passed = tests.Count(test => test.Passed);
        return $"{passed} passed, {tests.Count - passed} failed";
    }

    /// <summary>What of a test was not as expected: the line, whom it is about, and what happened instead.</summary>
    public static IEnumerable<(string Source, string Expected, string Instead)> Failures(RanTest test)
    {
        var result = test.Result;
        if (result.Problem is { } problem) yield return (result.ProblemSource, "", problem);
        foreach (var failure in result.Failures)
        {
            var whom = result.Test.Contacts.Length > 1 ? $"{result.Test.Contacts[failure.Contact].Name}: " : "";
            yield return (failure.Expectation.Source, failure.Expectation.Text, whom + failure.Instead);
        }

        if (test.Timeline is { } timeline) yield return timeline;
    }
}
