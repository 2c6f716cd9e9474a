using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Simulation.Metrics;

/// <summary>Finds the fixed numbers that a campaign compares each of its scores with: the thresholds that its author cares about.</summary>
internal sealed class ScoreThresholds
{
    private readonly SortedSet<long>[] found;

    private ScoreThresholds(int scores)
    {
        found = new SortedSet<long>[scores];
        for (var i = 0; i < scores; i++) found[i] = [];
    }

    /// <summary>For each score of the plan its thresholds in millionths, in order.</summary>
    public static long[][] Of(CampaignPlan plan)
    {
        var search = new ScoreThresholds(plan.Scores.Length);
        foreach (var expression in Conditions(plan)) search.Look(expression);
        return [.. search.found.Select(numbers => numbers.ToArray())];
    }

    private static IEnumerable<PlanExpression?> Conditions(CampaignPlan plan) =>
    [
        .. plan.Aggregates.Select(aggregate => aggregate.Where),
        .. plan.Held.Select(held => held.Condition),
        .. plan.Personas.Select(persona => persona.Condition),
        .. plan.Segments.Select(segment => segment.Condition),
        .. plan.Grades.SelectMany(grade => grade.Values, (_, value) => value.When),
        .. plan.Scores.SelectMany(score => score.Rules).SelectMany(rule => (PlanExpression?[])[rule.Where, rule.When]),
        .. plan.Stages.SelectMany(journey => journey.Transitions).SelectMany(move => (PlanExpression?[])[move.Where, move.When]),
        .. plan.Policy.Suppressions.Select(silence => silence.When),
        .. plan.Policy.Caps.Select(cap => cap.For),
        .. plan.Sequences.SelectMany(Conditions),
    ];

    private static IEnumerable<PlanExpression?> Conditions(PlanSequence sequence) =>
    [
        sequence.For,
        .. sequence.Entries.SelectMany(entry => (PlanExpression?[])[entry.Where, entry.When]),
        .. sequence.Exits.SelectMany(exit => (PlanExpression?[])[exit.Where, exit.When]),
        .. sequence.Goals.SelectMany(goal => (PlanExpression?[])[goal.Where, goal.When]),
        .. sequence.Steps.SelectMany(Conditions),
    ];

    private static IEnumerable<PlanExpression?> Conditions(PlanStep step) => step switch
    {
        WaitForStep wait => wait.Branches.SelectMany(branch => (PlanExpression?[])[branch.Where, branch.When]),
        BranchStep branch => branch.Branches.Select(choice => choice.When),
        RepeatStep repeat => [repeat.Until],
        _ => [],
    };

    private void Look(PlanExpression? expression)
    {
        switch (expression)
        {
            case CompareCondition { Left: ScoreValue score, Right: ConstantValue number }: found[score.Score].Add(number.Value); break;
            case CompareCondition { Left: ConstantValue number, Right: ScoreValue score }: found[score.Score].Add(number.Value); break;
            case AllCondition all: foreach (var part in all.Parts) Look(part); break;
            case AnyCondition any: foreach (var part in any.Parts) Look(part); break;
            case NotCondition not: Look(not.Part); break;
            default: break;
        }
    }
}
