using System.Collections.Immutable;
using NurtureLang.Differences.Comparing;
using NurtureLang.Differences.Describing;
using NurtureLang.Differences.Wording;

namespace NurtureLang.Differences.Steps;

/// <summary>Says how the steps of a sequence or a hand-off became others.</summary>
internal sealed class StepComparer
{
    private static readonly Weight Stranded = Weight.High("people who are at it have no place in the newer version");

    private static readonly Weight Delayed = Weight.Medium("whoever has a touch waiting there has no place in the newer version");

    private readonly Element element;
    private readonly ImmutableArray<StepLine> old;
    private readonly ImmutableArray<StepLine> now;
    private readonly int[] match;
    private readonly bool[] moved;
    private readonly int[] became;

    private StepComparer(Element oldElement, Element newElement)
    {
        (element, old, now) = (newElement, oldElement.Steps, newElement.Steps);
        (match, moved) = StepAlignment.Of(old, now);
        became = new int[old.Length];
        Array.Fill(became, -1);
        for (var at = 0; at < match.Length; at++)
        {
            if (match[at] >= 0) became[match[at]] = at;
        }
    }

    /// <summary>Every change of the steps.</summary>
    public static IEnumerable<Change> Compare(Element oldElement, Element newElement) =>
        oldElement.Steps.IsEmpty && newElement.Steps.IsEmpty ? [] : new StepComparer(oldElement, newElement).All();

    /// <summary>In how many others a step stands.</summary>
    public static int Depth(ImmutableArray<StepLine> lines, StepLine line)
    {
        var depth = 0;
        for (var parent = line.Parent; parent >= 0; parent = lines[parent].Parent) depth++;
        return depth;
    }

    private IEnumerable<Change> All()
    {
        for (var at = 0; at < now.Length; at++)
        {
            if (match[at] < 0)
            {
                if (!IsFoldedInto(now, at, one => match[one] < 0)) yield return Added(at);
                continue;
            }

            foreach (var pair in FactComparer.Differing(old[match[at]].Facts, now[at].Facts)) yield return ElementComparer.Of(element, pair)
                with { OldPlace = Place(old[match[at]]), NewPlace = Place(now[at]) };
            if (moved[at] || !StandsWhereItStood(at)) yield return Moved(at);
        }

        for (var at = 0; at < old.Length; at++)
        {
            if (became[at] < 0 && !IsFoldedInto(old, at, one => became[one] < 0)) yield return Removed(at);
        }

        foreach (var change in Names()) yield return change;
    }

    private static bool IsFoldedInto(ImmutableArray<StepLine> lines, int at, Func<int, bool> isAlone) => lines[at].Parent >= 0
        && isAlone(lines[at].Parent);

    private Change Added(int at)
    {
        var inside = Inside(now, at);
        var added = inside.Where(one => match[one] < 0).ToList();
        var stays = inside.Count(one => match[one] >= 0 && !moved[one]);
        var around = stays == 0 ? "" : $", around {Lengths.Count(stays, "step")} that {(stays == 1 ? "was" : "were")} there before";
        var sentence = $"a new step {Position(now, at)}: {now[at].Summary}{around}";
        var weight = added.Append(at).Select(one => now[one].Stake.Added ?? now[one].Stake.Changed).MaxBy(one => one.Risk) ?? Weight.None;
        return ElementComparer.Make(ChangeKind.Added, element, now[at].Kind, sentence, weight, null, now[at].Summary, null, now[at].Source)
            with { Details = Listed(now, at, added) };
    }

    private Change Removed(int at)
    {
        var inside = Inside(old, at);
        var gone = inside.Where(one => became[one] < 0).ToList();
        var stays = inside.Count - gone.Count;
        var rest = stays == 0 ? "" : $"; {Lengths.Count(stays, "step")} that stood in it {(stays == 1 ? "stays" : "stay")}";
        var sentence = $"the step `{old[at].Summary}` {Position(old, at)} is gone{rest}";
        var weight = gone.Append(at).Select(one => StrandingOf(old[one]) ?? old[one].Stake.Removed ?? old[one].Stake.Changed).MaxBy(one =>
            one.Risk) ?? Weight.None;
        return ElementComparer.Make(ChangeKind.Removed, element, old[at].Kind, sentence, weight, old[at].Summary, null, old[at].Source, null)
            with { Details = Listed(old, at, gone) };
    }

    private Change Moved(int at) => ElementComparer.Make(
        ChangeKind.Moved, element, now[at].Kind, $"`{now[at].Summary}` now comes {Position(now, at)}, before {Position(old, match[at])}",
        now[at].Stake.Changed, Position(old, match[at]), Position(now, at), old[match[at]].Source, now[at].Source);

