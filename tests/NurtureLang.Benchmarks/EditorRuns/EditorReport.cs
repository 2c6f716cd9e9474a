using System.Globalization;
using NurtureLang.Benchmarks.WholeRun;

namespace NurtureLang.Benchmarks.EditorRuns;

/// <summary>What an editor waits for, as ratios with their limits.</summary>
internal sealed class EditorReport(TextWriter output)
{
    /// <summary>Where a caret asks: at most so much of a check.</summary>
    public static Limit Asked { get; } = Limit.Below(0.2);

    /// <summary>From a keystroke to its diagnostics, the debounce apart.</summary>
    public static Limit Told { get; } = Limit.AtMost(1);

    /// <summary>Opening a workspace, against checking it.</summary>
    public static Limit Opened { get; } = Limit.Below(1);

    /// <summary>Memory after ten thousand edits, against that after a thousand.</summary>
    public static Limit Kept { get; } = Limit.AtMost(1.1);

    /// <summary>Writes the figures of one editor.</summary>
    /// <param name="lines">How many lines the file has.</param>
    /// <param name="figures">The figures.</param>
    public void Write(int lines, EditorFigures figures)
    {
        Line($"a check of {lines:N0} lines: {figures.Check:0.0} ms");
        Row("keystroke to diagnostics, of what is right", figures.Diagnostics, figures.Check, Told);
        Row("keystroke to diagnostics, of what is half typed", figures.DiagnosticsTyped, figures.CheckTyped, Told);
        Rows("completion", figures.Completion, figures.Check);
        Rows("completion right after an edit", figures.CompletionAfterEdit, figures.Check);
        Rows("hover", figures.Hover, figures.Check);
        Rows("hover right after an edit", figures.HoverAfterEdit, figures.Check);
    }

    /// <summary>Writes how long a workspace takes to open.</summary>
    /// <param name="campaigns">How many campaigns it holds.</param>
    /// <param name="open">Seconds from the start of the server to its last diagnostic.</param>
    /// <param name="check">Seconds of `nurture check`.</param>
    public void WriteWorkspace(int campaigns, double open, double check)
    {
        Line($"`nurture check` of {campaigns:N0} campaigns: {check:0.00} s");
        Row("the workspace opened, to its last diagnostic", 1_000 * open, 1_000 * check, Opened);
    }

    /// <summary>Writes what is in memory after edits.</summary>
    /// <param name="few">Bytes after a thousand edits.</param>
    /// <param name="many">Bytes after ten thousand.</param>
    /// <param name="resident">What the system counts then, of this program with the server in it.</param>
    public void WriteMemory(long few, long many, long resident) => Line(
        $"in memory after 1,000 edits {few / 1e6:0.0} MB, after 10,000 {many / 1e6:0.0} MB (resident {resident / 1e6:0} MB) {(double)many / few,7:0.000} {Kept.Judge((double)many / few)}");

    /// <summary>Writes one ratio.</summary>
    public void Row(string name, double took, double of, Limit limit) =>
        Line($"{name,-52} {took,9:0.0} ms {took / of,7:0.000} {limit.Judge(took / of)}");

    private void Rows(string name, IReadOnlyDictionary<string, double> places, double check)
    {
        // The slowest place is what counts.
        foreach (var (place, took) in places.OrderByDescending(one => one.Value)) Row($"{name}, {place}", took, check, Asked);
    }

    private void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
