using NurtureLang.Plan;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Simulation.Metrics;

/// <summary>The figures of a run, or of a part of it.</summary>
/// <remarks>
/// INVARIANT: a monoid. Figures are integers, and adding those of two parts gives what one run over both would have given, whichever part comes first.
/// Not safe for several threads: each worker has its own.
/// </remarks>
public sealed class RunMetrics
{
    private readonly long[] decisions = new long[DecisionNames.All.Count];
    private readonly JourneyMetrics[] journeys;
    private readonly ScoreMetrics[] scores;
    private readonly Counts[] grades;
    private readonly Dictionary<string, JourneyMetrics> journeyByName = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Channel, string Message), TouchMetrics> touches = [];
    private readonly Dictionary<string, SequenceMetrics> sequences = new(StringComparer.Ordinal);

    /// <summary>Nothing counted yet.</summary>
    public RunMetrics(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan;
        journeys = [.. plan.Stages.Select(journey => new JourneyMetrics(journey))];
        foreach (var journey in journeys) journeyByName[journey.Name] = journey;
        var thresholds = ScoreThresholds.Of(plan);
        scores = [.. plan.Scores.Select((score, i) => new ScoreMetrics(score.Name, thresholds[i]))];
        grades = [.. plan.Grades.Select(_ => new Counts())];
        foreach (var sequence in plan.Sequences) sequences[sequence.Name] = new SequenceMetrics();
        foreach (var segment in plan.Segments) Segments.Add(segment.Name, 0);
        foreach (var persona in plan.Personas) Personas.Add(persona.Name, 0);
        foreach (var (grade, counts) in plan.Grades.Zip(grades))
        {
            foreach (var value in grade.Values) counts.Add(value.Name, 0);
        }
    }

    /// <summary>The plan that ran.</summary>
    public CampaignPlan Plan { get; }

    /// <summary>How many contacts were run.</summary>
    public long Contacts { get; private set; }

    /// <summary>How many events were applied.</summary>
    public long Events { get; internal set; }

    /// <summary>How many events lie outside of the run's span and were left out.</summary>
    public long EventsLeftOut { get; internal set; }

    /// <summary>How many contacts came only after the end of the run and were left out.</summary>
    public long ContactsLeftOut { get; internal set; }

    /// <summary>The journeys, in the plan's order.</summary>
    public IReadOnlyList<JourneyMetrics> Journeys => journeys;

    /// <summary>The scores, in the plan's order.</summary>
    public IReadOnlyList<ScoreMetrics> Scores => scores;

    /// <summary>For each grade of the plan, the contacts by value.</summary>
    public IReadOnlyList<Counts> Grades => grades;

    /// <summary>The contacts by persona; `none` for those who have none.</summary>
    public Counts Personas { get; } = new();

    /// <summary>The contacts in each segment.</summary>
    public Counts Segments { get; } = new();

    /// <summary>What the author should know, by reason.</summary>
    public Counts Diagnostics { get; } = new();

    /// <summary>The sequences by name, in the plan's order.</summary>
    public IEnumerable<(string Name, SequenceMetrics Figures)> Sequences =>
        Plan.Sequences.Select(sequence => (sequence.Name, sequences[sequence.Name]));

    /// <summary>The touches by channel and message, in ordinal order of both.</summary>
    public IEnumerable<(string Channel, string Message, TouchMetrics Figures)> Touches =>
        touches.OrderBy(pair => pair.Key.Channel, StringComparer.Ordinal).ThenBy(pair => pair.Key.Message, StringComparer.Ordinal)
            .Select(pair => (pair.Key.Channel, pair.Key.Message, pair.Value));

    /// <summary>How many decisions of a kind were made.</summary>
    public long Decisions(DecisionKind kind) => decisions[(int)kind];

    /// <summary>A contact's history begins.</summary>
    internal void Begin(long instant)
    {
        Contacts++;
        foreach (var journey in journeys) journey.Begin(instant);
    }

    /// <summary>Counts a decision about the contact that began last.</summary>
    internal void Take(Decision decision)
    {
        decisions[(int)decision.Kind]++;
        switch (decision.Kind)
        {
            case DecisionKind.Stage:
                if (decision.Name is { } name && journeyByName.TryGetValue(name, out var journey)) journey.Move(decision.Into, decision.At);
                break;
            case DecisionKind.Sent: Touch(decision).Sent++; break;
            case DecisionKind.Deferred: Touch(decision).Deferred.Add(decision.Reason ?? "none"); break;
            case DecisionKind.Dropped: Touch(decision).Dropped.Add(decision.Reason ?? "none"); break;
            case DecisionKind.Diagnostic: Diagnostics.Add(decision.Reason ?? "none"); break;
            default:
                if (decision.Sequence is { } sequence && sequences.TryGetValue(sequence, out var figures)) Enrolment(figures, decision);
                break;
        }
    }

    /// <summary>The history of the contact that began last is over.</summary>
    internal void End(in ContactOutcome outcome)
    {
        foreach (var journey in journeys) journey.End();
        Personas.Add(outcome.Persona ?? "none");
        for (var i = 0; i < scores.Length; i++) scores[i].Take(outcome.Scores[i]);
        for (var i = 0; i < grades.Length; i++) grades[i].Add(outcome.Grades[i] ?? "none");
        foreach (var segment in outcome.Segments) Segments.Add(segment);
        foreach (var sequence in outcome.Enrolments) sequences[sequence].Now++;
    }

    /// <summary>Adds the figures of another part of the same run.</summary>
    public void Add(RunMetrics other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Contacts += other.Contacts;
        Events += other.Events;
        EventsLeftOut += other.EventsLeftOut;
        ContactsLeftOut += other.ContactsLeftOut;
        for (var i = 0; i < decisions.Length; i++) decisions[i] += other.decisions[i];
        for (var i = 0; i < journeys.Length; i++) journeys[i].Add(other.journeys[i]);
        for (var i = 0; i < scores.Length; i++) scores[i].Add(other.scores[i]);
        for (var i = 0; i < grades.Length; i++) grades[i].Add(other.grades[i]);
        Personas.Add(other.Personas);
        Segments.Add(other.Segments);
        Diagnostics.Add(other.Diagnostics);
        foreach (var (key, figures) in other.touches) Touch(key).Add(figures);
        foreach (var (name, figures) in other.sequences) sequences[name].Add(figures);
    }

    private static void Enrolment(SequenceMetrics figures, Decision decision)
    {
        switch (decision.Kind)
        {
            case DecisionKind.Enrolled: figures.Enrolled++; break;
            case DecisionKind.NotEnrolled: figures.NotEnrolled.Add(decision.Reason ?? "none"); break;
            case DecisionKind.Finished: figures.Finished++; break;
            case DecisionKind.Exhausted: figures.Exhausted++; break;
            case DecisionKind.Exited: figures.Exited.Add(decision.Reason ?? "none"); break;
            case DecisionKind.Goal when decision.Reason == Reasons.Missed: figures.GoalsMissed++; break;
            case DecisionKind.Goal: figures.GoalsMet++; break;
            default: break;
        }
    }

    private TouchMetrics Touch(Decision decision) => Touch((decision.Channel ?? "none", decision.Name ?? "none"));

    private TouchMetrics Touch((string Channel, string Message) key)
    {
        if (!touches.TryGetValue(key, out var figures)) touches[key] = figures = new TouchMetrics();
        return figures;
    }
}
