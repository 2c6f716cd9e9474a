using System.Globalization;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Calibration;

namespace NurtureLang.Cli.Summary;

/// <summary>Shows whether higher scores went with more outcomes.</summary>
internal sealed class CalibrationSummary(Canvas canvas, CalibrationResult result)
{
    private const int BarColumns = 20;

    /// <summary>Writes a table of deciles for each score.</summary>
    public void Write()
    {
        foreach (var score in result.Scores) Write(score);
    }

    private void Write(ScoreCalibration score)
    {
        canvas.Head($"Calibration of {score.Name} (replay)");
        var days = Figures.Length(result.Options.Within / Ticks.PerSecond);
        canvas.Text("  ", $"Looked at {result.Snapshots.Length} times, from {Figures.Day(result.Snapshots[0])} to {Figures.Day(result.Snapshots[^1])}; "
            + $"\"{result.Options.Outcome.Text}\" within {days} afterwards counts.");
        canvas.Text("  ", $"{Figures.Whole(score.Looks)} looks, {Figures.Whole(score.Converted)} of them converted ({Figures.Percent(score.Rate)}); "
            + $"{Figures.Whole(result.Before)} left out that had converted before{(score.Unknown > 0 ? $", {Figures.Whole(score.Unknown)} whose score is unknown" : "")}.");
        canvas.Text("  ", Verdict(score));
        if (score.Looks == 0) return;
        canvas.Line(canvas.Paint.Dim($"  decile          score {"",BarColumns}    looks converted    rate    lift"));
        var most = score.Deciles.Max(decile => decile.Rate ?? 0);
        foreach (var decile in score.Deciles)
        {
            var range = decile.From is null ? "-" : $"{Figures.OneDecimal(decile.From)} to {Figures.OneDecimal(decile.To)}";
            canvas.Line($"  {Canvas.Right(Figures.Whole(decile.Number), 6)} {Canvas.Right(range, 14)} {canvas.Paint.Green(canvas.Bar(decile.Rate ?? 0, most, BarColumns))}"
                + $" {Canvas.Right(Figures.Whole(decile.Looks), 8)} {Canvas.Right(Figures.Whole(decile.Converted), 9)} {Canvas.Right(Figures.Percent(decile.Rate), 7)}"
                + $" {Canvas.Right(decile.Lift is { } lift ? Figures.OneDecimal(lift) + "x" : "-", 7)}");
        }
    }

    private static string Verdict(ScoreCalibration score)
    {
        if (score.Accuracy.Area is not { } area) return "Nobody converted, or everybody did: nothing to tell apart.";
        var interval = score.Accuracy is { Low: { } low, High: { } high } ? $" (95 %: {Two(low)} to {Two(high)})" : " (too few for an interval)";
        var meaning = score.Accuracy switch
        {
            { Low: > Value.One / 2 } => "a higher score went with more",
            { High: < Value.One / 2 } => "a higher score went with fewer",
            _ => "no better than chance, as far as these can tell",
        };
        return $"AUC {Two(area)}{interval}: {meaning}.";
    }

    private static string Two(long millionths) => ((decimal)millionths / Value.One).ToString("0.00", CultureInfo.InvariantCulture);
}
