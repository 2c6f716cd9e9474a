using NurtureLang.Plan.Content;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Runtime.Execution;

/// <summary>Keeps who may be written to: the field that says so, and every opt-out and opt-in since.</summary>
internal sealed class Consents(LoadedPlan plan)
{
    /// <summary>Takes an opt-out or opt-in. The answer is whether it ends every marketing sequence.</summary>
    public bool Take(Frame frame, ConsentItem item)
    {
        var channel = item.Change.ChannelProperty < 0 ? Value.Unknown : frame.Event[item.Change.ChannelProperty];
        var topic = item.Change.TopicProperty < 0 ? Value.Unknown : frame.Event[item.Change.TopicProperty];
        var words = frame.Words;
        if (channel == Value.Unknown && topic == Value.Unknown)
        {
            words[StateLayout.OptedOutOfAll] = item.Out ? 1 : 0;
            if (!item.Out) words.AsSpan(plan.Layout.OptedOut, plan.Plan.Topics.Length + 1).Clear();
            return item.Out;
        }

        var mask = channel == Value.Unknown ? long.MaxValue : 1L << (int)channel;
        var place = topic == Value.Unknown ? 0 : (int)topic + 1;
        if (item.Out)
        {
            words[plan.Layout.OptedOut + place] |= mask;
            words[plan.Layout.OptedIn + place] &= ~mask;
        }
        else
        {
            // Somebody who comes back to a channel comes back although they once left everything.
            words[StateLayout.OptedOutOfAll] = 0;
            words[plan.Layout.OptedOut + place] &= ~mask;
            words[plan.Layout.OptedIn + place] |= mask;
        }

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
        if (words[StateLayout.OptedOutOfAll] == 1 || ((words[plan.Layout.OptedOut] | words[plan.Layout.OptedOut + topic]) & channel) != 0)
        {
            source = plan.Plan.Policy.OptOuts.Select(change => change.Source).FirstOrDefault(message.Source);
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
