using System.Globalization;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Handbook.Words;

/// <summary>Numbers, lengths, times and days as people say them.</summary>
internal static class Amounts
{
    private const long TicksPerSecond = 10_000_000;
    private const long TicksPerMinute = 60 * TicksPerSecond;
    private const long TicksPerHour = 60 * TicksPerMinute;

    private static readonly string[] DayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(decimal value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);

    /// <summary>A share of one as a percentage.</summary>
    public static string Share(decimal share) => $"{Number(share * 100)}%";

    /// <summary>How often: `once`, `twice`, `5 times`.</summary>
    public static string Times(decimal count) => count switch { 1 => "once", 2 => "twice", _ => $"{Number(count)} times" };

    /// <summary>A number with a noun: `1 message`, `3 messages`.</summary>
    public static string Count(int count, string one, string? many = null) => $"{Number(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>An exact length of time.</summary>
    public static string Length(long ticks)
    {
        if (ticks == 0) return "no time";
        var (rest, parts) = (Math.Abs(ticks), new List<string>());
        foreach (var (size, one) in new[] { (CalendarSpan.TicksPerDay, "day"), (TicksPerHour, "hour"), (TicksPerMinute, "minute"), (TicksPerSecond, "second") })
        {
            var count = rest / size;
            if (count > 0) parts.Add(Part(count, one));
            rest %= size;
        }

        return parts.Count == 0 ? "a moment" : string.Join(" ", parts);
    }

    /// <summary>A length of time with calendar parts.</summary>
    public static string Length(CalendarSpan span)
    {
        var parts = new List<string>();
        if (span.Months != 0) parts.Add(span.Months % 12 == 0 ? Part(span.Months / 12, "year") : Part(span.Months, "month"));
        if (span.Days != 0) parts.Add(span.Days >= 14 && span.Days % 7 == 0 ? Part(span.Days / 7, "week") : Part(span.Days, "day"));
        if (span.Ticks != 0) parts.Add(Length(span.Ticks));
        return parts.Count == 0 ? "no time" : string.Join(" ", parts);
    }

    /// <summary>In how long something is limited: `a calendar day`, `any 7 days`.</summary>
    public static string Period(LimitPeriod period) => period.Unit switch
    {
        CalendarUnit.Day => "a calendar day",
        CalendarUnit.Week => "a calendar week (from Monday)",
        CalendarUnit.Month => "a calendar month",
        CalendarUnit.None => period.Ticks == CalendarSpan.TicksPerDay ? "any 24 hours" : $"any {Length(period.Ticks)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A time of day.</summary>
    public static string TimeOfDay(long ticks)
    {
        var time = TimeSpan.FromTicks(ticks);
        return time.ToString(time.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>A day.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day of its number since 1970.</summary>
    public static string Date(decimal days) => Date(DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)days));

    /// <summary>A point in time, on the clock that the ticks are of.</summary>
    public static string Instant(long ticks) => DateTime.UnixEpoch.AddTicks(ticks).ToString("dddd d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Days of the week: `Monday to Friday`, `Tuesday and Thursday`.</summary>
    public static string Days(int mask)
    {
        var days = Enumerable.Range(0, 7).Where(day => (mask & (1 << day)) != 0).ToList();
        if (days.Count == 7) return "every day";
        return days.Count > 2 && days[^1] - days[0] == days.Count - 1 ? $"{DayNames[days[0]]} to {DayNames[days[^1]]}" : List(days.Select(day => DayNames[day]), "and");
    }

    /// <summary>Hours of the week: `Monday to Friday, 09:00 to 17:00`.</summary>
    public static string Hours(WeekHours hours)
    {
        var calendar = hours.Calendar is null ? "" : $" (not on the days on which “{Spoken.Name(hours.Calendar.Name)}” is closed)";
        return $"{Days(hours.Days)}, {TimeOfDay(hours.Start)} to {(hours.End == CalendarSpan.TicksPerDay ? "24:00" : TimeOfDay(hours.End))}{calendar}";
    }

    /// <summary>Texts as people list them.</summary>
    public static string List(IEnumerable<string> texts, string last)
    {
        var all = texts.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.Take(all.Count - 1))} {last} {all[^1]}";
    }

    private static string Part(long count, string one) => $"{Number(count)} {one}{(count == 1 ? "" : "s")}";
}
