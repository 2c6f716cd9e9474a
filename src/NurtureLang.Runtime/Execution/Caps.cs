using NurtureLang.Plan.Content;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Sequences;
using NurtureLang.Runtime.Conditions;

namespace NurtureLang.Runtime.Execution;

/// <summary>Counts touches against the caps, and finds the first instant at which they let one more through.</summary>
internal sealed class Caps(LoadedPlan plan)
{
    /// <summary>The first instant from now on at which no cap holds a message back, and the line of the cap that holds it longest.</summary>
    public long FreeAt(Frame frame, PlanMessage message, out string source)
    {
        source = message.Source;
        var free = frame.Now;
        if (message.Transactional) return free;
        for (var index = 0; index < plan.Plan.Policy.Caps.Length; index++)
        {
            var cap = plan.Plan.Policy.Caps[index];
            if (!Counts(cap, message) || !Holds(frame, index)) continue;
            var one = FreeOf(frame, index, cap);
            if (one <= free) continue;
            free = one;
            source = cap.Source;
        }

        return free;
    }

    /// <summary>Counts a touch that leaves now.</summary>
    public void Count(Frame frame, PlanMessage message)
    {
        if (message.Transactional) return;
        for (var index = 0; index < plan.Plan.Policy.Caps.Length; index++)
        {
            var cap = plan.Plan.Policy.Caps[index];
            if (!Counts(cap, message)) continue;
            var word = plan.Layout.Caps[index];
            if (cap.Period.Unit == CalendarUnit.None)
            {
                AggregateBook.Insert(frame.Words, word, cap.Count, frame.Now);
                continue;
            }

            var period = frame.Zone.Period(frame.Now, cap.Period.Unit);
            if (frame.Words[word] != period) (frame.Words[word], frame.Words[word + 1]) = (period, 0);
            frame.Words[word + 1]++;
        }
    }

    private static bool Counts(PlanCap cap, PlanMessage message) =>
        (cap.Channels == 0 || (cap.Channels >> message.Channel & 1) != 0) && (cap.Topic < 0 || cap.Topic == message.Topic);

    // A cap for some people stands in place of the caps for everybody that count the same touches.
    private bool Holds(Frame frame, int index)
    {
        if (plan.CapsFor[index] is { } own) return own(frame);
        var cap = plan.Plan.Policy.Caps[index];
        for (var other = 0; other < plan.CapsFor.Length; other++)
        {
            var candidate = plan.Plan.Policy.Caps[other];
            if (plan.CapsFor[other] is { } test && candidate.Channels == cap.Channels && candidate.Topic == cap.Topic && test(frame)) return false;
        }

        return true;
    }

    private long FreeOf(Frame frame, int index, PlanCap cap)
    {
        var word = plan.Layout.Caps[index];
        var words = frame.Words;
        if (cap.Period.Unit == CalendarUnit.None)
        {
            // The ring holds the newest touches, as many as the cap allows: when it is full, the oldest must leave the window.
            return words[word] < cap.Count ? frame.Now : words[word + cap.Count] + cap.Period.Ticks;
        }

        var inPeriod = words[word] == frame.Zone.Period(frame.Now, cap.Period.Unit);
        return inPeriod && words[word + 1] >= cap.Count ? frame.Zone.NextPeriod(frame.Now, cap.Period.Unit) : frame.Now;
    }
}
