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
    internal static ContactView Of(ContactReading reading) => new(
        reading.At, reading.Persona, [.. reading.Stages], [.. reading.Since], [.. reading.Scores], [.. reading.Grades], [.. reading.Segments],
        [.. reading.Live], reading.TimeZone);
}
