using System.Collections.Immutable;
using NurtureLang.Differences.Describing;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan;

namespace NurtureLang.Differences.Comparing;

/// <summary>Finds what has only another name. INVARIANT: a thing of either version takes part in one renaming at most.</summary>
internal static class RenameFinder
{
    private const int MostTried = 60;
    private const int MostCompared = 200;
    private const int MostBesides = 2;

    /// <summary>What is called otherwise in the newer version.</summary>
    public static Renames Find(CampaignPlan old, CampaignPlan now)
    {
        var renames = Renames.None;
        var after = Description.Of(now, Renames.None);
        var before = Description.Of(old, renames);
        var open = Candidates(before, after);
        if (open.Count == 0) return renames;
        var cost = ElementComparer.Compare(before, after).Count;
        for (var tried = 0; tried < MostTried && open.Count > 0; tried++)
        {
            var next = open[0];
            open.RemoveAt(0);
            var wider = renames.With(next.Kind, next.Old, next.New);
            var described = Description.Of(old, wider);
            var cheaper = ElementComparer.Compare(described, after).Count;
            // A thing that is gone and one that is new are two changes less. What says nothing of itself, such as an event without properties, is the
            // same only where others ask for it as they did before; what says much may have changed a little besides.
            if (cheaper > cost + (next.SaysMuch ? MostBesides : next.IsSame ? -2 : -3)) continue;
            if (!next.IsOnly && !next.SaysMuch && cheaper > cost - 3) continue;
            (renames, before, cost) = (wider, described, cheaper);
            open = Candidates(before, after);
        }

        return renames;
    }

    private static List<Candidate> Candidates(ImmutableArray<Element> old, ImmutableArray<Element> now)
    {
        var (names, newNames) = (old.Select(ElementComparer.Identity).ToHashSet(), now.Select(ElementComparer.Identity).ToHashSet());
        var gone = old.Where(one => one.Name.Length > 0 && !newNames.Contains(ElementComparer.Identity(one))).Take(MostCompared).Select(one =>
            new Read(one)).ToList();
        var added = now.Where(one => one.Name.Length > 0 && !names.Contains(ElementComparer.Identity(one))).Take(MostCompared).Select(one =>
            new Read(one)).ToList();
        return
        [
            .. gone.SelectMany(one => added.Where(other => other.Element.Kind == one.Element.Kind && one.IsLike(other)).Select(other => new Candidate(
                    ElementComparer.Identity(one.Element).Kind, one.Element.Name, other.Element.Name, one.Body == other.Body, one.Lines.Count > 2,
                    gone.Count(same => same.Is(one)) == 1 && added.Count(same => same.Is(other)) == 1)))
                .Concat(StageCandidates(old, now))
                .OrderByDescending(one => one.IsSame),
        ];
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
                foreach (var other in gone.Where(other => other.Value == stage.Value))
                    yield return new Candidate(Kinds.Stage, other.Key, stage.Key, true, false, gone.Count == 1);
            }
        }
    }

    private static List<Fact> Stages(Element journey) => [.. journey.Facts.Where(fact => fact.Family == "stage")];

    /// <summary>An element with what it says, line by line.</summary>
    private sealed class Read(Element element)
    {
        public Element Element { get; } = element;

        public string Body { get; } = element.Body;

        public HashSet<string> Lines { get; } = [.. element.Body.Split('\n')];

        public bool Is(Read other) => Element.Kind == other.Element.Kind && Body == other.Body;

        // Most of what they say is the same, and of that what matters most.
        public bool IsLike(Read other)
        {
            if (Body == other.Body) return true;
            if (Lines.Count < 4 || 10 * Lines.Count(other.Lines.Contains) < 7 * Math.Max(Lines.Count, other.Lines.Count)) return false;
            if (Element.Kind == Kinds.Message) return Text(Element) == Text(other.Element);
            return Element.Steps.IsEmpty || 2 * Element.Steps.Count(step => other.Lines.Contains(step.Body)) > Element.Steps.Length;
        }

        private static string? Text(Element message) => message.Facts.FirstOrDefault(fact => fact.Family == "body")?.Value;
    }

    private sealed record Candidate(string Kind, string Old, string New, bool IsSame, bool SaysMuch, bool IsOnly);
}
