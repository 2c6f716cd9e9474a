using System.Collections.Immutable;
using NurtureLang.Differences.Describing;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan;

namespace NurtureLang.Differences.Comparing;

/// <summary>Finds what has only another name. INVARIANT: a thing of either version takes part in one renaming at most.</summary>
internal static class RenameFinder
{
    private const int MostTried = 60;

    /// <summary>What is called otherwise in the newer version.</summary>
    public static Renames Find(CampaignPlan old, CampaignPlan now)
    {
        var renames = Renames.None;
        var after = Description.Of(now, Renames.None);
        var before = Description.Of(old, renames);
        if (!Candidates(before, after).Any()) return renames;
        var cost = Cost(before, after);
        var tried = new HashSet<(string, string, string)>();
        while (tried.Count < MostTried)
        {
            var next = Candidates(before, after).FirstOrDefault(one => !tried.Contains((one.Kind, one.Old, one.New)));
            if (next is null) return renames;
            tried.Add((next.Kind, next.Old, next.New));
            var (kind, wider) = (next.Kind, renames.With(next.Kind, next.Old, next.New));
            var described = Description.Of(old, wider);
            var cheaper = Cost(described, after);
            // What says nothing of itself, such as an event without properties, is the same only where others ask for it as they did before.
            if (cheaper >= cost - (next.SaysMuch ? 1 : kind is Kinds.Field or Kinds.Event ? 2 : 1)) continue;
            (renames, before, cost) = (wider, described, cheaper);
        }

        return renames;
    }

    private static int Cost(IReadOnlyList<Element> old, IReadOnlyList<Element> now) => 2 * ElementComparer.Compare(old, now).Count;

    private static IEnumerable<Candidate> Candidates(ImmutableArray<Element> old, ImmutableArray<Element> now)
    {
        var (names, newNames) = (old.Select(ElementComparer.Identity).ToHashSet(), now.Select(ElementComparer.Identity).ToHashSet());
        var gone = old.Where(one => one.Name.Length > 0 && !newNames.Contains(ElementComparer.Identity(one))).ToList();
        var added = now.Where(one => one.Name.Length > 0 && !names.Contains(ElementComparer.Identity(one))).ToList();
        return gone.SelectMany(one => added.Where(other => other.Kind == one.Kind && Alike(one, other)).Select(other =>
                new Candidate(ElementComparer.Identity(one).Kind, one.Name, other.Name, one.Body == other.Body, one.Facts.Length
                    + one.Steps.Length > 1)))
            .Concat(StageCandidates(old, now))
            .OrderByDescending(one => one.IsSame);
    }

    // Most of what they say is the same.
    private static bool Alike(Element one, Element other)
    {
        if (one.Body == other.Body) return true;
        var lines = one.Body.Split('\n').ToHashSet();
        var others = other.Body.Split('\n');
        return others.Length > 3 && 10 * others.Count(lines.Contains) >= 7 * Math.Max(lines.Count, others.Length);
    }

    // A stage that is one in the place of another, in the journey of the same name.
    private static IEnumerable<Candidate> StageCandidates(ImmutableArray<Element> old, ImmutableArray<Element> now)
    {
        foreach (var journey in now.Where(one => one.Kind == Kinds.Journey))
        {
            var before = old.FirstOrDefault(one => one.Kind == Kinds.Journey && one.Name == journey.Name);
            if (before is null) continue;
            var (stages, were) = (Stages(journey), Stages(before));
            var (added, gone) = (stages.Where(one => were.All(other => other.Key != one.Key)),
                were.Where(one => stages.All(other => other.Key != one.Key)).ToList());
            foreach (var stage in added)
            {
                foreach (var other in gone.Where(other => other.Value == stage.Value)) yield return new Candidate(Kinds.Stage, other.Key,
                    stage.Key, true, false);
            }
        }
    }

    private static List<Fact> Stages(Element journey) => [.. journey.Facts.Where(fact => fact.Family == "stage")];

    private sealed record Candidate(string Kind, string Old, string New, bool IsSame, bool SaysMuch);
}
