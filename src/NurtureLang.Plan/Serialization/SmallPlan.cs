using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Stages;

namespace NurtureLang.Plan.Serialization;

/// <summary>A plan that holds one of what nearly every plan holds, so that writing it makes ready what writing any takes.</summary>
internal static class SmallPlan
{
    public static CampaignPlan Make()
    {
        var schema = new PlanSchema([], [new PlanProperty("field", new PlanType(ValueKind.Number))], [new PlanEvent("event", EventRole.Declared, [])]);
        var count = new PlanAggregate(AggregateKind.Count, 0, new LiteralCondition(true), -1, 1, 0, 1, true, "");
        var limit = new PlanLimit(LimitKind.Points, 1, new PlanPeriod(CalendarUnit.Day, 0));
        var rule = new PlanScoreRule("rule", 1, 0, null, null, limit, DecayKind.HalfLife, 1, -1, "");
        var holds = new AllCondition(
        [
            new CompareCondition(CompareOperator.GreaterOrEqual, new ScoreValue(0), new ConstantValue(1)),
            new TextCondition(TextOperator.Equal, new FieldValue(0), [new TextValue("text")]),
            new CompareCondition(CompareOperator.GreaterOrEqual, new AggregateValue(0), new ConstantValue(1)),
        ]);
        var move = new PlanTransition([0], 0, -1, null, holds, null, -1, "");
        return new CampaignPlan(
            CampaignPlan.CurrentFormat, "", "", "small", "Small", "UTC", [new PlanSource("small", "")], 0, schema, ["email"], [], [], [count], [], [],
            [new PlanSegment("segment", holds, "")], [new PlanScore("score", "Score", 0, 1, [], [rule], null, "")], [],
            [new PlanStages("journey", [new PlanStage("first", false, false, null, "")], [move], "")], [], [],
            new PlanPolicy(0, -1, "", [], [], null, [], [], [], [], []), []);
    }
}
