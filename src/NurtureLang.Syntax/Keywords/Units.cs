using System.Collections.Frozen;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Keywords;

/// <summary>The words for lengths of time and days of the week.</summary>
public static class Units
{
    /// <summary>Every word for a length of time, in the singular and the plural.</summary>
    public static FrozenDictionary<string, DurationUnit> Durations { get; } = new Dictionary<string, DurationUnit>
    {
        ["second"] = DurationUnit.Seconds, ["seconds"] = DurationUnit.Seconds,
        ["minute"] = DurationUnit.Minutes, ["minutes"] = DurationUnit.Minutes,
        ["hour"] = DurationUnit.Hours, ["hours"] = DurationUnit.Hours,
        ["day"] = DurationUnit.Days, ["days"] = DurationUnit.Days,
        ["week"] = DurationUnit.Weeks, ["weeks"] = DurationUnit.Weeks,
        ["month"] = DurationUnit.Months, ["months"] = DurationUnit.Months,
        ["year"] = DurationUnit.Years, ["years"] = DurationUnit.Years,
    }.ToFrozenDictionary();

    /// <summary>Every word for a day of the week, short and long.</summary>
    public static FrozenDictionary<string, DayOfWeek> Weekdays { get; } = new Dictionary<string, DayOfWeek>
    {
        ["mon"] = DayOfWeek.Monday, ["monday"] = DayOfWeek.Monday,
        ["tue"] = DayOfWeek.Tuesday, ["tuesday"] = DayOfWeek.Tuesday,
        ["wed"] = DayOfWeek.Wednesday, ["wednesday"] = DayOfWeek.Wednesday,
        ["thu"] = DayOfWeek.Thursday, ["thursday"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday, ["friday"] = DayOfWeek.Friday,
        ["sat"] = DayOfWeek.Saturday, ["saturday"] = DayOfWeek.Saturday,
        ["sun"] = DayOfWeek.Sunday, ["sunday"] = DayOfWeek.Sunday,
    }.ToFrozenDictionary();

    /// <summary>Short forms that people write for units, and the word that is meant.</summary>
    internal static FrozenDictionary<string, string> Slips { get; } = new Dictionary<string, string>
    {
        ["s"] = "seconds", ["sec"] = "seconds", ["secs"] = "seconds",
        ["min"] = "minutes", ["mins"] = "minutes",
        ["h"] = "hours", ["hr"] = "hours", ["hrs"] = "hours",
        ["d"] = "days", ["dy"] = "days", ["dys"] = "days",
        ["w"] = "weeks", ["wk"] = "weeks", ["wks"] = "weeks",
        ["mo"] = "months", ["mos"] = "months", ["mth"] = "months", ["mths"] = "months",
        ["y"] = "years", ["yr"] = "years", ["yrs"] = "years",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
