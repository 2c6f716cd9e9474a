using NurtureLang.Plan;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>Passes decisions on, and follows a contact's persona and stages by them, so that each touch is seen with those that it left with.</summary>
internal abstract class TouchWatch : IDecisionSink
{
    private readonly NamePositions personas;
    private readonly NamePositions journeys;
    private readonly NamePositions[] stageNames;
    private readonly NamePositions messages;
    private readonly NamePositions channels;
    private readonly int[] stages;

    protected TouchWatch(CampaignPlan plan)
    {
        personas = new NamePositions(plan.Personas.Select(one => one.Name));
        journeys = new NamePositions(plan.Stages.Select(one => one.Name));
        stageNames = [.. plan.Stages.Select(journey => new NamePositions(journey.Stages.Select(one => one.Name)))];
        messages = new NamePositions(plan.Messages.Select(one => one.Name));
        channels = new NamePositions(plan.Channels);
        stages = new int[plan.Stages.Length];
    }

    /// <inheritdoc/>
    public bool WantsScores => Inner.WantsScores;

    /// <summary>Takes what is passed on.</summary>
    protected IDecisionSink Inner { get; set; } = NoDecisions.Instance;

    /// <summary>The contact's persona; -1 for none.</summary>
    protected int Persona { get; private set; } = -1;

    /// <summary>The contact's stage in each journey.</summary>
    protected ReadOnlySpan<int> Stages => stages;

    /// <summary>Another contact begins, in the first stage of each journey.</summary>
    protected void BeginContact()
    {
        Persona = -1;
        Array.Clear(stages);
    }

    /// <summary>A touch left.</summary>
    protected abstract void Touched(Decision touch, int message, int channel);

    /// <inheritdoc/>
    public void Take(Decision decision)
    {
        Inner.Take(decision);
        switch (decision.Kind)
        {
            case DecisionKind.Persona:
                Persona = personas.Find(decision.Into);
                break;
            case DecisionKind.Stage when journeys.Find(decision.Name) is var journey and >= 0:
                if (stageNames[journey].Find(decision.Into) is var stage and >= 0) stages[journey] = stage;
                break;
            case DecisionKind.Sent:
                Touched(decision, messages.Find(decision.Name), channels.Find(decision.Channel));
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void Take(in HandoffFact fact) => Inner.Take(fact);

    /// <inheritdoc/>
    public void Take(in GoalFact fact) => Inner.Take(fact);

    /// <inheritdoc/>
    public void Take(in FunctionFault fault) => Inner.Take(fault);

    /// <inheritdoc/>
    public void Converted(int split, long at) => Inner.Converted(split, at);

    /// <inheritdoc/>
    public void Queued(int sequence, long contact, int enrolment, long wanted) => Inner.Queued(sequence, contact, enrolment, wanted);

    /// <inheritdoc/>
    public void Started(string sequence, long at, string source) => Inner.Started(sequence, at, source);

    /// <inheritdoc/>
    public void Reached(int sequence, int step) => Inner.Reached(sequence, step);

    private sealed class NoDecisions : IDecisionSink
    {
        public static readonly NoDecisions Instance = new();

        public bool WantsScores => false;

        public void Take(Decision decision)
        {
        }
    }
}
