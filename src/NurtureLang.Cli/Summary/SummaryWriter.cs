using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Simulation.Metrics;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Cli.Summary;

/// <summary>Shows the result of a run to people.</summary>
internal sealed class SummaryWriter(Canvas canvas, SimulationResult result)
{
    private const int NameColumns = 18;
    private const int BarColumns = 20;

    private readonly RunMetrics metrics = result.Metrics;
    private readonly SplitSummary splits = new(canvas, result);

    /// <summary>Writes everything.</summary>
    public void Write()
    {
        WriteTitle();
        foreach (var journey in metrics.Journeys) WriteJourney(journey);
        WriteTouches();
        WriteShares("Personas", metrics.Plan.Personas.Select(persona => persona.Name).Append("none"), metrics.Personas);
        WriteGrades();
        new ScoreSummary(canvas, metrics).Write();
        WriteShares("Segments", metrics.Plan.Segments.Select(segment => segment.Name), metrics.Segments);
        WriteSequences();
        splits.Write();
        WriteHandoffs();
        WriteAccounts();
        WriteGoals();
        WriteWork();
        if (result.Calibration is { } calibration) new CalibrationSummary(canvas, calibration).Write();
        WriteNotes();
        if (result.WhatIf is { } whatIf) new WhatIfSummary(canvas, metrics, whatIf).Write();
    }

    private void WriteTitle()
    {
        // Beside a what-if it has to be plain which figures are of which.
        var title = result.WhatIf is null ? metrics.Plan.Title : $"Replay: {metrics.Plan.Title}";
        canvas.Title(title, $"{Figures.Day(result.From)} {canvas.Glyphs.Arrow} {Figures.Day(result.Until)}");
        canvas.Rule();
        var rejected = $"{Figures.Whole(result.Rejected)} rejected";
        var separator = $" {canvas.Glyphs.Dot} ";
        canvas.Line(string.Join(separator,
            $"{Figures.Whole(metrics.Contacts)} contacts",
            $"{Figures.Whole(metrics.Events)} events",
            result.Rejected == 0 ? rejected : canvas.Paint.Red(rejected),
            Figures.Length(result.Span / Ticks.PerSecond),
            $"plan {result.PlanHash[..Math.Min(12, result.PlanHash.Length)]}"));
    }

    private void WriteJourney(JourneyMetrics journey)
    {
        canvas.Head(metrics.Journeys.Count > 1 ? $"Stages of {journey.Name}" : "Stages",
            $"  {"",NameColumns} {"",BarColumns}  reached  went on      now median stay");
        for (var i = 0; i < journey.Stages.Count; i++)
        {
            var stage = journey.Stages[i];
            var bar = canvas.Bar(stage.Reached, metrics.Contacts, BarColumns);
            var name = stage.IsSide ? $"{stage.Name} (side)" : stage.Name;
            canvas.Line($"  {canvas.Left(name, NameColumns)} {(stage.IsSide ? canvas.Paint.Dim(bar) : canvas.Paint.Green(bar))}"
                + $" {Canvas.Right(Figures.Whole(stage.Reached), 8)} {Canvas.Right(Figures.Percent(journey.Conversion(i)), 8)}"
                + $" {Canvas.Right(Figures.Whole(stage.Now), 8)} {Canvas.Right(Figures.Length(stage.Spent.Median), 11)}");
        }
    }

    private void WriteTouches()
    {
        if (!metrics.Touches.Any()) return;
        canvas.Head("Touches", $"  {"",NameColumns} {"",BarColumns}     sent deferred  dropped");
        var most = metrics.Touches.GroupBy(touch => touch.Channel).Max(channel => channel.Sum(touch => touch.Figures.Sent));
        foreach (var channel in metrics.Touches.GroupBy(touch => touch.Channel))
        {
            var sum = new TouchMetrics();
            foreach (var touch in channel) sum.Add(touch.Figures);
            WriteTouch(canvas.Paint.Bold(canvas.Left(channel.Key, NameColumns)), sum, most);
            foreach (var touch in channel) WriteTouch(canvas.Left($"  {touch.Message}", NameColumns), touch.Figures, most);
            if (sum.Deferred.Names > 0) canvas.Text("    deferred for ", Figures.Reasons(sum.Deferred));
            if (sum.Dropped.Names > 0) canvas.Text("    dropped for ", Figures.Reasons(sum.Dropped));
        }
    }

    private void WriteTouch(string name, TouchMetrics figures, long most) =>
        canvas.Line($"  {name} {canvas.Paint.Blue(canvas.Bar(figures.Sent, most, BarColumns))} {Canvas.Right(Figures.Whole(figures.Sent), 8)}"
            + $" {Canvas.Right(Figures.Whole(figures.Deferred.Total), 8)} {Canvas.Right(Figures.Whole(figures.Dropped.Total), 8)}");

