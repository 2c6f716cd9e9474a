using NurtureLang.Plan.Content;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Runtime.Execution;

/// <summary>Keeps who may be written to: the field that says so, and every opt-out and opt-in since.</summary>
internal sealed class Consents(LoadedPlan plan)
{
    private readonly WithdrawStep[] withdrawals = [.. plan.Plan.Withdrawals];
    private const long Everything = long.MaxValue;

    /// <summary>Takes an opt-out or opt-in. The answer is whether it ends every marketing sequence.</summary>
    /// <remarks>What names a topic speaks of that topic only, and goes before what names none. An opt-in brings back what it names, nothing else.</remarks>
    public bool Take(Frame frame, ConsentItem item)
    {
        var channel = item.Change.ChannelProperty < 0 ? Value.Unknown : frame.Event[item.Change.ChannelProperty];
        var topic = item.Change.TopicProperty < 0 ? Value.Unknown : frame.Event[item.Change.TopicProperty];
        if (!item.Out && plan.Layout.Withdrawn >= 0) GiveBack(frame, channel, topic);
        return Take(frame, channel, topic, item.Out);
    }

    /// <summary>Takes consent back because the campaign says so, for a channel, and a topic where one is named.</summary>
    public void Withdraw(Frame frame, WithdrawStep step)
    {
        Take(frame, step.Channel, step.Topic < 0 ? Value.Unknown : step.Topic, isOut: true);
        frame.Words[plan.Layout.Withdrawn + step.Topic + 1] |= 1L << step.Channel;
        frame.Words[plan.Layout.WithdrawnAt[Array.FindIndex(withdrawals, one => ReferenceEquals(one, step))]] = frame.Now;
    }

    // The step that last took back consent for a message, where one did and nothing gave it again.
    private string? WithdrawnBy(Frame frame, PlanMessage message)
    {
        if (plan.Layout.Withdrawn < 0) return null;
        var gone = frame.Words[plan.Layout.Withdrawn] | frame.Words[plan.Layout.Withdrawn + message.Topic + 1];
        if ((gone >> message.Channel & 1) == 0) return null;
        (string? source, var last) = (null, Value.Unknown);
        for (var index = 0; index < withdrawals.Length; index++)
        {
            var step = withdrawals[index];
            if (step.Channel != message.Channel || (step.Topic >= 0 && step.Topic != message.Topic)) continue;
            if (frame.Words[plan.Layout.WithdrawnAt[index]] > last) (source, last) = (step.Source, frame.Words[plan.Layout.WithdrawnAt[index]]);
        }

        return source;
    }

    // What names a channel or a topic gives back that alone.
    private void GiveBack(Frame frame, long channel, long topic)
    {
        var mask = channel == Value.Unknown ? Everything : 1L << (int)channel;
        var withdrawn = frame.Words.AsSpan(plan.Layout.Withdrawn, plan.Plan.Topics.Length + 1);
        if (topic != Value.Unknown) withdrawn[(int)topic + 1] &= ~mask;
        else if (channel == Value.Unknown) withdrawn.Clear();
        else withdrawn[0] &= ~mask;
    }

    // For a channel, and a topic where one is named; unknown for all of them.
    private bool Take(Frame frame, long channel, long topic, bool isOut)
    {
        var mask = channel == Value.Unknown ? Everything : 1L << (int)channel;
        var optedOut = frame.Words.AsSpan(plan.Layout.OptedOut, plan.Plan.Topics.Length + 1);
        var optedIn = frame.Words.AsSpan(plan.Layout.OptedIn, plan.Plan.Topics.Length + 1);
        if (topic != Value.Unknown)
        {
            ref var gone = ref optedOut[(int)topic + 1];
            ref var back = ref optedIn[(int)topic + 1];
            (gone, back) = isOut ? (gone | mask, back & ~mask) : (gone & ~mask, back | mask);
            return false;
        }

        if (isOut)
        {
            optedOut[0] |= mask;
            foreach (ref var back in optedIn) back &= ~mask;
            return channel == Value.Unknown;
        }

        optedOut[0] &= ~mask;
        if (channel == Value.Unknown) optedOut.Clear();
        else optedIn[0] |= mask;
        return false;
    }

    /// <summary>Why a message may not be sent to the contact now; null where it may.</summary>
    public string? Refusal(Frame frame, PlanMessage message, out string source)
    {
        source = message.Source;
        if (message.Transactional) return null;
        var words = frame.Words;
        var channel = 1L << message.Channel;
        var topic = message.Topic + 1;
        var comesBack = topic > 0 ? words[plan.Layout.OptedIn + topic] : 0;
        if (((words[plan.Layout.OptedOut + topic] | (words[plan.Layout.OptedOut] & ~comesBack)) & channel) != 0)
        {
            source = WithdrawnBy(frame, message) ?? plan.Plan.Policy.OptOuts.Select(change => change.Source).FirstOrDefault(message.Source);
            return Reasons.OptOut;
        }

        var policy = plan.Plan.Policy;
        if ((policy.ConsentChannels & channel) == 0) return null;
        var given = policy.ConsentField < 0 ? Value.Unknown : words[StateLayout.Fields + policy.ConsentField];
        var all = (given == Value.Unknown ? 0 : given) | words[plan.Layout.OptedIn] | words[plan.Layout.OptedIn + topic];
        if ((all & channel) != 0) return null;
        source = policy.ConsentSource;
        return Reasons.Consent;
    }
}
