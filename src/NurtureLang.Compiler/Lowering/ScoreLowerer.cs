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
        [.. score.Groups.Select(group => new PlanScoreGroup(group.Name, Fixed.Millionths(group.Cap), group.Origin.Line))],
        [.. score.Rules.Select(Rule)],
        expressions.Optional(score.Derived),
        score.Origin.Line);

    public PlanGrade Lower(BoundGrade grade) => new(
        grade.Symbol.Name,
        [.. grade.Conditions.Select((condition, at) => new PlanGradeValue(grade.Symbol.Cases[at], expressions.Lower(condition)))],
        grade.Origin.Line);

    private PlanScoreRule Rule(BoundScoreRule rule) => new(
        rule.Name, Fixed.Millionths(rule.Points), rule.Event?.Position ?? -1, expressions.Optional(rule.Where), expressions.Optional(rule.When),
        Limit(rule.Limit), Fade(rule.Fade), rule.FadeTicks, rule.Group, rule.Origin.Line);

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
