using System.Globalization;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Metrics;

namespace NurtureLang.Cli.Summary;

/// <summary>Figures as people read them.</summary>
internal static class Figures
{
    /// <summary>A whole number with separators.</summary>
    public static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number in millionths with one decimal.</summary>
    public static string OneDecimal(long? millionths) =>
        millionths is { } known ? ((decimal)known / Value.One).ToString("N1", CultureInfo.InvariantCulture) : "-";

    /// <summary>A share in millionths as a percentage.</summary>
    public static string Percent(long? millionths) =>
        millionths is { } known ? (known / 10_000m).ToString(known < 99_500 ? "0.0" : "0", CultureInfo.InvariantCulture) + "%" : "";

    /// <summary>A length of time in seconds, in the unit that suits it.</summary>
    public static string Length(long? seconds) => seconds switch
    {
        null => "",
        < 120 => $"{seconds} s",
        < 2 * 3_600 => $"{seconds / 60} min",
        < 2 * 86_400 => Tenths(seconds.Value, 3_600, "h"),
        _ => Tenths(seconds.Value, 86_400, "days"),
    };

    /// <summary>`consent 20, cap 3`, the most frequent first.</summary>
    public static string Reasons(Counts counts) => string.Join(", ", counts.MostFirst.Select(pair => $"{pair.Key} {Whole(pair.Value)}"));

    /// <summary>A day of an instant, in UTC.</summary>
    public static string Day(long instant) => instant == Value.Unknown ? "?" : Simulation.Decisions.InstantText.Format(instant)[..10];

    private static string Tenths(long seconds, long unit, string name) =>
        ((decimal)seconds / unit).ToString("0.0", CultureInfo.InvariantCulture) + " " + name;
}
