using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Values;

namespace NurtureLang.Differences.Scores;

/// <summary>What a score can be.</summary>
/// <param name="Least">The least in millionths; null where there is no lower end.</param>
/// <param name="Most">The most in millionths; null where there is no upper end.</param>
internal readonly record struct Reach(long? Least, long? Most)
{
    /// <summary>Whether a comparison with a threshold can ever hold.</summary>
    public bool CanHold(CompareOperator op, long threshold) => op switch
    {
        CompareOperator.GreaterOrEqual => Most is null || Most >= threshold,
        CompareOperator.Greater => Most is null || Most > threshold,
        CompareOperator.LessOrEqual => Least is null || Least <= threshold,
        CompareOperator.Less => Least is null || Least < threshold,
        CompareOperator.Equal => (Most is null || Most >= threshold) && (Least is null || Least <= threshold),
        _ => true,
    };
}

/// <summary>Works out what the scores of a plan can reach: from their rules with their limits, their groups and their ranges.</summary>
/// <remarks>Never too narrow: points that can come again and again have no end, also where they fade.</remarks>
internal sealed class ScoreReach
{
    private readonly CampaignPlan plan;
    private readonly Reach?[] known;
    private readonly bool[] open;

    public ScoreReach(CampaignPlan plan)
    {
        this.plan = plan;
        known = new Reach?[plan.Scores.Length];
        open = new bool[plan.Scores.Length];
    }

    /// <summary>What a score can be.</summary>
    public Reach Of(int score)
    {
        if (score < 0 || score >= known.Length || open[score]) return default;
        if (known[score] is { } found) return found;
        open[score] = true;
        var written = plan.Scores[score];
        var reach = Bounded(written.Derived is { } derived ? Of(derived) : Sum(written), written.Lowest, written.Highest);
        open[score] = false;
        known[score] = reach;
        return reach;
    }

    private static Reach Bounded(Reach reach, long lowest, long highest)
    {
        var low = lowest == Value.Unknown ? reach.Least : Math.Max(lowest, reach.Least ?? lowest);
        var high = highest == Value.Unknown ? reach.Most : Math.Min(highest, reach.Most ?? highest);
        // What is always above the range is read as its end.
        if (highest != Value.Unknown && low > highest) low = highest;
        if (lowest != Value.Unknown && high < lowest) high = lowest;
        return new Reach(low, high);
    }

    private static Reach Sum(PlanScore score)
    {
        var total = new Reach(0, 0);
        var groups = score.Groups.Select(_ => new Reach(0, 0)).ToArray();
        foreach (var rule in score.Rules)
        {
            var points = Of(rule);
            if (rule.Group >= 0 && rule.Group < groups.Length) groups[rule.Group] = Plus(groups[rule.Group], points);
            else total = Plus(total, points);
        }

        // Inner groups stand behind the ones that they are in.
        for (var at = groups.Length - 1; at >= 0; at--)
        {
            var capped = groups[at] with { Most = groups[at].Most is { } most ? Math.Min(most, score.Groups[at].Cap) : score.Groups[at].Cap };
            if (score.Groups[at].Within is { } within && within >= 0 && within < at) groups[within] = Plus(groups[within], capped);
            else total = Plus(total, capped);
        }

        return total;
    }

    private static Reach Of(PlanScoreRule rule)
    {
        long? most = rule.When is not null || IsOnce(rule.Limit) || (rule.More ?? []).Any(IsOnce) ? rule.Points : null;
        foreach (var limit in new[] { rule.Limit }.Concat(rule.More ?? []).Where(limit =>
            limit is { Kind: LimitKind.Points, Period: null })) most = limit.Points;
        return rule.Points >= 0 ? new Reach(0, most) : new Reach(most is { } once ? Math.Min(once, -once) : null, 0);
    }

    private static bool IsOnce(PlanLimit limit) => limit is { Kind: LimitKind.Once, Period: null };

    private Reach Of(PlanExpression expression) => expression switch
    {
        ScoreValue node => Of(node.Score),
        ConstantValue { Value: var value } when value != Value.Unknown => new Reach(value, value),
        ArithmeticValue { Operator: ArithmeticOperator.Add } node => Plus(Of(node.Left), Of(node.Right)),
        ArithmeticValue { Operator: ArithmeticOperator.Subtract } node => Plus(Of(node.Left), Minus(Of(node.Right))),
        ArithmeticValue { Operator: ArithmeticOperator.Multiply, Left: ConstantValue { Value: var share } } node => Times(Of(node.Right), share),
        ArithmeticValue { Operator: ArithmeticOperator.Multiply, Right: ConstantValue { Value: var share } } node => Times(Of(node.Left), share),
        ArithmeticValue { Operator: ArithmeticOperator.Divide, Right: ConstantValue { Value: var by } } node when by > 0 => Over(Of(node.Left), by),
        CaseValue node => node.Branches.Select(branch => Of(branch.Then)).Append(Of(node.Otherwise)).Aggregate(Either),
        AggregateValue { Aggregate: var at } when at >= 0 && at < plan.Aggregates.Length && plan.Aggregates[at].Kind == AggregateKind.Count =>
            new Reach(0, null),
        _ => default,
    };

    private static Reach Plus(Reach one, Reach other) => new(
        one.Least is { } least && other.Least is { } less ? Value.Add(least, less) : null, one.Most is { } most && other.Most is { } more
            ? Value.Add(most, more) : null);

    private static Reach Minus(Reach one) => new(one.Most is { } most ? -most : null, one.Least is { } least ? -least : null);

    private static Reach Times(Reach one, long share) => share >= 0
        ? new Reach(share == 0 ? 0 : one.Least is { } least ? Value.Multiply(least, share) : null, share == 0 ? 0 : one.Most is { } most
            ? Value.Multiply(most, share) : null)
        : Minus(Times(one, -share));

    private static Reach Over(Reach one, long by) => new(one.Least is { } least ? Value.Divide(least, by) : null, one.Most is { } most
        ? Value.Divide(most, by) : null);

    private static Reach Either(Reach one, Reach other) => new(
        one.Least is { } least && other.Least is { } less ? Math.Min(least, less) : null, one.Most is { } most && other.Most is { } more
            ? Math.Max(most, more) : null);
}
