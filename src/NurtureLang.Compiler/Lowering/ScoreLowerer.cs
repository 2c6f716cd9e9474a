using NurtureLang.Plan.Scores;
using NurtureLang.Semantics.Bound;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Writes scores and grades.</summary>
internal sealed class ScoreLowerer(ExpressionLowerer expressions)
{
    public PlanScore Lower(BoundScore score) => new(
        score.Symbol.Name,
        score.Symbol.Title,
        score.Symbol.Low is { } low ? Fixed.Millionths(low) : Plan.Values.Value.Unknown,
        score.Symbol.High is { } high ? Fixed.Millionths(high) : Plan.Values.Value.Unknown,
        [.. score.Groups.Select(group => new PlanScoreGroup(
            group.Name, Fixed.Millionths(group.Cap), group.Origin.Line, group.Within < 0 ? null : group.Within))],
        [.. score.Rules.Select(Rule)],
        expressions.Optional(score.Derived),
        score.Origin.Line,
        score.Resets.IsEmpty ? null : [.. score.Resets.Select(reset => new PlanScoreReset(
            reset.Event?.Position ?? -1, expressions.Optional(reset.Where), expressions.Optional(reset.When), reset.Origin.Line))]);

    public PlanGrade Lower(BoundGrade grade) => new(
        grade.Symbol.Name,
        [.. grade.Conditions.Select((condition, at) => new PlanGradeValue(grade.Symbol.Cases[at], expressions.Lower(condition)))],
        grade.Origin.Line);

    private PlanScoreRule Rule(BoundScoreRule rule) => new(
        rule.Name, Fixed.Millionths(rule.Points), rule.Event?.Position ?? -1, expressions.Optional(rule.Where), expressions.Optional(rule.When),
        rule.Limits.IsEmpty ? new PlanLimit(LimitKind.None) : Limit(rule.Limits[0]), Fade(rule.Fade), rule.FadeTicks, rule.Group, rule.Origin.Line,
        rule.Limits.Length < 2 ? null : [.. rule.Limits.Skip(1).Select(Limit)], Every(rule.Every));

    private PlanEvery? Every(BoundEvery? every) => every is null ? null : new PlanEvery(
        every.Ticks, every.Without?.Position ?? -1, expressions.Optional(every.Where), expressions.Optional(every.While));

    private static PlanLimit Limit(BoundLimit limit) => new(
        limit.Kind switch
        {
            RuleLimitKind.None => LimitKind.None,
            RuleLimitKind.Points => LimitKind.Points,
            RuleLimitKind.Once => LimitKind.Once,
            RuleLimitKind.OncePerProperty => LimitKind.OncePerProperty,
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        Fixed.Millionths(limit.Points),
        limit.Period is { } period ? Fixed.Period(period) : null,
        limit.Property?.Position ?? -1);

    private static DecayKind Fade(FadeKind kind) => kind switch
    {
        FadeKind.None => DecayKind.None,
        FadeKind.HalfLife => DecayKind.HalfLife,
        FadeKind.Steps => DecayKind.Steps,
        FadeKind.Expiry => DecayKind.Expiry,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
