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
    private ContactTable? contacts;
    private int contact;
    private string? name;

    /// <summary>The figures so far.</summary>
    public RunMetrics Metrics { get; } = new(plan);

    /// <inheritdoc/>
    public bool WantsScores => wantsScores;

    /// <summary>The decisions that follow are about this contact.</summary>
    public void TurnTo(ContactTable contacts, int contact) => (this.contacts, this.contact, name) = (contacts, contact, null);

    /// <summary>The decisions that follow are about the contact with this contact_id.</summary>
    public void TurnTo(string id, ReadOnlySpan<byte> idBytes)
    {
        name = id;
        store?.Begin(idBytes);
    }

    /// <inheritdoc/>
    public void Take(Decision decision)
    {
        Metrics.Take(decision);
        if (store is null) return;
        if (name is null)
        {
            if (contacts is null) throw new System.Diagnostics.UnreachableException("a decision about nobody");
            // Most contacts have no decision most of the time.
            name = contacts.IdOf(contact);
            store.Begin(contacts.IdBytesOf(contact));
        }

        store.Add(decision.At, json.Write(name, decision));
    }

    /// <inheritdoc/>
    public void Take(in HandoffFact fact) => Metrics.Take(fact);

    /// <inheritdoc/>
    public void Take(in FunctionFault fault) => Metrics.Take(fault, name ?? contacts?.IdOf(contact) ?? "");

    /// <inheritdoc/>
    public void Take(in GoalFact fact) => Metrics.Take(fact);
}
