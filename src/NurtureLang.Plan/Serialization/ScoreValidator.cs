using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Stages;
using NurtureLang.Plan.Values;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>Checks scores, grades and journeys.</summary>
internal sealed class ScoreValidator(PlanCheck check, ExpressionValidator expressions)
{
    private const long MostPoints = 1_000_000 * Value.One;

    private readonly CampaignPlan plan = check.Plan;

    public void Check()
    {
        for (var at = 0; at < plan.Scores.Length; at++) Score(plan.Scores[at], at);
        foreach (var grade in plan.Grades)
        {
            foreach (var value in List(grade.Values, 1_000, "values of a grade")) expressions.Condition(value.When, ExpressionPlace.Contact);
            Require(grade.Values.Length > 0 && grade.Values[^1].When is LiteralCondition { Holds: true }, $"grade `{grade.Name}` leaves somebody out");
        }

        foreach (var stages in plan.Stages) Stages(stages);
    }

    private void Score(PlanScore score, int at)
    {
        Require(score.Lowest == Value.Unknown || score.Highest == Value.Unknown || score.Lowest < score.Highest, $"score `{score.Name}` has no range");
        foreach (var group in List(score.Groups, 100, "groups of a score")) Require(group.Cap is > 0 and <= MostPoints, "the cap of a group is out of range");
        List(score.Rules, 1_000, "rules of a score");
        Require(score.Derived is null || score.Rules.IsEmpty, $"score `{score.Name}` is derived and has rules");
        foreach (var rule in score.Rules) Rule(rule, score);
        if (score.Derived is not { } derived) return;
        expressions.Number(derived, ExpressionPlace.Contact);
        var later = ExpressionWalk.Within(derived).OfType<ScoreValue>().Any(value => value.Score >= at);
        Require(!later, $"score `{score.Name}` refers to itself or a later one");
    }

    private void Rule(PlanScoreRule rule, PlanScore score)
    {
        Require(rule.Event < 0 != rule.When is null, $"a rule of score `{score.Name}` is neither on an event nor on a condition");
        Require(rule.Points is >= -MostPoints and <= MostPoints, "points are out of range");
        PositionOrNone(rule.Event, plan.Schema.Events.Length, "event");
        PositionOrNone(rule.Group, score.Groups.Length, "group");
        Defined(rule.Decay);
        if (rule.Decay == DecayKind.None) Require(rule.DecayPeriod == 0, "points that stay fade");
        else Length(rule.DecayPeriod);
        expressions.Condition(rule.When, ExpressionPlace.Contact);
        if (rule.Event < 0)
        {
            var isPlain = rule.Limit is { Kind: LimitKind.None, Property: -1, Period: null } && rule.Where is null && rule.Decay == DecayKind.None;
            Require(isPlain, "points on a condition are limited or fade");
            return;
        }

        var of = plan.Schema.Events[rule.Event];
        expressions.Condition(rule.Where, new ExpressionPlace(of));
        Defined(rule.Limit.Kind);
        Period(rule.Limit.Period);
        Require(rule.Limit.Kind != LimitKind.Points || rule.Limit.Points is > 0 and <= MostPoints, "a limit on points is out of range");
        if (rule.Limit.Kind == LimitKind.OncePerProperty) Position(rule.Limit.Property, of.Properties.Length, "property");
        else Require(rule.Limit.Property == -1, "a limit names a property for nothing");
    }

    private void Stages(PlanStages stages)
    {
        Names(List(stages.Stages, 1_000, "stages").Select(stage => stage.Name), "stages");
        Require(stages.Stages.Length > 0, $"journey `{stages.Name}` has no stage");
        foreach (var move in List(stages.Transitions, 10_000, "moves of a journey"))
        {
            Require(List(move.From, 1_000, "stages of a move").Length > 0, "a move leaves no stage");
            foreach (var from in move.From) Position(from, stages.Stages.Length, "stage");
            Position(move.To, stages.Stages.Length, "stage");
            var triggers = (move.Event >= 0 ? 1 : 0) + (move.When is null ? 0 : 1) + (move.After is null ? 0 : 1);
            Require(triggers == 1, "a move is not on an event, on a condition or after a time");
            PositionOrNone(move.Event, plan.Schema.Events.Length, "event");
            expressions.Condition(move.Where, new ExpressionPlace(move.Event < 0 ? null : plan.Schema.Events[move.Event]));
            expressions.Condition(move.When, ExpressionPlace.Contact);
            Duration(move.After);
            LastInstant(plan, move.Without, orNone: true);
        }
    }

    /// <summary>An aggregate that holds the instant of an event's last occurrence.</summary>
    public static void LastInstant(CampaignPlan plan, int position, bool orNone)
    {
        if (orNone && position == -1) return;
        Position(position, plan.Aggregates.Length, "aggregate");
        Require(plan.Aggregates[position] is { Kind: AggregateKind.Last, Property: -1 }, "what is no last occurrence stands for one");
    }
}
