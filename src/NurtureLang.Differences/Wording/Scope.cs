using System.Collections.Immutable;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Differences.Wording;

/// <summary>What an expression may mention beyond the contact: the event under test, and what an enrolment keeps.</summary>
/// <param name="Event">The event's position; -1 for none.</param>
/// <param name="Kept">What is kept of the entering event.</param>
internal sealed record Scope(int Event, ImmutableArray<PlanKept> Kept)
{
    /// <summary>Nothing beyond the contact.</summary>
    public static Scope Contact { get; } = new(-1, []);

    /// <summary>An event under test.</summary>
    public Scope On(int position) => this with { Event = position };
}
