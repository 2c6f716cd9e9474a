using System.Globalization;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>What a ratio should be. It is printed beside the ratio and asserts nothing: times on a shared machine are no test.</summary>
/// <param name="Words">The limit in words.</param>
/// <param name="Holds">Whether a ratio keeps to it.</param>
internal sealed record Limit(string Words, Func<double, bool> Holds)
{
    /// <summary>A ratio that large is fine.</summary>
    public static Limit AtLeast(double least) => new(Invariant($"at least {least}"), ratio => ratio >= least);

    /// <summary>A ratio of that or less is fine.</summary>
    public static Limit AtMost(double most) => new(Invariant($"at most {most}"), ratio => ratio <= most);

    /// <summary>A ratio of less is fine.</summary>
    public static Limit Below(double bound) => new(Invariant($"below {bound}"), ratio => ratio < bound);

    /// <summary>The limit and whether a ratio keeps to it; the limit alone where there is no ratio.</summary>
    public string Judge(double? ratio) => ratio is { } known ? $"{Words,-14} {(Holds(known) ? "holds" : "MISSED")}" : Words;

    private static string Invariant(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
