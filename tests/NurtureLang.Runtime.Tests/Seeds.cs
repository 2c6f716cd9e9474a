using System.Globalization;

namespace NurtureLang.Runtime.Tests;

/// <summary>How many made-up campaigns each property is tried with: the time goes into making code for each. NURTURE_SEEDS tries more of them.</summary>
internal static class Seeds
{
    private static readonly int Count = Environment.GetEnvironmentVariable("NURTURE_SEEDS") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : 24;

    /// <summary>As many as are tried, from one on.</summary>
    public static IEnumerable<int> From(int first) => Enumerable.Range(first, Count);
}
