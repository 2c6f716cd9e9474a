using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;

namespace NurtureLang.Simulation.Metrics;

/// <summary>Finds the fixed numbers that a campaign compares each of its scores with: the thresholds that its author cares about.</summary>
internal static class ScoreThresholds
{
    /// <summary>For each score of the plan its thresholds in millionths, in order.</summary>
    public static long[][] Of(CampaignPlan plan)
    {
        var found = plan.Scores.Select(_ => new SortedSet<long>()).ToArray();
        foreach (var comparison in ExpressionWalk.Roots(plan).SelectMany(ExpressionWalk.Within).OfType<CompareCondition>())
        {
            if (comparison is { Left: ScoreValue left, Right: ConstantValue right }) found[left.Score].Add(right.Value);
            if (comparison is { Left: ConstantValue number, Right: ScoreValue score }) found[score.Score].Add(number.Value);
        }

        return [.. found.Select(numbers => numbers.ToArray())];
    }
}
