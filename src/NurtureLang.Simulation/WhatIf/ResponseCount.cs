using NurtureLang.Plan;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>Gives each recorded reaction of a contact to the touch that it follows, and counts touches by the rule that they fall under.</summary>
/// <remarks>
/// A reaction counts for the latest touch at or before it that it may be about: one of the same message where the event names one. Of several for one touch the
/// first counts. A touch whose time to be reacted to is not over by the end of the run counts nowhere: whether it would be reacted to is not known.
/// </remarks>
internal sealed class ResponseCount : TouchWatch
{
    private readonly CampaignPlan plan;
    private readonly ResponseModel model;
    private readonly ResponseEstimation estimation;
    private readonly long until;
    private readonly int touchMessage;
    private readonly int touchChannel;
    private readonly int[] kindOf;
    private readonly int[] messageOf;
    private readonly List<Touch> touches = [];
    private readonly List<(long At, int Message)>[] reactions;

    public ResponseCount(CampaignPlan plan, ResponseModel model, ResponseEstimation estimation, long until)
        : base(plan)
    {
        (this.plan, this.model, this.estimation, this.until) = (plan, model, estimation, until);
        (touchMessage, touchChannel) = estimation.Event < 0
            ? (-1, -1)
            : (PropertyOf(estimation.Event, ValueKind.Message), PropertyOf(estimation.Event, ValueKind.Channel));
        kindOf = [.. plan.Schema.Events.Select((_, type) => model.Kinds.ToList().FindIndex(kind => kind.Event == type))];
        messageOf = [.. model.Kinds.Select(kind => PropertyOf(kind.Event, ValueKind.Message))];
        reactions = [.. model.Kinds.Select(_ => new List<(long, int)>())];
        Found = new RecordedResponses(model);
    }

    /// <summary>What was counted.</summary>
    public RecordedResponses Found { get; }

    /// <summary>Another contact begins.</summary>
    public void Begin()
    {
        BeginContact();
        touches.Clear();
        foreach (var kind in reactions) kind.Clear();
    }

    /// <summary>An event of the history was applied.</summary>
    public void Recorded(int type, long at, ReadOnlySpan<long> properties)
    {
        if (type == estimation.Event && properties[touchMessage] is var message && message != Value.Unknown)
        {
            var channel = touchChannel < 0 || properties[touchChannel] == Value.Unknown ? plan.Messages[(int)message].Channel : (int)properties[touchChannel];
            Add(at, (int)message, channel);
        }

        if (kindOf[type] is var kind && kind < 0) return;
        var about = messageOf[kind] < 0 || properties[messageOf[kind]] == Value.Unknown ? -1 : (int)properties[messageOf[kind]];
        reactions[kind].Add((at, about));
    }

    /// <summary>The contact's history is over.</summary>
    public void End()
    {
        touches.Sort((one, other) => one.At.CompareTo(other.At));
        for (var kind = 0; kind < reactions.Length; kind++)
        {
            reactions[kind].Sort((one, other) => one.At.CompareTo(other.At));
            foreach (var (at, about) in reactions[kind]) Give(kind, at, about);
            foreach (var touch in touches)
            {
                if (touch.Rules[kind] is var rule && rule < 0) continue;
                var since = SinceOf(touch, rule);
                if (since == Value.Unknown || until - since < estimation.Within) continue;
                Found.Take(rule, touch.Reacted[kind] == Value.Unknown ? Value.Unknown : touch.Reacted[kind] - since);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Touched(Decision touch, int message, int channel)
    {
        if (estimation.Event < 0) Add(touch.At, message, channel);
    }

    private void Add(long at, int message, int channel)
    {
        var rules = new int[reactions.Length];
        for (var kind = 0; kind < rules.Length; kind++) rules[kind] = model.RuleOf(kind, message, channel, Persona, Stages);
        var reacted = new long[rules.Length];
        Array.Fill(reacted, Value.Unknown);
        touches.Add(new Touch(at, message, rules, reacted));
    }

    // INVARIANT: a kind stands behind those that it comes after, so that they are given already.
    private void Give(int kind, long at, int about)
    {
        for (var index = touches.Count - 1; index >= 0; index--)
        {
            var touch = touches[index];
            if (touch.At > at || (about >= 0 && touch.Message != about)) continue;
            if (touch.Reacted[kind] != Value.Unknown || touch.Rules[kind] < 0) return;
            var since = SinceOf(touch, touch.Rules[kind]);
            if (since != Value.Unknown && at >= since && at - since <= estimation.Within) touch.Reacted[kind] = at;
            return;
        }
    }

    private long SinceOf(Touch touch, int rule) => model.Rules[rule].After < 0 ? touch.At : touch.Reacted[model.Rules[rule].After];

    private int PropertyOf(int type, ValueKind kind)
    {
        var properties = plan.Schema.Events[type].Properties;
        for (var index = 0; index < properties.Length; index++)
        {
            if (properties[index].Type.Kind == kind && !properties[index].Type.Set) return index;
        }

        return -1;
    }

    private sealed record Touch(long At, int Message, int[] Rules, long[] Reacted);
}
