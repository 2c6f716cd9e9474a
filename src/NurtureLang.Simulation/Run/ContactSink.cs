using NurtureLang.History.Log;
using NurtureLang.Plan;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Simulation.Decisions;
using NurtureLang.Simulation.Metrics;
using NurtureLang.Simulation.WhatIf;

namespace NurtureLang.Simulation.Run;

/// <summary>Takes the decisions of one worker's contacts, one contact after the other: counts them, and keeps their lines where they are wanted.</summary>
internal sealed class ContactSink(CampaignPlan plan, bool wantsScores, DecisionStore? store, int repetition = 0) : IDecisionSink, IReactionSink
{
    private readonly DecisionJson json = new() { Repetition = repetition };
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
        if (store is not null) store.Add(decision.At, json.Write(NameIn(store), decision));
    }

    /// <inheritdoc/>
    public void Take(DrawnReaction reaction, string name)
    {
        if (store is not null) store.Add(reaction.At, json.WriteReaction(NameIn(store), reaction.At, name, reaction.Touch));
    }

    /// <inheritdoc/>
    public void Take(in HandoffFact fact) => Metrics.Take(fact);

    /// <inheritdoc/>
    public void Take(in FunctionFault fault) => Metrics.Take(fault, name ?? contacts?.IdOf(contact) ?? "");

    /// <inheritdoc/>
    public void Take(in GoalFact fact) => Metrics.Take(fact);

    // Most contacts have no decision most of the time.
    private string NameIn(DecisionStore store)
    {
        if (name is not null) return name;
        if (contacts is null) throw new System.Diagnostics.UnreachableException("a decision about nobody");
        store.Begin(contacts.IdBytesOf(contact));
        return name = contacts.IdOf(contact);
    }
}