    // A step is where it was in the same branch of the same step; one that was put around it, or taken away from around it, is said by itself.
    private bool StandsWhereItStood(int at)
    {
        var (here, before) = (now[at].Parent, old[match[at]].Parent);
        while (here >= 0 && match[here] < 0) here = now[here].Parent;
        while (before >= 0 && became[before] < 0) before = old[before].Parent;
        if (here < 0 || before < 0) return here < 0 && before < 0
            && (now[at].Parent >= 0 || old[match[at]].Parent >= 0 || now[at].Branch == old[match[at]].Branch);
        if (match[here] != before) return false;
        if (now[at].Parent != here || old[match[at]].Parent != before || now[at].Branch == old[match[at]].Branch) return true;
        // The branch reads otherwise: it is the same one where neither version has the other's, in the same place.
        var (branches, were) = (BranchesOf(now, here), BranchesOf(old, before));
        return !were.Contains(now[at].Branch) && !branches.Contains(old[match[at]].Branch)
            && branches.IndexOf(now[at].Branch) == were.IndexOf(old[match[at]].Branch);
    }

    private static List<string> BranchesOf(ImmutableArray<StepLine> lines, int parent) =>
        [.. lines.Where(line => line.Parent == parent).Select(line => line.Branch).Distinct()];

    private IEnumerable<Change> Names()
    {
        List<(StepLine Old, StepLine New)> renumbered = [];
        for (var at = 0; at < now.Length; at++)
        {
            if (match[at] < 0 || old[match[at]].Name == now[at].Name || now[at].Kind is "rung") continue;
            var before = old[match[at]];
            if ((before.IsNumbered && now[at].IsNumbered) || (now[at].Kind is "send" && before.Body == now[at].Body))
            {
                renumbered.Add((before, now[at]));
                continue;
            }

            // A touch that sends something else has its name from that, and says so.
            if (now[at].Kind is "send" && before.Body != now[at].Body) continue;
            yield return ElementComparer.Make(
                ChangeKind.Renamed, element, now[at].Kind,
                    $"the {now[at].Kind} `{before.Summary}` is now called {now[at].Name}, was called {before.Name}",
                StrandingOf(before) ?? Weight.None, before.Name, now[at].Name, before.Source, now[at].Source);
        }

        if (renumbered.Count == 0) yield break;
        var first = renumbered[0];
        var more = renumbered.Count == 1 ? "" : $", and {Lengths.Count(renumbered.Count - 1, "more step")}";
        var weight = element.Part == Part.Sequences && renumbered.Any(one => one.Old.HoldsPeople && one.Old.Kind is not "send")
            ? Weight.High("people who are moved (--migrate) go by the name: they come to another step, or to none; give steps names of their own")
            : Weight.None;
        yield return ElementComparer.Make(
            ChangeKind.Renamed, element, "number", $"by its number `{first.Old.Summary}` is now {first.New.Name}, was {first.Old.Name}{more}",
                weight, first.Old.Name, first.New.Name,
            first.Old.Source, first.New.Source);
    }

    // Hand-offs hold nobody: they wait for an answer, not at a step.
    private Weight? StrandingOf(StepLine line) => element.Part != Part.Sequences || !line.HoldsPeople || now.Any(one => one.Name == line.Name)
        ? null
        : line.Kind is "send" ? Delayed : Stranded;

    private static List<int> Inside(ImmutableArray<StepLine> lines, int at)
    {
        List<int> inside = [];
        for (var one = at + 1; one < lines.Length; one++)
        {
            if (lines[one].Parent == at || inside.Contains(lines[one].Parent)) inside.Add(one);
        }

        return inside;
    }

    private static ImmutableArray<string> Listed(ImmutableArray<StepLine> lines, int at, List<int> some)
    {
        var depth = Depth(lines, lines[at]) + 1;
        return [.. some.Select(one =>
            $"{new string(' ', 2 * Math.Max(0, Depth(lines, lines[one]) - depth))}{(lines[one].Branch.Length == 0 ? "" : lines[one].Branch + ": ")}{lines[one].Summary}")];
    }

    private static string Position(ImmutableArray<StepLine> lines, int at)
    {
        for (var one = at - 1; one >= 0; one--)
        {
            if (lines[one].Parent == lines[at].Parent && lines[one].Branch == lines[at].Branch) return $"after `{lines[one].Summary}`";
        }

        if (lines[at].Parent < 0) return lines[at].Branch.Length == 0 ? "at the beginning" : $"at the beginning of `{lines[at].Branch}`";
        return $"at the beginning of {(lines[at].Branch.Length == 0 ? "" : $"`{lines[at].Branch}` of ")}{lines[lines[at].Parent].Noun}";
    }

    private static string? Place(StepLine line) => line.Source.Length == 0 ? null : line.Source;
}
