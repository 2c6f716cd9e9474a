using NurtureLang.Plan;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Simulation.Run;

/// <summary>Turns the engine's view of a contact into names of the plan.</summary>
internal static class ContactOutcomes
{
    /// <summary>Where a contact stands.</summary>
    public static ContactOutcome Of(CampaignPlan plan, ContactView view) => new(
        view.Persona < 0 ? null : plan.Personas[view.Persona].Name,
        view.Scores,
        [.. view.Grades.Select((value, grade) => value < 0 ? null : plan.Grades[grade].Values[value].Name)],
        plan.Segments.Where((_, segment) => view.Segments[segment]).Select(segment => segment.Name),
        plan.Sequences.SelectMany((sequence, index) => Enumerable.Repeat(sequence.Name, view.Live[index])));
}
