using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Checks;

/// <summary>How low and how high each score can be read.</summary>
public sealed class ScoreReach
{
    private readonly Dictionary<ScoreSymbol, BoundScore> scores;
    private readonly Dictionary<ScoreSymbol, (decimal? Low, decimal? High)> known = [];

    /// <summary>For the scores of a campaign.</summary>
    public ScoreReach(Program program) => scores = program.Scores.ToDictionary(score => score.Symbol);

    /// <summary>The least and the most that a score can be; null for no bound.</summary>
    public (decimal? Low, decimal? High) Of(ScoreSymbol symbol)
    {
        if (known.TryGetValue(symbol, out var range)) return range;
        known[symbol] = (symbol.Low, symbol.High); // a circle, which is refused elsewhere, ends here
        if (!scores.TryGetValue(symbol, out var score)) return (symbol.Low, symbol.High);
        var (low, high) = score.Derived is { } derived ? Of(derived) : OfRules(score);
        range = (Larger(low, symbol.Low), Smaller(high, symbol.High));
        // Bounds limit what is read: points below the range are read as its lower end, and the other way round.
        if (range.Low > range.High) range = low > symbol.High ? (symbol.High, symbol.High) : (symbol.Low, symbol.Low);
        known[symbol] = range;
        return range;
    }

    private static (decimal? Low, decimal? High) OfRules(BoundScore score) => OfGroup(score, -1);

    // What stands outside of groups (-1), or in one, with the groups in it.
    private static (decimal? Low, decimal? High) OfGroup(BoundScore score, int group)
    {
        decimal? low = 0, high = 0;
        foreach (var rule in score.Rules.Where(rule => rule.Group == group))
        {
            if (rule.Points > 0) high += MostOf(rule);
            else low -= MostOf(rule);
        }

        for (var inner = 0; inner < score.Groups.Length; inner++)
        {
            if (score.Groups[inner].Within != group) continue;
            var (least, most) = OfGroup(score, inner);
            low += least;
            high += Smaller(most, score.Groups[inner].Cap);
        }

        return (low, high);
    }

    // Points on an event add up without end, unless they are given once for ever or up to a limit for ever.
    private static decimal? MostOf(BoundScoreRule rule)
    {
        var points = Math.Abs(rule.Points);
        if (rule.When is not null || rule.Limits.Any(limit => limit is { Kind: RuleLimitKind.Once, Period: null })) return points;
        var limits = rule.Limits.Where(limit => limit is { Kind: RuleLimitKind.Points, Period: null }).ToList();
        return limits.Count == 0 ? null : limits.Min(limit => limit.Points);
    }

    private (decimal? Low, decimal? High) Of(BoundExpression value)
    {
        switch (value)
        {
            case BoundConstant constant: return (constant.Value, constant.Value);
            case BoundScoreValue score: return Of(score.Score);
            case BoundArithmetic { Operator: MathOperator.Add } node:
                var (a, b) = (Of(node.Left), Of(node.Right));
                return (a.Low + b.Low, a.High + b.High);
            case BoundArithmetic { Operator: MathOperator.Subtract } node:
                var (c, d) = (Of(node.Left), Of(node.Right));
                return (c.Low - d.High, c.High - d.Low);
            case BoundArithmetic { Operator: MathOperator.Multiply, Left: BoundConstant { Value: >= 0 and < 1_000_000 } factor } node:
                var of = Of(node.Right);
                return (Times(factor.Value, of.Low), Times(factor.Value, of.High));
            case BoundArithmetic { Operator: MathOperator.Multiply, Right: BoundConstant { Value: >= 0 and < 1_000_000 } factor } node:
                var by = Of(node.Left);
                return (Times(factor.Value, by.Low), Times(factor.Value, by.High));
            default: return (null, null);
        }
    }

    private static decimal? Times(decimal factor, decimal? value) => Math.Abs(value ?? 0) > 1e15m ? null : factor * value;

    private static decimal? Larger(decimal? left, decimal? right) => left is { } a && right is { } b ? Math.Max(a, b) : left ?? right;

    private static decimal? Smaller(decimal? left, decimal? right) => left is { } a && right is { } b ? Math.Min(a, b) : left ?? right;
}
