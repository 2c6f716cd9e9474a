using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Events remembered with the value of one of their properties, so that those of one value can be asked for: the key, the instant, the amount.</summary>
internal static class KeyedEvents
{
    private const int Stride = 3;

    /// <summary>Remembers the event under test. Whether one that may still matter was forgotten is the answer.</summary>
    public static bool Record(Frame frame, PlanAggregate aggregate, int list, long instant, long value)
    {
        var key = frame.Event[aggregate.Key ?? 0];
        if (key == Value.Unknown || (aggregate.Kind != AggregateKind.Count && value == Value.Unknown)) return false;
        var entries = frame.State.List(list);
        if (aggregate.From > 0)
        {
            var after = frame.Now - aggregate.From;
            while (entries.Count > 0 && entries[1] <= after) entries.RemoveRange(0, Stride);
        }

        var at = entries.Count;
        while (at > 0 && entries[at - Stride + 1] > instant) at -= Stride;
        entries.InsertRange(at, [key, instant, value]);
        if (entries.Count <= Stride * aggregate.Capacity) return false;
        entries.RemoveRange(0, Stride);
        return true;
    }

    /// <summary>What is made of the remembered events in the window whose key is a value.</summary>
    public static long Read(Frame frame, CampaignPlan plan, PlanAggregate aggregate, int list, long key, TextPool texts)
    {
        var amounts = new Amounts(aggregate.Kind);
        if (key == Value.Unknown || frame.State.Lists[list] is not { } entries) return amounts.Result;
        var isText = StateLayout.IsText(plan.Schema.Events[aggregate.Event].Properties[aggregate.Key ?? 0].Type);
        var after = aggregate.From == 0 ? long.MinValue : frame.Now - aggregate.From;
        var upTo = frame.Now - aggregate.To;
        for (var index = 0; index < entries.Count; index += Stride)
        {
            if (entries[index + 1] <= after || entries[index + 1] > upTo) continue;
            if (entries[index] == key || (isText && texts[entries[index]].Equals(texts[key], StringComparison.OrdinalIgnoreCase)))
                amounts.Take(entries[index + 2]);
        }

        return amounts.Result;
    }
}
