using NurtureLang.Differences.Wording;
using NurtureLang.Plan;

namespace NurtureLang.Differences;

/// <summary>Says why two plans have the same hash, or have not.</summary>
internal static class HashReasons
{
    private const int MostFiles = 4;

    public static string Of(CampaignPlan old, CampaignPlan now, bool same, bool isNothing)
    {
        if (same) return "the plans are the same, byte for byte";
        List<string> reasons = [];
        if (!isNothing) reasons.Add("the campaign does something else");
        if (old.Compiler != now.Compiler) reasons.Add($"they were built by different versions ({old.Compiler} and {now.Compiler})");
        var before = old.Sources.DistinctBy(source => source.Path).ToDictionary(source => source.Path, source => source.Hash);
        var edited = now.Sources.Where(source => before.TryGetValue(source.Path, out var hash) && hash != source.Hash).Select(source =>
            source.Path).ToList();
        var named = now.Sources.Select(source =>
            source.Path).Except(before.Keys).Concat(before.Keys.Except(now.Sources.Select(source => source.Path))).ToList();
        // The campaign's own file comes first, whatever it is called.
        if (!old.Sources.IsEmpty && !now.Sources.IsEmpty && old.Sources[0] is var first && now.Sources[0] is var other
            && first.Path != other.Path && first.Hash != other.Hash)
            edited.Insert(0, other.Path);
        if (isNothing && edited.Count > 0)
        {
            var were = edited.Count == 1 ? "was" : "were";
            reasons.Add($"a plan names the hashes and lines of its files, and {Files(edited)} {were} edited: form, comments, or an order that means nothing");
        }

        if (isNothing && named.Count > 0 && edited.Count == 0) reasons.Add($"its files have other names: {Files(named)}");
        return reasons.Count == 0 ? "a plan names the lines that it was made from, and they are others" : string.Join("; ", reasons);
    }

    private static string Files(List<string> files) =>
        Speech.Listed([.. files.Take(MostFiles), .. files.Count > MostFiles ? new[] { $"{files.Count - MostFiles} more" } : []]);
}
