using NurtureLang.Differences.Describing;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan;

namespace NurtureLang.Differences.Comparing;

/// <summary>Says what has only another name.</summary>
internal static class RenameChanges
{
    public static IEnumerable<Change> Of(CampaignPlan old, CampaignPlan now, Renames renames, IReadOnlyList<Element> after)
    {
        // Places are those of the versions themselves, so the older one is read by its own names.
        var before = Description.Of(old, Renames.None);
        foreach (var (kind, was, name) in renames.All)
        {
            if (kind == Kinds.Stage)
            {
                yield return Stage(now, after, was, name);
                continue;
            }

            var element = after.First(one => ElementComparer.Identity(one) == (kind, name));
            var place = before.FirstOrDefault(one => ElementComparer.Identity(one) == (kind, was))?.Source;
            yield return ElementComparer.Make(ChangeKind.Renamed, element, element.Kind, $"it has a new name, was {was}", element.RenameStake,
                was, name, place, element.Source);
        }
    }

    private static Change Stage(CampaignPlan now, IReadOnlyList<Element> after, string was, string name)
    {
        var at = now.Stages.First(one => one.Stages.Any(stage => stage.Name == name));
        var element = after.First(one => one.Kind == Kinds.Journey && one.Name == at.Name);
        return ElementComparer.Make(
            ChangeKind.Renamed, element, "stage", $"the stage {name} has a new name, was {was}",
                Weight.High("people who are in it have no place: where they stand is kept by its name"), was,
            name, null, at.Stages.First(stage => stage.Name == name).Source);
    }
}
