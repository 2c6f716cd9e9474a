using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Metrics;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Cli.Summary;

/// <summary>Shows what became of the arms of splits, and of control groups beside everybody else.</summary>
internal sealed class SplitSummary(Canvas canvas, SimulationResult result)
{
    private readonly RunMetrics metrics = result.Metrics;
    private const int NameColumns = 18;

    /// <summary>Shows the splits.</summary>
    public void Write()
    {
        foreach (var split in metrics.Splits)
        {
            canvas.Head($"Split {split.Name}", $"  {"",NameColumns}    share contacts enrolled goal met   missed");
            foreach (var arm in split.Arms)
            {
                string[] cells =
                [
                    Figures.Percent(arm.Share), Figures.Whole(arm.Contacts), Figures.Whole(arm.Enrolments), Figures.Whole(arm.GoalsMet), Figures.Whole(arm.GoalsMissed),
                ];
                canvas.Line($"  {canvas.Left(arm.Name, NameColumns)}{string.Concat(cells.Select(cell => Canvas.Right(cell, 9)))}");
            }

            if (result.Outcomes.FirstOrDefault(one => one.Split == split.Name) is not { } outcome) continue;
            var rates = split.Arms.Select((arm, at) => (arm.Name, People: outcome.People[at], Converted: outcome.Converted[at])).Where(one => one.People > 0)
                .Select(one => $"{one.Name} {Figures.Whole(one.Converted)} of {Figures.Whole(one.People)}");
            canvas.Text("    ", $"winner {split.Arms[outcome.Arm].Name}, on {InstantText.Format(outcome.At)}: {string.Join(", ", rates)}");
        }
    }

    /// <summary>Shows the control group of a sequence that has one.</summary>
    public void WriteControl(string sequence, SequenceMetrics figures)
    {
        if (!metrics.HasControl(sequence)) return;
        var control = figures.Control;
        canvas.Line($"    control group {Figures.Whole(control.Enrolled)}, goal met {Rate(control.GoalsMet, control.Enrolled)};"
            + $" the others {Figures.Whole(figures.Enrolled - control.Enrolled)}, goal met {Rate(figures.GoalsMet - control.GoalsMet, figures.Enrolled - control.Enrolled)}");
    }

    private static string Rate(long met, long all) =>
        all == 0 ? Figures.Whole(met) : $"{Figures.Whole(met)} ({Figures.Percent(Value.Divide(met, all))})";
}
