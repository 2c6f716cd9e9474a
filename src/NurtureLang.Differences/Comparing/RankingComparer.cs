using NurtureLang.Differences.Describing;

namespace NurtureLang.Differences.Comparing;

/// <summary>Holds the orders of two versions against one another: only what both have counts, so that what is new or gone is not said twice.</summary>
internal static class RankingComparer
{
    private const int MostNames = 1_000;

    /// <summary>The change of an order in words; null where it is the same.</summary>
    public static string? Of(Ranking old, Ranking now)
    {
        var before = old.Names.DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Rank);
        var both = now.Names.DistinctBy(one => one.Name).Where(one => before.ContainsKey(one.Name)).OrderBy(one => one.Rank).Take(MostNames).ToList();
        var (first, more) = ("", 0);
        for (var i = 0; i < both.Count; i++)
        {
            for (var j = i + 1; j < both.Count; j++)
            {
                var (isNow, was) = (both[i].Rank.CompareTo(both[j].Rank), before[both[i].Name].CompareTo(before[both[j].Name]));
                if (isNow == was) continue;
                if (first.Length > 0) more++;
                else first = $"`{both[i].Name}` now {(isNow == 0 ? "stands beside" : "comes before")} `{both[j].Name}`";
            }
        }

        if (first.Length == 0) return null;
        return $"{now.Label} is another: {first}{(more == 0 ? "" : more == 1 ? ", and 1 more pair changes" : $", and {more} more pairs change")}";
    }
}
