using System.Text.Encodings.Web;
using System.Text.Json;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Simulation.Calibration;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Run;
using NurtureLang.Simulation.WhatIf;

namespace NurtureLang.Simulation.Metrics;

/// <summary>Writes a result as JSON, in the form that other programs rely on.</summary>
public static class ResultJson
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The names of the two ways to treat late events, as on the command line.</summary>
    public static string NameOf(LateMode mode) => mode == LateMode.EventTime ? "event-time" : "as-received";

    /// <summary>Writes a result, ending in a line feed.</summary>
    public static void Write(SimulationResult result, Stream target)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(target);
        using (var json = new Utf8JsonWriter(target, Form))
        {
            json.WriteStartObject();
            WriteHead(json, result);
            WriteDecisions(json, result);
            WriteStages(json, result.Metrics);
            WriteCounts(json, "personas", result.Metrics.Personas);
            WriteCounts(json, "segments", result.Metrics.Segments);
            WriteScores(json, result.Metrics);
            WriteGrades(json, result.Metrics);
            WriteTouches(json, result.Metrics);
            WriteSequences(json, result.Metrics);
            AccountJson.Write(json, result.Metrics);
            WriteTail(json, result);
            CalibrationJson.Write(json, result.Calibration);
            WhatIfJson.Write(json, result.WhatIf, result.Metrics.Plan);
            json.WriteEndObject();
        }

        target.WriteByte((byte)'\n');
    }

    private static void WriteHead(Utf8JsonWriter json, SimulationResult result)
    {
        json.WriteString("campaign", result.Metrics.Plan.Name);
        json.WriteNumber("contacts", result.Metrics.Contacts);
        json.WriteNumber("events", result.Metrics.Events);
        json.WriteNumber("rejected", result.Rejected);
        json.WriteNumber("left_out", result.Metrics.EventsLeftOut);
        WriteInstant(json, "from", result.From);
        WriteInstant(json, "until", result.Until);
        json.WriteString("late_mode", NameOf(result.Options.Late));
        json.WriteNumber("seed", result.Options.Seed);
    }

    private static void WriteDecisions(Utf8JsonWriter json, SimulationResult result)
    {
        json.WriteStartObject("decisions");
        foreach (var kind in DecisionNames.All)
        {
            // Changes of scores are made only where they are asked for: a nought would say that there were none.
            if (kind == DecisionKind.Score && !result.Options.Scores) continue;
            json.WriteNumber(DecisionNames.Of(kind), result.Metrics.Decisions(kind));
        }

        json.WriteEndObject();
    }

    private static void WriteStages(Utf8JsonWriter json, RunMetrics metrics)
    {
        json.WriteStartObject("stages");
        foreach (var journey in metrics.Journeys)
        {
            for (var i = 0; i < journey.Stages.Count; i++)
            {
                var stage = journey.Stages[i];
                json.WriteStartObject(metrics.Journeys.Count > 1 ? $"{journey.Name}.{stage.Name}" : stage.Name);
                json.WriteNumber("now", stage.Now);
                json.WriteNumber("entered", stage.Entered);
                json.WriteNumber("reached", stage.Reached);
                WriteDecimal(json, "conversion", journey.Conversion(i));
                WriteInteger(json, "median_seconds", stage.Spent.Median);
                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
    }

    private static void WriteScores(Utf8JsonWriter json, RunMetrics metrics)
    {
        json.WriteStartObject("scores");
        foreach (var score in metrics.Scores)
        {
            json.WriteStartObject(score.Name);
            json.WriteNumber("known", score.Known);
            WriteDecimal(json, "average", score.Average);
            WriteDecimal(json, "least", score.Least);
            WriteInteger(json, "median", score.Points.Median);
            WriteDecimal(json, "greatest", score.Greatest);
            json.WriteStartObject("at_or_over");
            foreach (var (threshold, contacts) in score.Thresholds) json.WriteNumber(InstantText.FormatNumber(threshold), contacts);
            json.WriteEndObject();
            json.WriteStartObject("points");
            foreach (var (points, contacts) in score.Points.InOrder)
                json.WriteNumber(points.ToString(System.Globalization.CultureInfo.InvariantCulture), contacts);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteGrades(Utf8JsonWriter json, RunMetrics metrics)
    {
        json.WriteStartObject("grades");
        for (var i = 0; i < metrics.Grades.Count; i++) WriteCounts(json, metrics.Plan.Grades[i].Name, metrics.Grades[i]);
        json.WriteEndObject();
    }

    private static void WriteTouches(Utf8JsonWriter json, RunMetrics metrics)
    {
        json.WriteStartObject("touches");
        foreach (var channel in metrics.Touches.GroupBy(touch => touch.Channel))
        {
            json.WriteStartObject(channel.Key);
            foreach (var (_, message, figures) in channel)
            {
                json.WriteStartObject(message);
                json.WriteNumber("sent", figures.Sent);
                json.WriteNumber("deferred", figures.Deferred.Total);
                WriteCounts(json, "deferred_for", figures.Deferred);
                WriteCounts(json, "dropped", figures.Dropped);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteSequences(Utf8JsonWriter json, RunMetrics metrics)
    {
        json.WriteStartObject("sequences");
        foreach (var (name, figures) in metrics.Sequences)
        {
            json.WriteStartObject(name);
            json.WriteNumber("enrolled", figures.Enrolled);
            WriteCounts(json, "not_enrolled", figures.NotEnrolled);
            json.WriteNumber("now", figures.Now);
            json.WriteNumber("finished", figures.Finished);
            WriteCounts(json, "exited", figures.Exited);
            json.WriteNumber("goals_met", figures.GoalsMet);
            json.WriteNumber("goals_missed", figures.GoalsMissed);
            json.WriteNumber("exhausted", figures.Exhausted);
            WriteControl(json, metrics, name, figures);
            WriteStreams(json, figures);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteControl(Utf8JsonWriter json, RunMetrics metrics, string sequence, SequenceMetrics figures)
    {
        if (!metrics.HasControl(sequence)) return;
        json.WriteStartObject("control");
        json.WriteNumber("enrolled", figures.Control.Enrolled);
        json.WriteNumber("goals_met", figures.Control.GoalsMet);
        json.WriteNumber("goals_missed", figures.Control.GoalsMissed);
        json.WriteEndObject();
    }

    private static void WriteGuarantees(Utf8JsonWriter json, RunMetrics metrics)
    {
        json.WriteStartArray("guarantees");
        foreach (var guarantee in metrics.Plan.Guarantees)
        {
            json.WriteStartObject();
            json.WriteString("name", guarantee.Name);
            json.WriteString("claim", guarantee.Claim);
            json.WriteNumber("broken", metrics.Guarantees[guarantee.Name]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStreams(Utf8JsonWriter json, SequenceMetrics program)
    {
        if (program.Streams.Count == 0) return;
        json.WriteStartObject("streams");
        foreach (var stream in program.Streams)
        {
            json.WriteStartObject(stream.Name);
            json.WriteNumber("entered", stream.Entered);
            json.WriteNumber("now", stream.Now);
            json.WriteNumber("exhausted", stream.Exhausted);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteTail(Utf8JsonWriter json, SimulationResult result)
    {
        var metrics = result.Metrics;
        WriteGoals(json, metrics);
        WriteGuarantees(json, metrics);
        WriteHandoffs(json, metrics);
        WriteSplits(json, result);
        json.WriteStartObject("tasks");
        json.WriteNumber("given", metrics.Decisions(DecisionKind.Task) - metrics.Reassigned);
        json.WriteNumber("reassigned", metrics.Reassigned);
        json.WriteNumber("closed", metrics.Decisions(DecisionKind.TaskClosed));
        json.WriteEndObject();
        json.WriteNumber("alerts", metrics.Decisions(DecisionKind.Alert));
        WriteCounts(json, "diagnostics", metrics.Diagnostics);
        json.WriteStartArray("notes");
        foreach (var note in result.Notes) json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteStartObject("plan");
        json.WriteString("hash", result.PlanHash);
        json.WriteNumber("state_bytes", metrics.Plan.StateBytes);
        json.WriteEndObject();
        WriteDecimal(json, "elapsed", result.Span / (Ticks.PerSecond / Value.One));
    }

    private static void WriteSplits(Utf8JsonWriter json, SimulationResult result)
    {
        json.WriteStartObject("splits");
        foreach (var split in result.Metrics.Splits)
        {
            json.WriteStartObject(split.Name);
            json.WriteString("sequence", split.Sequence);
            json.WriteStartObject("arms");
            foreach (var arm in split.Arms)
            {
                json.WriteStartObject(arm.Name);
                WriteDecimal(json, "share", arm.Share);
                json.WriteNumber("contacts", arm.Contacts);
                json.WriteNumber("enrolments", arm.Enrolments);
                json.WriteNumber("goals_met", arm.GoalsMet);
                json.WriteNumber("goals_missed", arm.GoalsMissed);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            if (result.Outcomes.FirstOrDefault(one => one.Split == split.Name) is { } outcome) WriteOutcome(json, split, outcome);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteGoals(Utf8JsonWriter json, RunMetrics metrics)
    {
        json.WriteStartArray("goals");
        foreach (var goal in metrics.Goals)
        {
            json.WriteStartObject();
            json.WriteString("name", goal.Goal.Name);
            json.WriteString("measure", goal.Kind);
            if (goal.IsTime) WriteInteger(json, "value", goal.Value);
            else WriteDecimal(json, "value", goal.Value);
            json.WriteString("comparison", Symbol(goal.Goal.Operator));
            WriteDecimal(json, "target", goal.IsTime ? goal.Goal.Target / (Ticks.PerSecond / Value.One) : goal.Goal.Target);
            if (goal.IsMet is { } met) json.WriteBoolean("met", met);
            else json.WriteNull("met");
            json.WriteNumber("count", goal.Count);
            json.WriteNumber("among", goal.Among);
            json.WriteNumber("open", goal.Open);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A comparison as it is written.</summary>
    public static string Symbol(CompareOperator comparison) => comparison switch
    {
        CompareOperator.GreaterOrEqual => ">=",
        CompareOperator.Greater => ">",
        CompareOperator.LessOrEqual => "<=",
        CompareOperator.Less => "<",
        CompareOperator.Equal => "=",
        CompareOperator.NotEqual => "!=",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void WriteHandoffs(Utf8JsonWriter json, RunMetrics metrics)
    {
        json.WriteStartObject("sla");
        foreach (var handoff in metrics.Handoffs)
        {
            json.WriteStartObject(handoff.Name);
            json.WriteNumber("handed_over", handoff.HandedOver);
            json.WriteNumber("answered", handoff.Answered);
            json.WriteNumber("in_time", handoff.InTime);
            json.WriteNumber("missed", handoff.Missed);
            json.WriteNumber("left", handoff.Left);
            json.WriteNumber("waiting", handoff.Waiting);
            WriteDecimal(json, "attainment", handoff.Attainment);
            WriteInteger(json, "median_seconds", handoff.Response.Median);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter json, SplitMetrics split, SplitOutcome outcome)
    {
        json.WriteStartObject("winner");
        json.WriteString("arm", split.Arms[outcome.Arm].Name);
        WriteInstant(json, "at", outcome.At);
        json.WriteStartObject("decided_by");
        for (var arm = 0; arm < split.Arms.Count; arm++)
        {
            if (outcome.People[arm] == 0) continue;
            json.WriteStartObject(split.Arms[arm].Name);
            json.WriteNumber("people", outcome.People[arm]);
            json.WriteNumber("converted", outcome.Converted[arm]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, Counts counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, times) in counts.InOrder) json.WriteNumber(key, times);
        json.WriteEndObject();
    }

    private static void WriteInstant(Utf8JsonWriter json, string name, long instant)
    {
        if (instant == Value.Unknown) json.WriteNull(name);
        else json.WriteString(name, InstantText.Format(instant));
    }

    private static void WriteInteger(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }

    private static void WriteDecimal(Utf8JsonWriter json, string name, long? millionths)
    {
        json.WritePropertyName(name);
        if (millionths is { } known) json.WriteRawValue(InstantText.FormatNumber(known));
        else json.WriteNullValue();
    }
}
