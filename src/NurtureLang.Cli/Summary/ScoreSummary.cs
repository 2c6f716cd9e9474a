using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Cli.Summary;

/// <summary>Shows how the scores stand over the contacts at the end.</summary>
internal sealed class ScoreSummary(Canvas canvas, RunMetrics metrics)
{
    private const int NameColumns = 18;
    private const int SparkColumns = 20;

    /// <summary>Writes a line for each score, and its thresholds under it.</summary>
    public void Write()
    {
        if (metrics.Scores.Count == 0) return;
        canvas.Head("Scores", $"  {"",NameColumns} {"",SparkColumns}  average    least   median  greatest");
        for (var i = 0; i < metrics.Scores.Count; i++)
        {
            var score = metrics.Scores[i];
            var plan = metrics.Plan.Scores[i];
            var spark = canvas.Sparkline(Intervals(score, plan.Lowest, plan.Highest));
            canvas.Line($"  {canvas.Left(score.Name, NameColumns)} {canvas.Paint.Green(spark)} {Canvas.Right(Figures.OneDecimal(score.Average), 8)}"
                + $" {Canvas.Right(Figures.OneDecimal(score.Least), 8)} {Canvas.Right(score.Points.Median is { } median ? Figures.Whole(median) : "-", 8)}"
                + $" {Canvas.Right(Figures.OneDecimal(score.Greatest), 9)}");
            var thresholds = score.Thresholds.Select(pair => $"{InstantText.FormatNumber(pair.Threshold)}: {Figures.Whole(pair.Contacts)}").ToList();
            if (thresholds.Count > 0) canvas.Text("    contacts at or over ", string.Join(", ", thresholds));
        }
    }

    // The score's range where it has one, otherwise from the least to the greatest, cut into intervals of whole points.
    private static long[] Intervals(ScoreMetrics score, long lowest, long highest)
    {
        var heights = new long[SparkColumns];
        var least = lowest == Value.Unknown ? score.Points.Least ?? 0 : lowest / Value.One;
        var greatest = highest == Value.Unknown ? score.Points.Greatest ?? 0 : highest / Value.One;
        var width = Math.Max(1, greatest - least);
        foreach (var (points, contacts) in score.Points.InOrder)
            heights[Math.Clamp((points - least) * SparkColumns / width, 0, SparkColumns - 1)] += contacts;
        return heights;
    }
}
