using System.Collections.Immutable;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan;

namespace NurtureLang.Differences.Describing;

/// <summary>A whole plan as elements: everything in it that means something, by names.</summary>
internal static class Description
{
    /// <summary>The elements of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="renames">For the older version: what is called otherwise in the newer one.</param>
    public static ImmutableArray<Element> Of(CampaignPlan plan, Renames renames)
    {
        var speech = new Speech(plan, renames);
        return
        [
            .. CampaignElements.Of(speech),
            .. DataElements.Of(speech),
            .. WhoElements.Of(speech),
            .. ScoreElements.Of(speech),
            .. JourneyElements.Of(speech),
            .. HandoffElements.Of(speech),
            .. ContentElements.Of(speech),
            PolicyElement.Of(speech),
            .. SequenceElements.Of(speech),
            .. AimElements.Of(speech),
        ];
    }
}
