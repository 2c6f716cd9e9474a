using NurtureLang.Plan;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
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
    private readonly SequenceMetrics[] sequences;
    private readonly HandoffMetrics[] handoffs;
    private readonly GoalMetrics[] goals;
    private readonly AccountMetrics[] accounts;
    private readonly TouchTable touches;
    private readonly SplitTable splits;

    // Of the contact under way: its enrolments that are held out.
    private readonly List<(int Sequence, int Enrolment)> heldOut = [];
    private readonly NamePositions journeyNames;
    private readonly NamePositions sequenceNames;

    // For each persona, segment and value of a grade its place among the counts.
    private readonly int[] personaPlaces;
    private readonly int[] segmentPlaces;
    private readonly int[][] gradePlaces;

    /// <summary>Nothing counted yet.</summary>
    public RunMetrics(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan;
        journeys = [.. plan.Stages.Select(journey => new JourneyMetrics(journey))];
        journeyNames = new NamePositions(plan.Stages.Select(journey => journey.Name));
        var thresholds = ScoreThresholds.Of(plan);
        scores = [.. plan.Scores.Select((score, i) => new ScoreMetrics(score.Name, thresholds[i]))];
        grades = [.. plan.Grades.Select(_ => new Counts())];
        sequences = [.. plan.Sequences.Select(sequence => new SequenceMetrics(sequence))];
        sequenceNames = new NamePositions(plan.Sequences.Select(sequence => sequence.Name));
        handoffs = [.. plan.Handoffs.Select(handoff => new HandoffMetrics(handoff))];
        goals = GoalMetrics.Of(plan);
        accounts = [.. plan.Accounts.Select(account => new AccountMetrics(account))];
        touches = new TouchTable(plan);
        splits = new SplitTable(plan);
        segmentPlaces = [.. plan.Segments.Select(segment => Segments.PositionOf(segment.Name))];
        personaPlaces = [.. plan.Personas.Select(persona => Personas.PositionOf(persona.Name))];
        gradePlaces = [.. plan.Grades.Select((grade, i) => grade.Values.Select(value => grades[i].PositionOf(value.Name)).ToArray())];
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

    /// <summary>How many contacts became one with another; they are not among the contacts.</summary>
    public long ContactsMerged { get; private set; }

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

    /// <summary>How often each guarantee was broken, by name.</summary>
    public Counts Guarantees { get; } = new();

    /// <summary>What the author should know, by reason.</summary>
    public Counts Diagnostics { get; } = new();

    /// <summary>The functions in C# that failed.</summary>
    internal FunctionFaults Faults { get; } = new();

    /// <summary>The sequences by name, in the plan's order.</summary>
    public IEnumerable<(string Name, SequenceMetrics Figures)> Sequences =>
        Plan.Sequences.Select((sequence, position) => (sequence.Name, sequences[position]));

    /// <summary>Whether a sequence has a control group, its own or the campaign's.</summary>
    public bool HasControl(string sequence) =>
        Plan.Policy.Holdout is not null || Plan.Sequences.Any(one => one.Name == sequence && one.Holdout is not null);

    /// <summary>The hand-offs, in the plan's order.</summary>
    public IReadOnlyList<HandoffMetrics> Handoffs => handoffs;

    /// <summary>The goals of the campaign, in the plan's order.</summary>
    public IReadOnlyList<GoalMetrics> Goals => goals;

    /// <summary>The kinds of accounts, in the plan's order.</summary>
    public IReadOnlyList<AccountMetrics> Accounts => accounts;

    /// <summary>How often a task was given to somebody else.</summary>
    public long Reassigned { get; private set; }

    /// <summary>The touches by channel and message, in ordinal order of both.</summary>
    public IEnumerable<(string Channel, string Message, TouchMetrics Figures)> Touches => touches.InOrder;

    /// <summary>The splits, in the plan's order.</summary>
    public IReadOnlyList<SplitMetrics> Splits => splits.All;

    /// <summary>How many decisions of a kind were made.</summary>
    public long Decisions(DecisionKind kind) => decisions[(int)kind];

    /// <summary>A contact's history begins.</summary>
    internal void Begin(long instant)
    {
        Contacts++;
        splits.Begin();
        if (heldOut.Count > 0) heldOut.Clear();
        foreach (var journey in journeys) journey.Begin(instant);
        foreach (var handoff in handoffs) handoff.Begin();
        foreach (var goal in goals) goal.Begin(instant);
    }

    /// <summary>Goes on with a contact that was left.</summary>
    /// <param name="places">Where it was, a place for each journey.</param>
    internal void Resume(ReadOnlySpan<JourneyPlace> places)
    {
        for (var i = 0; i < journeys.Length; i++) journeys[i].Resume(places[i]);
    }

    /// <summary>Leaves the contact at hand to go on with another.</summary>
    /// <param name="places">Gets where it is, a place for each journey.</param>
    internal void Leave(Span<JourneyPlace> places)
    {
        for (var i = 0; i < journeys.Length; i++) places[i] = journeys[i].Leave();
    }

    /// <summary>Counts a decision about the contact at hand.</summary>
    internal void Take(Decision decision)
    {
        decisions[(int)decision.Kind]++;
        foreach (var goal in goals) goal.Take(decision);
        switch (decision.Kind)
        {
            case DecisionKind.Stage:
                var journey = journeyNames.Find(decision.Name);
                if (journey >= 0) journeys[journey].Move(decision.Into, decision.At);
                break;
            case DecisionKind.Sent: touches.Of(decision.Channel, decision.Name).Sent++; break;
            case DecisionKind.Deferred: touches.Of(decision.Channel, decision.Name).Deferred.Add(decision.Reason ?? "none"); break;
            case DecisionKind.Dropped when decision.Channel is not null: touches.Of(decision.Channel, decision.Name).Dropped.Add(decision.Reason ?? "none"); break;
            case DecisionKind.Task when decision.Reason == Reasons.Reassigned: Reassigned++; break;
            case DecisionKind.Diagnostic:
                Diagnostics.Add(decision.Reason ?? "none");
                if (decision is { Reason: Reasons.Guarantee, Name: { } promise }) Guarantees.Add(promise);
                break;
            case DecisionKind.Assigned when decision.Step is not null: splits.Assign(decision); break;
            default:
                if (decision.Kind == DecisionKind.Goal) splits.Goal(decision);
                var sequence = sequenceNames.Find(decision.Sequence);
                if (sequence >= 0) Enrolment(sequences[sequence], decision);
                if (sequence >= 0 && (decision.Kind == DecisionKind.Assigned || heldOut.Count > 0)) HeldOut(sequence, decision);
                break;
        }
    }

    /// <summary>Counts what happened to a hand-off of the contact that began last.</summary>
    internal void Take(in HandoffFact fact)
    {
        handoffs[fact.Handoff].Take(fact);
        foreach (var goal in goals) goal.Take(fact);
    }

    /// <summary>Counts a contact for whom a function in C# failed.</summary>
    internal void Take(in FunctionFault fault, string contact) => Faults.Take(fault, contact);

    /// <summary>Counts what was seen of a goal at the contact that began last.</summary>
    internal void Take(in GoalFact fact) => goals[fact.Goal].Take(fact);

    /// <summary>The history of the contact that began last is over.</summary>
    /// <param name="outcome">Where the contact stands at the end.</param>
    internal void End(ContactReading outcome)
    {
        foreach (var journey in journeys) journey.End();
        foreach (var handoff in handoffs) handoff.End(outcome.At);
        foreach (var goal in goals) goal.End(outcome.At);
        Count(Personas, personaPlaces, outcome.Persona);
        for (var i = 0; i < scores.Length; i++) scores[i].Take(outcome.Scores[i]);
        for (var i = 0; i < grades.Length; i++) Count(grades[i], gradePlaces[i], outcome.Grades[i]);
        for (var i = 0; i < segmentPlaces.Length; i++)
        {
            if (outcome.Segments[i]) Segments.AddAt(segmentPlaces[i]);
        }

        for (var i = 0; i < sequences.Length; i++)
        {
            sequences[i].Now += outcome.Live[i];
            sequences[i].Stand(outcome.LiveInStreams(i));
        }
    }

    /// <summary>Counts an account as it stands at the end.</summary>
    internal void Take(Runtime.Accounts.AccountReading account) => accounts[account.Kind].Take(account);

    /// <summary>The contact that began last became one with another: it stands nowhere at the end.</summary>
    internal void EndMerged()
    {
        Contacts--;
        ContactsMerged++;
    }

    /// <summary>Counts the enrolments of the contact that ended last which are under way on the version before, in sequences of the same name.</summary>
    internal void Pinned(CampaignPlan before, ContactReading outcome)
    {
        for (var i = 0; i < before.Sequences.Length; i++)
        {
            var sequence = outcome.Live[i] == 0 ? -1 : sequenceNames.Find(before.Sequences[i].Name);
            if (sequence >= 0) sequences[sequence].Now += outcome.Live[i];
        }
    }

    /// <summary>Adds the figures of another part of the same run.</summary>
    public void Add(RunMetrics other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Contacts += other.Contacts;
        Events += other.Events;
        EventsLeftOut += other.EventsLeftOut;
        ContactsLeftOut += other.ContactsLeftOut;
        ContactsMerged += other.ContactsMerged;
        for (var i = 0; i < decisions.Length; i++) decisions[i] += other.decisions[i];
        for (var i = 0; i < journeys.Length; i++) journeys[i].Add(other.journeys[i]);
        for (var i = 0; i < scores.Length; i++) scores[i].Add(other.scores[i]);
        for (var i = 0; i < grades.Length; i++) grades[i].Add(other.grades[i]);
        Personas.Add(other.Personas);
        Segments.Add(other.Segments);
        Diagnostics.Add(other.Diagnostics);
        Guarantees.Add(other.Guarantees);
        Faults.Add(other.Faults);
        touches.Add(other.touches);
        splits.Add(other.splits);
        for (var i = 0; i < handoffs.Length; i++) handoffs[i].Add(other.handoffs[i]);
        Reassigned += other.Reassigned;
        for (var i = 0; i < goals.Length; i++) goals[i].Add(other.goals[i]);
        for (var i = 0; i < accounts.Length; i++) accounts[i].Add(other.accounts[i]);
        for (var i = 0; i < sequences.Length; i++) sequences[i].Add(other.sequences[i]);
    }

    private static void Enrolment(SequenceMetrics figures, Decision decision)
    {
        switch (decision.Kind)
        {
            case DecisionKind.Enrolled:
                figures.Enrolled++;
                figures.Enter(decision.Step);
                break;
            case DecisionKind.Moved: figures.Enter(decision.Into); break;
            case DecisionKind.NotEnrolled: figures.NotEnrolled.Add(decision.Reason ?? "none"); break;
            case DecisionKind.Finished: figures.Finished++; break;
            case DecisionKind.Exhausted: figures.Exhaust(decision.Step); break;
            case DecisionKind.Exited: figures.Exited.Add(decision.Reason ?? "none"); break;
            case DecisionKind.Goal when decision.Reason == Reasons.Missed: figures.GoalsMissed++; break;
            case DecisionKind.Goal: figures.GoalsMet++; break;
            default: break;
        }
    }

    private void HeldOut(int sequence, Decision decision)
    {
        var control = sequences[sequence].Control;
        if (decision.Kind == DecisionKind.Assigned)
        {
            control.Enrolled++;
            heldOut.Add((sequence, decision.Enrolment));
        }
        else if (decision.Kind == DecisionKind.Goal && heldOut.Contains((sequence, decision.Enrolment)))
        {
            if (decision.Reason == Reasons.Missed) control.GoalsMissed++;
            else control.GoalsMet++;
        }
    }

    private static void Count(Counts counts, int[] places, int position)
    {
        if (position < 0) counts.Add("none");
        else counts.AddAt(places[position]);
    }
}
