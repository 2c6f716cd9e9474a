using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Schema;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>Checks what a plan remembers of events and touches.</summary>
internal static class AggregateValidator
{
    private const int LargestCapacity = 100_000;

    /// <summary>An aggregate, without its condition.</summary>
    public static void Check(CampaignPlan plan, PlanAggregate aggregate)
    {
        Defined(aggregate.Kind);
        PositionOrNone(aggregate.Event, plan.Schema.Events.Length, "event");
        var of = aggregate.Event < 0 ? null : plan.Schema.Events[aggregate.Event];
        PositionOrNone(aggregate.Property, of?.Properties.Length ?? 0, "property");
        Amount(aggregate, of);
        Window(aggregate);
        if (aggregate.Key is { } key)
        {
            Position(key, of?.Properties.Length ?? 0, "property");
            Require(of is not null && !of.Properties[key].Type.Set, "events are told apart by a set");
            Require(aggregate.Kind is not (AggregateKind.First or AggregateKind.Last), "a first or last is asked for by a value");
        }

        if (aggregate.Touches is { } touches) Touches(plan, aggregate, touches);
    }

    private static void Amount(PlanAggregate aggregate, PlanEvent? of)
    {
        Require(aggregate.Kind != AggregateKind.Count || aggregate.Property < 0, "a count has a property");
        if (aggregate.Kind is AggregateKind.Count or AggregateKind.First or AggregateKind.Last) return;
        Require(aggregate.Property >= 0 && of is not null, "an amount has no property");
        if (of is null) return;
        var type = of.Properties[aggregate.Property].Type;
        var isAmount = type.Kind is ValueKind.Number or ValueKind.Money or ValueKind.Percent or ValueKind.Duration;
        var isOrdered = isAmount || type.Kind is ValueKind.Date or ValueKind.Instant or ValueKind.Time;
        var fits = aggregate.Kind is AggregateKind.Min or AggregateKind.Max ? isOrdered : isAmount;
        Require(fits && !type.Set, "an amount is made of what is none");
    }

    private static void Window(PlanAggregate aggregate)
    {
        if (aggregate.From != 0) Length(aggregate.From);
        Require(aggregate.To >= 0 && (aggregate.To == 0 || aggregate.To < aggregate.From), "a window ends before it begins");
        Require(aggregate.From == 0 || aggregate.Kind is not (AggregateKind.First or AggregateKind.Last), "a first or last has a window");
        var remembers = aggregate.From != 0 || aggregate.Key is not null;
        Require(
            remembers ? aggregate.Capacity is >= 1 and <= LargestCapacity : aggregate.Capacity == 0,
            "a window has a capacity out of range");
    }

    private static void Touches(CampaignPlan plan, PlanAggregate aggregate, PlanTouches touches)
    {
        var isCount = aggregate is { Kind: AggregateKind.Count, Event: -1, Where: null, Key: null };
        Require(isCount, "touches are looked at as events");
        foreach (var message in List(touches.Messages, 10_000, "messages of a list")) Position(message, plan.Messages.Length, "message");
        new PlanCheck(plan).Channels(touches.Channels);
        Require(touches.Topics >= 0 && (plan.Topics.Length >= 63 || touches.Topics < 1L << plan.Topics.Length), "it refers to a topic that does not exist");
    }
}
