using NurtureLang.Differences.Describing;

namespace NurtureLang.Differences.Comparing;

/// <summary>Says a change of a fact.</summary>
internal static class Sentences
{
    private const int LongestProse = 60;

    /// <summary>The change of a fact in words.</summary>
    public static string Of(Fact? old, Fact? now) => (old, now) switch
    {
        (null, { } added) => added.Value.Length == 0 ? $"{added.Label} is new" : Joined(added, "is new: "),
        ({ } removed, null) => removed.Value.Length == 0 ? $"{removed.Label} is gone" : Joined(removed, "is gone: it was "),
        ({ } before, { } after) when before.Key != after.Key && before.Label != after.Label => Replaced(before, after),
        ({ } before, { IsProse: true } after) => Prose(before, after),
        ({ } before, { } after) => $"{after.Label} {after.Verb.Is} {after.Value}, {after.Verb.Was} {Shortened(before.Value, after.Value)}",
        _ => "",
    };

    /// <summary>What a fact says, for programs.</summary>
    public static string? Value(Fact? fact) => fact is null ? null : fact.Value.Length == 0 ? fact.Key : fact.Value;

    // Quiet hours are more than one.
    private static string Joined(Fact fact, string between)
    {
        if (fact.Verb.Is is "are") between = between.Replace("is ", "are ", StringComparison.Ordinal).Replace("it was", "they were",
            StringComparison.Ordinal);
        return $"{fact.Label} {between}{Clipped(fact.Value)}";
    }

    private static string Clipped(string text) => text.Length <= 2 * LongestProse ? text : text[..(2 * LongestProse)].TrimEnd() + " ...";

    private static string Replaced(Fact before, Fact after) => before.Value == after.Value
        ? $"{after.Label} ({after.Value}) stands in place of {before.Label}"
        : $"{after.Label} is {after.Value}; it stands in place of {before.Label}, which was {before.Value}";

    private static string Prose(Fact before, Fact after) => before.Value.Length + after.Value.Length <= 2 * LongestProse
        ? $"{after.Label} is \"{after.Value.ReplaceLineEndings(" ")}\", was \"{before.Value.ReplaceLineEndings(" ")}\""
        : $"{after.Label}: {ChangedWords.Between(before.Value, after.Value)}";

    // `3 days, was 2`: the unit is said once where it is the same.
    private static string Shortened(string before, string after)
    {
        var (one, other) = (before.Split(' '), after.Split(' '));
        return one.Length == 2 && other.Length == 2 && one[1].TrimEnd('s') == other[1].TrimEnd('s') && one[0].Length > 0
            && char.IsAsciiDigit(one[0][0]) && char.IsAsciiDigit(other[0][0])
            ? one[0]
            : before;
    }
}
