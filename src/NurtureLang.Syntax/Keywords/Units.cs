using System.Collections.Immutable;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Keywords;

/// <summary>The words for lengths of time and days of the week.</summary>
public static class Units
{
    /// <summary>Every word for a length of time, in the singular and the plural.</summary>
    public static ImmutableArray<string> DurationWords { get; } =
    [
        "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
    ];

    /// <summary>Every word for a day of the week, short and long.</summary>
    public static ImmutableArray<string> WeekdayWords { get; } =
    [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ];

    // Switches and no tables: they cost a short run of the command line nothing before they are asked.

    /// <summary>The unit of a word; null for a word that is none.</summary>
    public static DurationUnit? DurationOf(string word) => word switch
    {
        "second" or "seconds" => DurationUnit.Seconds,
        "minute" or "minutes" => DurationUnit.Minutes,
        "hour" or "hours" => DurationUnit.Hours,
        "day" or "days" => DurationUnit.Days,
        "week" or "weeks" => DurationUnit.Weeks,
        "month" or "months" => DurationUnit.Months,
        "year" or "years" => DurationUnit.Years,
        _ => null,
    };

    /// <summary>The day of the week of a word; null for a word that is none.</summary>
    public static DayOfWeek? WeekdayOf(string word) => word switch
    {
        "mon" or "monday" => DayOfWeek.Monday,
        "tue" or "tuesday" => DayOfWeek.Tuesday,
        "wed" or "wednesday" => DayOfWeek.Wednesday,
        "thu" or "thursday" => DayOfWeek.Thursday,
        "fri" or "friday" => DayOfWeek.Friday,
        "sat" or "saturday" => DayOfWeek.Saturday,
        "sun" or "sunday" => DayOfWeek.Sunday,
        _ => null,
    };

    /// <summary>The word that is meant by a short form that people write for a unit; null where there is none.</summary>
    internal static string? MeantBy(string slip) => slip.ToLowerInvariant() switch
    {
        "s" or "sec" or "secs" => "seconds",
        "min" or "mins" => "minutes",
        "h" or "hr" or "hrs" => "hours",
        "d" or "dy" or "dys" => "days",
        "w" or "wk" or "wks" => "weeks",
        "mo" or "mos" or "mth" or "mths" => "months",
        "y" or "yr" or "yrs" => "years",
        _ => null,
    };
}
