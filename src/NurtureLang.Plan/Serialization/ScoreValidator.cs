using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Schema;
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
        List(score.Groups, 100, "groups of a score");
        for (var group = 0; group < score.Groups.Length; group++)
        {
            Require(score.Groups[group].Cap is > 0 and <= MostPoints, "the cap of a group is out of range");
            if (score.Groups[group].Within is { } outer) Require(outer >= 0 && outer < group, "a group stands in itself or a later one");
        }

        if (score.Resets is { } resets) Resets(resets, score);
        List(score.Rules, 1_000, "rules of a score");
        Require(score.Derived is null || score.Rules.IsEmpty, $"score `{score.Name}` is derived and has rules");
        foreach (var rule in score.Rules) Rule(rule, score);
        if (score.Derived is not { } derived) return;
        expressions.Number(derived, ExpressionPlace.Contact);
        var later = ExpressionWalk.Within(derived).OfType<ScoreValue>().Any(value => value.Score >= at);
        Require(!later, $"score `{score.Name}` refers to itself or a later one");
    }

    private void Resets(ImmutableArray<PlanScoreReset> resets, PlanScore score)
    {
        Require(score.Derived is null, $"score `{score.Name}` is derived and is reset");
        foreach (var reset in List(resets, 1_000, "resets of a score"))
        {
            PositionOrNone(reset.Event, plan.Schema.Events.Length, "event");
            Require(reset.Event < 0 != reset.When is null, "a reset is neither on an event nor on a condition");
            expressions.Condition(reset.Where, new ExpressionPlace(reset.Event < 0 ? null : plan.Schema.Events[reset.Event]));
            expressions.Condition(reset.When, ExpressionPlace.Contact);
        }
    }

    private void Rule(PlanScoreRule rule, PlanScore score)
    {
        var ways = (rule.Event >= 0 ? 1 : 0) + (rule.When is null ? 0 : 1) + (rule.Every is null ? 0 : 1);
        Require(ways == 1, $"a rule of score `{score.Name}` is not on an event, on a condition or every so often");
        Require(rule.Points is >= -MostPoints and <= MostPoints, "points are out of range");
        PositionOrNone(rule.Event, plan.Schema.Events.Length, "event");
        PositionOrNone(rule.Group, score.Groups.Length, "group");
        Defined(rule.Decay);
        if (rule.Decay == DecayKind.None) Require(rule.DecayPeriod == 0, "points that stay fade");
        else Length(rule.DecayPeriod);
        expressions.Condition(rule.When, ExpressionPlace.Contact);
        if (rule.When is not null)
        {
            var isPlain = rule is { Limit: { Kind: LimitKind.None, Property: -1, Period: null }, Where: null, Decay: DecayKind.None, More: null };
            Require(isPlain, "points on a condition are limited or fade");
            return;
        }

        var of = rule.Event < 0 ? null : plan.Schema.Events[rule.Event];
        Require(rule.Where is null || of is not null, "points while nothing happens ask for an event");
        expressions.Condition(rule.Where, new ExpressionPlace(of));
        if (rule.Every is { } every) Every(every);
        Limit(rule.Limit, of);
        foreach (var limit in List(rule.More ?? [], 10, "limits of a rule")) Limit(limit, of);
    }

    private void Every(PlanEvery every)
    {
        Length(every.Length);
        Require(every.Length >= Ticks.PerHour, "points come more often than every hour");
        PositionOrNone(every.Without, plan.Schema.Events.Length, "event");
        Require(every.Where is null || every.Without >= 0, "points while nothing happens ask for an event");
        expressions.Condition(every.Where, new ExpressionPlace(every.Without < 0 ? null : plan.Schema.Events[every.Without]));
        expressions.Condition(every.While, ExpressionPlace.Contact);
    }

    private static void Limit(PlanLimit limit, PlanEvent? of)
    {
        Defined(limit.Kind);
        Period(limit.Period);
        Require(limit.Kind != LimitKind.Points || limit.Points is > 0 and <= MostPoints, "a limit on points is out of range");
        if (limit.Kind == LimitKind.OncePerProperty) Position(limit.Property, of?.Properties.Length ?? 0, "property");
        else Require(limit.Property == -1, "a limit names a property for nothing");
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
