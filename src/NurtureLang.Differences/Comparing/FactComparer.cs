using NurtureLang.Differences.Describing;

namespace NurtureLang.Differences.Comparing;

/// <summary>A fact of the older version and what it became; one of them is missing where it is new or gone.</summary>
/// <param name="Old">What it was.</param>
/// <param name="New">What it is.</param>
internal sealed record FactPair(Fact? Old, Fact? New);

/// <summary>Holds the facts of two versions of a thing against one another.</summary>
internal static class FactComparer
{
    // Facts of these families have no name but what they say: one that says something else stands in the place of the one before.
    private static readonly HashSet<string> Interchangeable =
    [
        "entry", "exit", "reset", "stream-move", "suppress", "goal", "quiet", "cool-off", "optout", "optin", "rule", "move", "cap", "next",
    ];

    /// <summary>The facts that are not the same in both.</summary>
    public static IReadOnlyList<FactPair> Differing(IReadOnlyList<Fact> old, IReadOnlyList<Fact> now)
    {
        var pairs = Pairs(old, now).Where(pair => pair.Old is null || pair.New is null || pair.Old.Value != pair.New.Value
            || pair.Old.Key != pair.New.Key).ToList();
        var families = pairs.Select(pair => (pair.New ?? pair.Old)?.Family).ToHashSet();
        return [.. pairs.Where(pair => (pair.New ?? pair.Old) is not { FollowsFrom: { } first } || !families.Contains(first))];
    }

    private static IEnumerable<FactPair> Pairs(IReadOnlyList<Fact> old, IReadOnlyList<Fact> now)
    {
        var left = old.ToList();
        var open = new List<Fact>();
        var found = new List<(Fact Old, Fact New)>();
        // First what has the same key, of those what says the same.
        foreach (var fact in now)
        {
            var at = left.FindIndex(one => Same(one, fact) && one.Value == fact.Value);
            if (at < 0) at = left.FindIndex(one => Same(one, fact) && !now.Any(other => Same(other, fact) && other.Value == one.Value));
            if (at < 0) open.Add(fact);
            else
            {
                found.Add((left[at], fact));
                left.RemoveAt(at);
            }
        }

        foreach (var fact in open.ToList())
        {
            var at = left.FindIndex(one => one.Family == fact.Family && Interchangeable.Contains(fact.Family) && Stem(one) == Stem(fact));
            if (at < 0) continue;
            found.Add((left[at], fact));
            left.RemoveAt(at);
            open.Remove(fact);
        }

        // In the order of the newer version, then what is gone.
        foreach (var fact in now)
        {
            if (open.Contains(fact)) yield return new FactPair(null, fact);
            foreach (var pair in found.Where(pair => ReferenceEquals(pair.New, fact))) yield return new FactPair(pair.Old, pair.New);
        }

        foreach (var fact in left) yield return new FactPair(fact, null);
    }

    private static bool Same(Fact one, Fact other) => one.Family == other.Family && one.Key == other.Key;

    // What two facts share when one stands in the place of the other.
    private static string Stem(Fact fact) => fact.Family switch
    {
        "rule" => string.Join(' ', fact.Key.Split(' ').Take(2)),
        "move" => fact.Label,
        "cap" => fact.Label.Split(" per ")[0],
        _ => "",
    };
}
