using NurtureLang.Differences.Describing;
using NurtureLang.Differences.Steps;
using NurtureLang.Differences.Wording;

namespace NurtureLang.Differences.Comparing;

/// <summary>Holds the elements of two versions against one another.</summary>
internal static class ElementComparer
{
    /// <summary>Every change, in the order of the newer version, then what is gone.</summary>
    public static List<Change> Compare(IReadOnlyList<Element> old, IReadOnlyList<Element> now)
    {
        var before = old.GroupBy(Identity).ToDictionary(group => group.Key, group => new Queue<Element>(group));
        List<Change> changes = [];
        foreach (var element in now)
        {
            if (before.GetValueOrDefault(Identity(element))?.TryDequeue(out var same) == true) changes.AddRange(Compare(same, element));
            else changes.Add(Added(element));
        }

        changes.AddRange(old.Where(element => before[Identity(element)].Contains(element)).Select(Removed));
        return changes;
    }

    /// <summary>What a thing is known by in both versions. A program that becomes a sequence is the same thing.</summary>
    public static (string Kind, string Name) Identity(Element element) =>
        (element.Kind == Kinds.Program ? Kinds.Sequence : element.Kind, element.Name);

    /// <summary>The changes of one thing.</summary>
    public static IEnumerable<Change> Compare(Element old, Element now)
    {
        if (old.Kind != now.Kind)
        {
            yield return Make(ChangeKind.Changed, now, "kind", $"it is a {now.Kind}, was a {old.Kind}",
                Weight.High("people who are in it have no place in the newer version"), old.Kind, now.Kind,
                old.Source, now.Source);
        }

        foreach (var pair in FactComparer.Differing(old.Facts, now.Facts)) yield return Of(now, pair);
        foreach (var ranking in now.Rankings)
        {
            var before = old.Rankings.FirstOrDefault(one => one.Family == ranking.Family);
            if (before is null || RankingComparer.Of(before, ranking) is not { } sentence) continue;
            yield return Make(ChangeKind.Moved, now, ranking.Family, sentence, ranking.Stake, null, null, before.Source, ranking.Source);
        }

        foreach (var change in StepComparer.Compare(old, now)) yield return change;
    }

    /// <summary>The change of a fact of a thing.</summary>
    public static Change Of(Element of, FactPair pair)
    {
        var kind = pair.Old is null ? ChangeKind.Added : pair.New is null ? ChangeKind.Removed : ChangeKind.Changed;
        var stake = (pair.New ?? pair.Old)?.Stake.Of(pair.Old, pair.New) ?? Weight.None;
        return Make(
            kind, of, (pair.New ?? pair.Old)?.Family ?? "", Sentences.Of(pair.Old, pair.New), stake, Sentences.Value(pair.Old),
                Sentences.Value(pair.New), pair.Old?.Source, pair.New?.Source);
    }

    /// <summary>A change.</summary>
    public static Change Make(
        ChangeKind kind, Element of, string aspect, string sentence, Weight weight, string? was, string? now, string? oldPlace, string? newPlace) =>
        new(kind, of.Part, of.Kind, of.Name, aspect, sentence, weight.Risk, weight.Why, was, now, Place(oldPlace), Place(newPlace));

    private static Change Added(Element element)
    {
        var details = Lines(element);
        var sentence = element.Summary.Length == 0 ? "it is new" : $"it is new: {element.Summary}";
        return Make(ChangeKind.Added, element, element.Kind, sentence, element.Stake.Added ?? element.Stake.Changed, null, element.Summary, null,
            element.Source) with { Details = [.. details] };
    }

    private static Change Removed(Element element) => Make(
        ChangeKind.Removed, element, element.Kind, "it is gone", element.Stake.Removed ?? element.Stake.Changed, element.Summary, null,
            element.Source, null);

    // What a thing that is new says, so that nobody has to open the file to learn it.
    private static IEnumerable<string> Lines(Element element) =>
        element.Kind is Kinds.Sequence or Kinds.Program or Kinds.Score or Kinds.Journey or Kinds.Grade or Kinds.Handoff
        ? element.Facts.Where(fact => fact.Family is not ("title" or "while-inside" or "if-refused" or "anchor-shift" or "anchor-late")
            && fact.FollowsFrom is null)
            .Select(fact => fact.Value.Length == 0 ? fact.Label : $"{fact.Label} {fact.Verb.Is} {fact.Value}")
            .Concat(element.Steps.Select(step => new string(' ', 2 * StepComparer.Depth(element.Steps, step)) + step.Summary))
        : [];

    private static string? Place(string? source) => string.IsNullOrEmpty(source) ? null : source;
}
