using System.Globalization;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Metrics;
using NurtureLang.Simulation.WhatIf;

namespace NurtureLang.Cli.Summary;

/// <summary>Shows what drawn reactions would make of a run, each figure beside that of the replay.</summary>
internal sealed class WhatIfSummary(Canvas canvas, RunMetrics replay, WhatIfResult result)
{
    private const int NameColumns = 26;
    private const int CellColumns = 15;

    /// <summary>Writes everything.</summary>
    public void Write()
    {
        canvas.Line("");
        canvas.Title("What if", $"model {result.Model.Name} {result.Model.Hash[..12]}");
        canvas.Rule();
        canvas.Text("", $"Not what people did: reactions to touches drawn from the model, seed {result.Seed.ToString(CultureInfo.InvariantCulture)}, "
            + $"{Figures.Whole(result.Repetitions)} {(result.Repetitions == 1 ? "repetition" : "repetitions")}. "
            + "Beside each figure of the replay: the middle of the repetitions, and from where to where "
            + $"{Percent((decimal)Figure.Holds(result.Repetitions) / Value.One)} of further ones would lie.");
        if (result.Model.About.Length > 0) canvas.Text("", result.Model.About);
        WriteRates();
        WriteReactions();
        WriteStages();
        WriteTouches();
        WriteSequences();
        WriteSplits();
        WriteHandoffs();
        WriteGoals();
        canvas.Head("Notes on the what-if");
        foreach (var note in result.Notes) canvas.Text("  - ", note);
    }

    private void WriteRates()
    {
        canvas.Head("Rates of the model");
        foreach (var rate in result.Rates)
        {
            var source = rate.Touches is { } touches ? $"estimated: {Figures.Whole(rate.Reacted ?? 0)} of {Figures.Whole(touches)} recorded" : "stated";
            canvas.Text("  ", $"{rate.Rule.Describe(replay.Plan)}: {Figures.Percent(rate.Expected)} {source}; delay {rate.Delay.Text}");
        }
    }

    private void WriteReactions()
    {
        Head("Drawn reactions");
        foreach (var (name, figure) in result.Reactions.Members) Row(name, "", figure as Figure, Count);
        if (result.CutShort.High > 0) Row("contacts cut short", "", result.CutShort, Count);
    }

    private void WriteStages()
    {
        if (replay.Journeys.Count == 0) return;
        Head("Stages reached");
        var stages = result.Figures.Group("stages");
        foreach (var journey in replay.Journeys)
        {
            foreach (var stage in journey.Stages)
            {
                var name = replay.Journeys.Count > 1 ? $"{journey.Name}.{stage.Name}" : stage.Name;
                Row(name, Figures.Whole(stage.Reached), stages.Group(name).Figure("reached"), Count);
            }
        }
    }

    private void WriteTouches()
    {
        var all = result.Figures.Group("touches");
        var names = replay.Touches.Select(touch => (touch.Channel, touch.Message))
            .Concat(all.Members.SelectMany(channel => all.Group(channel.Key).Members.Select(message => (Channel: channel.Key, Message: message.Key))))
            .Distinct().OrderBy(one => one.Channel, StringComparer.Ordinal).ThenBy(one => one.Message, StringComparer.Ordinal).ToList();
        if (names.Count == 0) return;
        Head("Touches sent");
        foreach (var (channel, message) in names)
        {
            var sent = replay.Touches.Where(touch => touch.Channel == channel && touch.Message == message).Sum(touch => touch.Figures.Sent);
            Row($"{channel} {message}", Figures.Whole(sent), all.Group(channel).Group(message).Figure("sent"), Count);
        }
    }

    private void WriteSequences()
    {
        if (replay.Plan.Sequences.All(sequence => sequence.Goals.IsEmpty)) return;
        Head("Goals met in sequences");
        var all = result.Figures.Group("sequences");
        foreach (var (name, figures) in replay.Sequences)
        {
            if (replay.Plan.Sequences.First(sequence => sequence.Name == name).Goals.IsEmpty) continue;
            Row(name, Figures.Whole(figures.GoalsMet), all.Group(name).Figure("goals_met"), Count);
            if (replay.HasControl(name)) Row("  control group", Figures.Whole(figures.Control.GoalsMet), all.Group(name).Group("control").Figure("goals_met"), Count);
        }
    }

    private void WriteSplits()
    {
        if (replay.Splits.Count == 0) return;
        Head("Goals met in arms");
        foreach (var split in replay.Splits)
        {
            var arms = result.Figures.Group("splits").Group(split.Name).Group("arms");
            foreach (var arm in split.Arms) Row($"{split.Name} {arm.Name}", Figures.Whole(arm.GoalsMet), arms.Group(arm.Name).Figure("goals_met"), Count);
            if (result.Best.FirstOrDefault(best => best.Split == split.Name) is not { } chances) continue;
            var times = string.Join(", ", chances.Arms.Where(arm => arm.Value > 0).OrderByDescending(arm => arm.Value).Select(arm => $"{arm.Key} {Figures.Whole(arm.Value)}"));
            var ties = chances.Ties > 0 ? $", none alone {Figures.Whole(chances.Ties)}" : "";
            canvas.Text("    met the goal best, of ", $"{Figures.Whole(result.Repetitions)} repetitions: {times}{ties}");
        }
    }

    private void WriteHandoffs()
    {
        if (replay.Handoffs.Count == 0) return;
        Head("Handed over");
        foreach (var handoff in replay.Handoffs)
            Row(handoff.Name, Figures.Whole(handoff.HandedOver), result.Figures.Group("sla").Group(handoff.Name).Figure("handed_over"), Count);
    }

    private void WriteGoals()
    {
        if (replay.Goals.Count == 0) return;
        Head("Goals of the campaign");
        var goals = (result.Figures["goals"] as FigureList)?.Items ?? [];
        for (var index = 0; index < replay.Goals.Count; index++)
        {
            var goal = replay.Goals[index];
            if (goals[index] is not FigureGroup figures) continue;
            var value = goal.Value is null ? "none yet" : goal.IsTime ? Figures.Length(goal.Value) : Figures.Percent(goal.Value);
            Row(goal.Goal.Name, value, figures.Figure("value"), goal.IsTime ? number => Figures.Length((long)number) : Percent);
            if (figures["met"] is FigureTruth met) canvas.Line($"    met in {Figures.Whole(met.Yes)} of {Figures.Whole(result.Repetitions)} repetitions");
        }
    }

    private void Head(string name) => canvas.Head(name, $"  {"",NameColumns} {Canvas.Right("replay", 10)} {Canvas.Right("what if", CellColumns)}   interval");

    private void Row(string name, string before, Figure? figure, Func<decimal, string> text)
    {
        var (median, interval) = figure is { Median: { } middle, Low: { } low, High: { } high } ? (text(middle), $"{text(low)} to {text(high)}") : ("none yet", "");
        canvas.Line($"  {canvas.Left(name, NameColumns)} {Canvas.Right(before, 10)} {canvas.Paint.Bold(Canvas.Right(median, CellColumns))}   {interval}");
    }

    private static string Count(decimal number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Percent(decimal share) => Figures.Percent((long)(share * Value.One));
}
