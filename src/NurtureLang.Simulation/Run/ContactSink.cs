using NurtureLang.History.Log;
using NurtureLang.Plan;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Simulation.Run;

/// <summary>Takes the decisions of one worker's contacts, one contact after the other: counts them, and keeps their lines where they are wanted.</summary>
internal sealed class ContactSink(CampaignPlan plan, bool wantsScores, DecisionStore? store) : IDecisionSink
{
    private readonly DecisionJson json = new();
    private string contact = "";

    /// <summary>The figures so far.</summary>
    public RunMetrics Metrics { get; } = new(plan);

    /// <inheritdoc/>
    public bool WantsScores => wantsScores;

    /// <summary>The decisions that follow are about this contact.</summary>
    public void Begin(ContactTable contacts, int number, long first)
    {
        Metrics.Begin(first);
        if (store is null) return;
        contact = contacts.IdOf(number);
        store.Begin(contacts.IdBytesOf(number));
    }

    /// <summary>The decisions that follow are about this contact.</summary>
    public void Begin(string id, ReadOnlySpan<byte> idBytes, long first)
    {
        Metrics.Begin(first);
        contact = id;
        store?.Begin(idBytes);
    }

    /// <inheritdoc/>
    public void Take(Decision decision)
    {
        Metrics.Take(decision);
        store?.Add(decision.At, json.Write(contact, decision));
    }

    /// <inheritdoc/>
    public void Take(in HandoffFact fact) => Metrics.Take(fact);

    /// <inheritdoc/>
    public void Take(in GoalFact fact) => Metrics.Take(fact);
}
