namespace NurtureLang.Cases.Tests;

/// <summary>A step of the pipeline that a case shows: the golden file's name, and the function from the case to its text.</summary>
/// <param name="Name">What the step is called in a failure.</param>
/// <param name="File">The golden file beside `main.nurture`.</param>
/// <param name="Run">The text for a case; null when the step has nothing to say about it.</param>
public sealed record Phase(string Name, string File, Func<GoldenCase, string?> Run);

/// <summary>The phases that the cases are put through, in the order of the pipeline.</summary>
public static class Phases
{
    /// <summary>All phases.</summary>
    public static IReadOnlyList<Phase> All { get; } = [];
}
