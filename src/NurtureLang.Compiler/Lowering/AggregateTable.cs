using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;

namespace NurtureLang.Compiler.Lowering;

/// <summary>The aggregates of a plan: equal ones are one, with the larger capacity.</summary>
internal sealed class AggregateTable
{
    /// <summary>What is remembered where no threshold says how much is needed.</summary>
    public const int UnknownCapacity = 1_000;

    private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
    private readonly List<PlanAggregate> all = [];

    /// <summary>The aggregates, in the order in which they were first needed.</summary>
    public ImmutableArray<PlanAggregate> All => [.. all];

    /// <summary>The position of an aggregate.</summary>
    public int Add(PlanAggregate aggregate)
    {
        var touches = aggregate.Touches is { } which ? $"{string.Join(',', which.Messages)} {which.Channels} {which.Topics}" : "";
        var key = $"{aggregate.Kind} {aggregate.Event} {aggregate.Property} {aggregate.From} {aggregate.To} {aggregate.Key} [{touches}] "
            + ExpressionKey.Of(aggregate.Where);
        if (!byKey.TryGetValue(key, out var position))
        {
            position = all.Count;
            byKey.Add(key, position);
            all.Add(aggregate);
        }
        else
        {
            var known = all[position];
            all[position] = known with
            {
                Capacity = Math.Max(known.Capacity, aggregate.Capacity),
                Exact = known.Exact && aggregate.Exact,
            };
        }

        return position;
    }
}
