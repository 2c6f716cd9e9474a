using System.Collections.Immutable;
using NurtureLang.Differences.Comparing;
using NurtureLang.Differences.Describing;
using NurtureLang.Differences.Scores;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan;

namespace NurtureLang.Differences;

/// <summary>What an edit means: everything that two versions of a campaign do otherwise.</summary>
/// <param name="Changes">The changes, part by part.</param>
/// <param name="Places">Where people who are inside would have no place of the same name.</param>
/// <param name="SameHash">Whether the two plans have the same hash, that is, are the same byte for byte.</param>
/// <param name="HashReason">Why the hashes are the same, or are not.</param>
public sealed record PlanDifference(ImmutableArray<Change> Changes, ImmutableArray<StrandingPlace> Places, bool SameHash, string HashReason)
{
    /// <summary>Whether nobody would notice the edit.</summary>
    public bool IsNothing => Changes.IsEmpty;

    /// <summary>The highest risk of all changes; low where there are none.</summary>
    public Risk Highest => Changes.IsEmpty ? Risk.Low : Changes.Max(change => change.Risk);

    /// <summary>Compares two versions. Both have their hash.</summary>
    public static PlanDifference Between(CampaignPlan old, CampaignPlan now)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        var renames = RenameFinder.Find(old, now);
        var (before, after) = (Description.Of(old, renames), Description.Of(now, Renames.None));
        List<Change> changes =
        [
            .. ElementComparer.Compare(before, after),
            .. RenameChanges.Of(old, now, renames, after),
            .. ReachComparer.Compare(old, now, renames, before, after),
        ];
        // What a score can reach says what became of its range, too.
        changes.RemoveAll(one => one.Aspect == "highest" && changes.Exists(other =>
            other.Aspect == "reach" && other.Name == one.Name && other.Was == one.Was && other.Is == one.Is));
        // A stable order: by part, and in a part as found.
        ImmutableArray<Change> ordered = [.. changes.OrderBy(change => change.Part)];
        var same = old.Hash == now.Hash;
        return new PlanDifference(ordered, StrandingPlaces.Of(old, now), same, HashReasons.Of(old, now, same, ordered.IsEmpty));
    }
}
