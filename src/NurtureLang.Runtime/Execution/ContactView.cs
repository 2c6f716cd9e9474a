using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Execution;

/// <summary>A contact as it stands at an instant, by positions in the plan.</summary>
/// <param name="At">The instant, in ticks.</param>
/// <param name="Persona">The persona; -1 for none.</param>
/// <param name="Stages">For each journey the stage.</param>
/// <param name="Since">For each journey since when, in ticks.</param>
/// <param name="Scores">For each score its value, in millionths; unknown where a derived one has none.</param>
/// <param name="Grades">For each grade its value; -1 for none.</param>
/// <param name="Segments">For each segment whether the contact is in it.</param>
/// <param name="Live">For each sequence how many enrolments are live.</param>
/// <param name="TimeZone">The contact's time zone.</param>
public sealed record ContactView(
    long At,
    int Persona,
    IReadOnlyList<int> Stages,
    IReadOnlyList<long> Since,
    IReadOnlyList<long> Scores,
    IReadOnlyList<int> Grades,
    IReadOnlyList<bool> Segments,
    IReadOnlyList<int> Live,
    string TimeZone)
{
    internal static ContactView Of(LoadedPlan plan, Frame frame)
    {
        var words = frame.Words;
        return new ContactView(
            frame.Now,
            Position(words[StateLayout.Persona]),
            [.. plan.Layout.Stages.Select(word => (int)words[word])],
            [.. plan.Layout.Stages.Select(word => words[word + 1])],
            [.. Enumerable.Range(0, plan.Plan.Scores.Length).Select(score => plan.Scores.Read(frame, score))],
            [.. plan.Layout.Grades.Select(word => Position(words[word]))],
            [.. plan.Segments.Select(segment => segment(frame))],
            [.. plan.Sequences.Select(sequence => frame.State.Enrolments?.Count(one => one.Sequence == sequence.Index && !one.Ended) ?? 0)],
            frame.Zone.Name);
    }

    private static int Position(long value) => value == Value.Unknown ? -1 : (int)value;
}
