namespace NurtureLang.Simulation.Metrics;

/// <summary>Where a contact stands at the end of a run, by the names of the plan.</summary>
/// <param name="Persona">The persona; null for none.</param>
/// <param name="Scores">The scores as they are read, in millionths, in the plan's order.</param>
/// <param name="Grades">The values of the grades, in the plan's order; null for none.</param>
/// <param name="Segments">The segments that the contact is in.</param>
/// <param name="Enrolments">The sequence of each enrolment under way.</param>
public readonly record struct ContactOutcome(
    string? Persona,
    IReadOnlyList<long> Scores,
    IReadOnlyList<string?> Grades,
    IEnumerable<string> Segments,
    IEnumerable<string> Enrolments);
