using System.Collections.Immutable;
using NurtureLang.Differences.Steps;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan;

namespace NurtureLang.Differences;

/// <summary>A place where people may be, and that the newer version does not have by that name.</summary>
/// <param name="Place">The place in the words of `simulate --then`: `at step `wait_1` of sequence `welcome``.</param>
/// <param name="What">What people do there, such as `wait 3 days`; empty for a stage.</param>
/// <param name="IsStage">Whether it is a stage: then people have no place whatever happens to those inside; otherwise only with `--migrate`.</param>
/// <param name="IsBrief">Whether people are there only while a touch waits for a gate.</param>
/// <param name="Source">Where it was written.</param>
public sealed record StrandingPlace(string Place, string What, bool IsStage, bool IsBrief, string Source);

/// <summary>Finds the places that a newer version does not have, by the rule by which people are moved to it: the same name in the same sequence or journey.</summary>
internal static class StrandingPlaces
{
    public static ImmutableArray<StrandingPlace> Of(CampaignPlan old, CampaignPlan now) => [.. Stages(old, now), .. Steps(old, now)];

    private static IEnumerable<StrandingPlace> Stages(CampaignPlan old, CampaignPlan now)
    {
        foreach (var journey in now.Stages)
        {
            if (old.Stages.LastOrDefault(one => one.Name == journey.Name) is not { } before) continue;
            foreach (var stage in before.Stages.Where(stage => journey.Stages.All(one => one.Name != stage.Name)))
                yield return new StrandingPlace($"in stage `{stage.Name}` of `{journey.Name}`", "", true, false, stage.Source);
        }
    }

    private static IEnumerable<StrandingPlace> Steps(CampaignPlan old, CampaignPlan now)
    {
        var speech = new Speech(old, Renames.None);
        foreach (var sequence in old.Sequences)
        {
            var into = now.Sequences.FirstOrDefault(one => one.Name == sequence.Name);
            var lines = StepTree.Of(speech, sequence);
            foreach (var line in lines.Where(line => line.HoldsPeople && sequence.Steps.Any(step => step.Name == line.Name)))
            {
                if (into is not null && into.Steps.Any(step => step.Name == line.Name) && HasBlock(lines, line, into)) continue;
                var place = $"at step `{line.Name}` of sequence `{sequence.Name}`";
                yield return new StrandingPlace(place, line.Summary, false, line.Kind is "send", line.Source);
            }

            // Who waits for a block under an anchor is at its first step.
            if (into is null || sequence.Anchor is null) continue;
            foreach (var track in sequence.Tracks.Where(track => into.Anchor is null || into.Tracks.All(one => one.Name != track.Name)))
            {
                if (track.First >= 0 && track.First < sequence.Steps.Length
                    && lines.All(line => line.Name != sequence.Steps[track.First].Name || !line.HoldsPeople))
                    yield return new StrandingPlace($"at step `{sequence.Steps[track.First].Name}` of sequence `{sequence.Name}`", track.Name,
                        false, false, track.Source);
            }
        }
    }

    private static bool HasBlock(ImmutableArray<StepLine> lines, StepLine line, Plan.Sequences.PlanSequence into)
    {
        while (line.Parent >= 0) line = lines[line.Parent];
        return line.Kind != "block" || into.Tracks.Any(track => track.Name == line.Name);
    }
}
