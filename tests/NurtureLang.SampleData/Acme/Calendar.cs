using System.Globalization;

namespace NurtureLang.SampleData.Acme;

/// <summary>The year of the history: 2025-07-01 to 2026-06-30, in UTC.</summary>
public static class Calendar
{
    /// <summary>The seconds of an hour.</summary>
    public const long Hour = 3600;

    /// <summary>The seconds of a day.</summary>
    public const long Day = 24 * Hour;

    /// <summary>The last second of the history.</summary>
    public const long End = (365 * Day) - 1;

    private static readonly DateTime Start = new(2025, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A second as an instant, such as 2025-07-03T09:12:44Z.</summary>
    public static string Instant(long second) => Start.AddSeconds(second).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A day as a date, such as 2025-07-03; days after the history's end too.</summary>
    public static string Date(long day) => Start.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day of a second, from 0.</summary>
    public static long DayOf(long second) => second / Day;

    /// <summary>A time when people read: on a working day from 7 to 19, now and then on others.</summary>
    public static long Awake(SplitMix random, long day)
    {
        // Day 0 is a Tuesday.
        var weekday = (day + 1) % 7;
        if (weekday >= 5 && random.Chance(80)) day += 7 - weekday;
        return (day * Day) + random.Between(7 * Hour, 19 * Hour);
    }
}