    private void WriteShares(string head, IEnumerable<string> names, Counts counts)
    {
        var shown = names.Where(name => name != "none" || counts["none"] > 0).ToList();
        if (shown.Count == 0 || (shown.Count == 1 && shown[0] == "none")) return;
        canvas.Head(head);
        foreach (var name in shown)
        {
            var share = metrics.Contacts == 0 ? null : (long?)Value.Divide(counts[name], metrics.Contacts);
            canvas.Line($"  {canvas.Left(name, NameColumns)} {canvas.Paint.Blue(canvas.Bar(counts[name], metrics.Contacts, BarColumns))}"
                + $" {Canvas.Right(Figures.Whole(counts[name]), 8)} {Canvas.Right(Figures.Percent(share), 8)}");
        }
    }

    private void WriteGrades()
    {
        for (var i = 0; i < metrics.Grades.Count; i++)
        {
            var grade = metrics.Plan.Grades[i];
            WriteShares($"Grade {grade.Name}", grade.Values.Select(value => value.Name), metrics.Grades[i]);
        }
    }

    private void WriteSequences()
    {
        if (metrics.Plan.Sequences.IsEmpty) return;
        canvas.Head("Sequences", $"  {"",NameColumns} enrolled      now finished   exited goal met   missed");
        foreach (var (name, figures) in metrics.Sequences)
        {
            long[] cells = [figures.Enrolled, figures.Now, figures.Finished, figures.Exited.Total, figures.GoalsMet, figures.GoalsMissed];
            canvas.Line($"  {canvas.Left(name, NameColumns)}{string.Concat(cells.Select(cell => Canvas.Right(Figures.Whole(cell), 9)))}");
            if (figures.Exited.Names > 0) canvas.Text("    exited for ", Figures.Reasons(figures.Exited));
            if (figures.NotEnrolled.Names > 0) canvas.Text("    not enrolled for ", Figures.Reasons(figures.NotEnrolled));
            splits.WriteControl(name, figures);
            if (figures.Exhausted > 0) canvas.Line($"    nothing left to send {Figures.Whole(figures.Exhausted)} times");
        }
    }

    private void WriteWork()
    {
        var (tasks, closed, alerts) =
            (metrics.Decisions(DecisionKind.Task) - metrics.Reassigned, metrics.Decisions(DecisionKind.TaskClosed), metrics.Decisions(DecisionKind.Alert));
        if (tasks + alerts == 0) return;
        canvas.Head("For people");
        var answered = closed > 0 ? $" ({Figures.Whole(closed)} closed)" : "";
        canvas.Line($"  {Figures.Whole(tasks)} {(tasks == 1 ? "task" : "tasks")}{answered}, {Figures.Whole(alerts)} {(alerts == 1 ? "alert" : "alerts")}");
    }

    private void WriteGoals()
    {
        if (metrics.Goals.Count == 0) return;
        canvas.Head("Goals", $"  {"",NameColumns}     figure        target");
        foreach (var goal in metrics.Goals)
        {
            var figure = goal.Value is null ? "none yet" : goal.IsTime ? Figures.Length(goal.Value) : Figures.Percent(goal.Value);
            var target = goal.IsTime ? Figures.Length(goal.Goal.Target / Ticks.PerSecond) : Figures.Percent(goal.Goal.Target);
            var answer = goal.IsMet switch
            {
                true => canvas.Paint.Green("met"),
                false => canvas.Paint.Red("missed"),
                null => "",
            };
            var compared = $"{ResultJson.Symbol(goal.Goal.Operator)} {target}";
            canvas.Line($"  {canvas.Left(goal.Goal.Name, NameColumns)} {Canvas.Right(figure, 10)} {Canvas.Right(compared, 13)}  {answer}");
        }
    }

    private void WriteHandoffs()
    {
        if (metrics.Handoffs.Count == 0) return;
        canvas.Head("Hand-offs", $"  {"",NameColumns}    given  in time   missed  waiting  median answer");
        foreach (var handoff in metrics.Handoffs)
        {
            long[] cells = [handoff.HandedOver, handoff.InTime, handoff.Missed, handoff.Waiting];
            canvas.Line($"  {canvas.Left(handoff.Name, NameColumns)}{string.Concat(cells.Select(cell => Canvas.Right(Figures.Whole(cell), 9)))}"
                + $" {Canvas.Right(Figures.Length(handoff.Response.Median), 14)}");
        }
    }

    private void WriteAccounts()
    {
        if (metrics.Accounts.Count == 0) return;
        canvas.Head("Accounts", $"  {"",NameColumns} accounts contacts  largest");
        foreach (var account in metrics.Accounts)
        {
            long[] cells = [account.Accounts, account.Contacts, account.Largest];
            canvas.Line($"  {canvas.Left(account.Name, NameColumns)}{string.Concat(cells.Select(cell => Canvas.Right(Figures.Whole(cell), 9)))}");
        }
    }

    private void WriteNotes()
    {
        canvas.Head("Notes");
        foreach (var note in result.Notes) canvas.Text("  - ", note);
    }
}
