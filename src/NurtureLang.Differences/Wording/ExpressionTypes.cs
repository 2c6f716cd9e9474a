using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Schema;

namespace NurtureLang.Differences.Wording;

/// <summary>The types of a plan's expressions, so that fixed values beside them are written as what they are.</summary>
internal static class ExpressionTypes
{
    private static readonly PlanType Number = new(ValueKind.Number);

    /// <summary>The type of a value; null where nothing says it.</summary>
    public static PlanType? Of(CampaignPlan plan, PlanExpression expression, Scope scope) => expression switch
    {
        FieldValue node => At(plan.Schema.Fields, node.Field)?.Type,
        EventValue node => At(plan.Schema.Events, scope.Event) is { } of ? At(of.Properties, node.Property)?.Type : null,
        EntryValue node => At(scope.Kept, node.Property)?.Type,
        AggregateValue node => At(plan.Aggregates, node.Aggregate) is { } aggregate ? Of(plan, aggregate) : null,
        KeyedAggregateValue node => At(plan.Aggregates, node.Aggregate) is { } aggregate ? Of(plan, aggregate) : null,
        ScoreValue or RollUpValue => Number,
        ClockValue node => new PlanType(node.Reading switch
        {
            ClockReading.Now => ValueKind.Instant,
            ClockReading.Today => ValueKind.Date,
            ClockReading.TimeOfDay => ValueKind.Time,
            _ => ValueKind.Number,
        }),
        ArithmeticValue node => Of(plan, node, scope),
        CaseValue node => node.Branches.Select(branch => branch.Then).Append(node.Otherwise).Select(one =>
            Of(plan, one, scope)).FirstOrDefault(one => one is not null),
        CallValue node => At(plan.Functions, node.Function)?.Returns,
        _ => null,
    };

    private static PlanType? Of(CampaignPlan plan, ArithmeticValue node, Scope scope) => node.Operator switch
    {
        ArithmeticOperator.Between => new PlanType(ValueKind.Duration),
        ArithmeticOperator.AddMonths => new PlanType(ValueKind.Date),
        ArithmeticOperator.Multiply or ArithmeticOperator.Divide => Of(plan, node.Right, scope) ?? Of(plan, node.Left, scope),
        _ => Sum(Of(plan, node.Left, scope), Of(plan, node.Right, scope)),
    };

    // A date and a length of time are a date, two instants less one another a length.
    private static PlanType? Sum(PlanType? left, PlanType? right) => (left, right) switch
    {
        ({ Kind: ValueKind.Instant }, { Kind: ValueKind.Instant }) => new PlanType(ValueKind.Duration),
        ({ Kind: ValueKind.Instant or ValueKind.Date }, null) => new PlanType(ValueKind.Duration),
        _ => left ?? right,
    };

    private static PlanType? Of(CampaignPlan plan, PlanAggregate aggregate) => aggregate switch
    {
        { Kind: AggregateKind.Count } => Number,
        { Property: < 0 } => new PlanType(ValueKind.Instant),
        _ => At(plan.Schema.Events, aggregate.Event) is { } of ? At(of.Properties, aggregate.Property)?.Type : null,
    };

    private static T? At<T>(System.Collections.Immutable.ImmutableArray<T> all, int at)
        where T : class => at >= 0 && at < all.Length ? all[at] : null;
}
