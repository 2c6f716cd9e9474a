using NurtureLang.Plan;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Simulation.Run;

/// <summary>Takes the decisions of one worker's contacts, one contact after the other: counts them, and keeps their lines where they are wanted.</summary>
internal sealed class ContactSink(CampaignPlan plan, bool wantsScores, bool keepsLines) : IDecisionSink
{
    private readonly DecisionJson json = new();
    private string contact = "";
    private int rank;

    /// <summary>The figures so far.</summary>
    public RunMetrics Metrics { get; } = new(plan);

    /// <summary>The lines so far; none where they are not wanted.</summary>
    public DecisionStore? Store { get; } = keepsLines ? new DecisionStore() : null;

    /// <inheritdoc/>
    public bool WantsScores => wantsScores;

    /// <summary>The decisions that follow are about this contact.</summary>
    public void Begin(string id, int order, long first)
    {
        (contact, rank) = (id, order);
        Metrics.Begin(first);
    }

    /// <inheritdoc/>
    public void Take(Decision decision)
    {
        Metrics.Take(decision);
        Store?.Add(decision.At, rank, json.Write(contact, decision));
    }
}
