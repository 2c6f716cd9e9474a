namespace NurtureLang.Plan.Sequences;

/// <summary>What in a plan takes other contacts to decide; everything else is decided for each contact alone.</summary>
public static class PlanCrossings
{
    /// <summary>The splits that seek a winner, in the order of the plan: that is how they are numbered.</summary>
    public static IEnumerable<SplitStep> Winners(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Sequences.SelectMany(sequence => sequence.Steps).OfType<SplitStep>().Where(split => split.Winner is not null);
    }

    /// <summary>Whether there is any such thing.</summary>
    public static bool Any(CampaignPlan plan) => Winners(plan).Any() || plan.Sequences.Any(sequence => sequence.Pace is not null);
}
