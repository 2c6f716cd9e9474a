using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>Draws the reactions to each touch of a contact, and keeps them until their time comes.</summary>
/// <remarks>
/// INVARIANT: a draw belongs to the repetition, the contact, the message with its channel and how many-th it is for this contact, and the kind of reaction.
/// So what is decided after a touch, or about anybody else, changes nothing about its reactions.
/// </remarks>
internal sealed class ReactingSink(Repetition repetition) : TouchWatch(repetition.Plan)
{
    private readonly ResponseModel model = repetition.Model;
    private readonly PriorityQueue<DrawnReaction, (long At, int Order)> waiting = new();
    private readonly Dictionary<(int Message, int Channel), int> touches = [];
    private readonly long[] reacted = new long[repetition.Model.Kinds.Length];
    private ulong contact;
    private long until;
    private int drawn;

    /// <summary>How many reactions of each kind came.</summary>
    public long[] Came { get; } = new long[repetition.Model.Kinds.Length];

    /// <summary>How many contacts would have reacted more often than the model allows.</summary>
    public long CutShort { get; private set; }

    /// <summary>When the next reaction comes, in ticks; never where none does.</summary>
    public long Next => waiting.TryPeek(out _, out var place) ? place.At : Ticks.Never;

    /// <summary>Another contact begins.</summary>
    /// <param name="contactId">The contact_id in UTF-8.</param>
    /// <param name="until">The end of the run, in ticks.</param>
    /// <param name="inner">Takes the decisions.</param>
    public void Begin(ReadOnlySpan<byte> contactId, long until, IDecisionSink inner)
    {
        BeginContact();
        Inner = inner;
        contact = Draws.Under(repetition.Key, Draws.KeyOf(contactId));
        this.until = until;
        waiting.Clear();
        touches.Clear();
        drawn = 0;
    }

    /// <summary>The next reaction, whose time has come.</summary>
    public DrawnReaction Come()
    {
        var reaction = waiting.Dequeue();
        Came[reaction.Kind]++;
        (Inner as IReactionSink)?.Take(reaction, model.Kinds[reaction.Kind].Name);
        return reaction;
    }

    /// <inheritdoc/>
    protected override void Touched(Decision touch, int message, int channel)
    {
        var earlier = touches.GetValueOrDefault((message, channel));
        touches[(message, channel)] = earlier + 1;
        var key = Draws.Under(contact, message < 0 ? 0 : repetition.MessageKeys[message]);
        key = Draws.Under(Draws.Under(key, channel < 0 ? 0 : repetition.ChannelKeys[channel]), (ulong)earlier);
        for (var kind = 0; kind < reacted.Length; kind++)
        {
            reacted[kind] = Value.Unknown;
            var position = model.RuleOf(kind, message, channel, Persona, Stages);
            if (position < 0) continue;
            var rule = model.Rules[position];
            // INVARIANT: a kind stands behind those that it comes after.
            var since = rule.After < 0 ? touch.At : reacted[rule.After];
            if (since == Value.Unknown) continue;
            var draw = Draws.Under(key, repetition.KindKeys[kind]);
            if (!Draws.IsWithin(Draws.Under(draw, 1), repetition.Rates[position])) continue;
            var at = since + repetition.Delays[position].Draw(Draws.Under(draw, 2), Draws.Under(draw, 3));
            if (at > until) continue;
            if (drawn == model.AtMost)
            {
                CutShort++;
                drawn++;
            }

            if (drawn > model.AtMost) continue;
            reacted[kind] = at;
            waiting.Enqueue(new DrawnReaction(at, kind, touch, rule.PropertiesFor(message, channel)), (at, drawn++));
        }
    }
}
