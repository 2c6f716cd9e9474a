using NurtureLang.Plan.Tests;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Simulation.Testing;

/// <summary>Something that stood in the log of a test's contact.</summary>
/// <param name="At">When, in ticks.</param>
/// <param name="Type">The event's position in the schema.</param>
/// <param name="Properties">Its properties.</param>
public sealed record TestEvent(long At, int Type, long[] Properties);

/// <summary>What happened to one contact of a test.</summary>
/// <param name="Name">The contact.</param>
/// <param name="First">Its first instant, in ticks.</param>
/// <param name="Events">The events of the test, in order.</param>
/// <param name="Decisions">What was decided, in order.</param>
public sealed record TestTimeline(string Name, long First, IReadOnlyList<TestEvent> Events, IReadOnlyList<Decision> Decisions);

/// <summary>An expectation that was not met, by one contact.</summary>
/// <param name="Expectation">The expectation.</param>
/// <param name="Contact">The contact.</param>
/// <param name="From">From when it was looked at, in ticks.</param>
/// <param name="To">Until when, in ticks.</param>
/// <param name="Found">How often it happened; for a condition or an order -1.</param>
/// <param name="Instead">What happened instead, in a few words.</param>
public sealed record TestFailure(PlanExpectation Expectation, int Contact, long From, long To, int Found, string Instead);

/// <summary>What came of a test.</summary>
/// <param name="Test">The test.</param>
/// <param name="Failures">What was not met; none where it passed.</param>
/// <param name="Problem">Why it could not be run to its end; null where it could.</param>
/// <param name="ProblemSource">The line that this is about.</param>
/// <param name="Timelines">What happened to each contact; kept where the test failed, and where it was asked for.</param>
public sealed record TestResult(
    PlanTest Test, IReadOnlyList<TestFailure> Failures, string? Problem, string ProblemSource, IReadOnlyList<TestTimeline> Timelines)
{
    /// <summary>Whether everything was as expected.</summary>
    public bool Passed => Problem is null && Failures.Count == 0;
}
