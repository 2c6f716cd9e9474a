using System.Text;
using NurtureLang.Compiler;
using NurtureLang.Plan.Tests;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.Time;
using NurtureLang.Simulation.Testing;

namespace NurtureLang.Cases.Tests;

/// <summary>Runs the tests that a case's campaign has.</summary>
internal static class CaseTestsRun
{
    /// <summary>A line for each test, and one under it for each expectation that was not met.</summary>
    public static string Run(GoldenCase @case)
    {
        var tests = Compilation.CreateWithTests(new CaseFiles(@case), "main.nurture", [], ZoneTable.IsZone).Tests
            ?? throw new InvalidOperationException($"{@case.Name} compiles without its tests and not with them.");
        var runner = new TestRunner(Engine.Load(tests.Plan, new TextPool()));
        var text = new StringBuilder();
        foreach (var test in tests.Tests) Write(text, test, runner.Run(test));
        return text.ToString();
    }

    private static void Write(StringBuilder text, PlanTest test, TestResult result)
    {
        text.Append(result.Passed ? "passed " : "failed ").Append(test.Title).Append('\n');
        if (result.Problem is { } problem) text.Append($"  {result.ProblemSource}: {problem}\n");
        foreach (var failure in result.Failures)
        {
            var whom = test.Contacts.Length > 1 ? $"{test.Contacts[failure.Contact].Name}: " : "";
            text.Append($"  {failure.Expectation.Source}: {failure.Expectation.Text}: {whom}{failure.Instead}\n");
        }
    }
}
