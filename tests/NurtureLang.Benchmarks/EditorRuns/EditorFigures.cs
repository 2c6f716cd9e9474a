namespace NurtureLang.Benchmarks.EditorRuns;

/// <summary>What was measured of one editor, in milliseconds; medians.</summary>
/// <param name="Check">A check of the whole file.</param>
/// <param name="CheckTyped">A check of the file with a character typed, which mostly is a mistake.</param>
/// <param name="Diagnostics">From the keystroke that mends it until its diagnostics were told, without the moment that is waited for another keystroke.</param>
/// <param name="DiagnosticsTyped">From the keystroke that types it.</param>
/// <param name="Completion">Completion, by place, on a text that has been checked.</param>
/// <param name="CompletionAfterEdit">Completion right after a keystroke.</param>
/// <param name="Hover">Hover on a text that has been checked.</param>
/// <param name="HoverAfterEdit">Hover right after a keystroke.</param>
internal sealed record EditorFigures(
    double Check,
    double CheckTyped,
    double Diagnostics,
    double DiagnosticsTyped,
    IReadOnlyDictionary<string, double> Completion,
    IReadOnlyDictionary<string, double> CompletionAfterEdit,
    IReadOnlyDictionary<string, double> Hover,
    IReadOnlyDictionary<string, double> HoverAfterEdit);

/// <summary>Everything measured once, in milliseconds.</summary>
/// <param name="Check">A check of the whole file.</param>
/// <param name="CheckTyped">Checks of the file with a character typed, at each place.</param>
/// <param name="Diagnostics">From keystrokes that mend until their diagnostics were told, without the debounce.</param>
/// <param name="DiagnosticsTyped">From keystrokes that type.</param>
/// <param name="Completion">Completion at each place, on a checked text.</param>
/// <param name="CompletionAfterEdit">Completion at each place, right after a keystroke.</param>
/// <param name="Hover">Hover at each place, on a checked text.</param>
/// <param name="HoverAfterEdit">Hover at each place, right after a keystroke.</param>
internal sealed record EditorRound(
    double Check,
    IReadOnlyList<double> CheckTyped,
    IReadOnlyList<double> Diagnostics,
    IReadOnlyList<double> DiagnosticsTyped,
    IReadOnlyList<double> Completion,
    IReadOnlyList<double> CompletionAfterEdit,
    IReadOnlyList<double> Hover,
    IReadOnlyList<double> HoverAfterEdit);

/// <summary>Medians.</summary>
internal static class Medians
{
    /// <summary>The value in the middle; the upper one of two.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
