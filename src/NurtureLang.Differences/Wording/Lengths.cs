using System.Globalization;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Differences.Wording;

/// <summary>Writes lengths of time, times of day, dates and numbers. INVARIANT: different values have different words.</summary>
internal static class Lengths
{
    private const long MinutesOfDay = 24 * 60;

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>`3 days`, `1 month 2 days`, `24 hours`: calendar parts, then elapsed time.</summary>
    public static string Of(PlanDuration length)
    {
        List<string> parts = [];
        if (length.Months != 0) parts.Add(Count(length.Months, "month"));
        if (length.Days != 0) parts.Add(Count(length.Days, "day"));
        if (length.Ticks != 0 || parts.Count == 0) parts.Add(Elapsed(length.Ticks, withDays: false));
        return string.Join(' ', parts);
    }

    /// <summary>`30 days`, `90 minutes`: a length in ticks, a day as 24 hours.</summary>
    public static string OfTicks(long ticks) => Elapsed(ticks, withDays: true);

    /// <summary>`calendar day`, `7 days`.</summary>
    public static string Of(PlanPeriod period) => period.Unit switch
    {
        CalendarUnit.None => OfTicks(period.Ticks),
        CalendarUnit.Day => "calendar day" + Odd(period.Ticks),
        CalendarUnit.Week => "calendar week" + Odd(period.Ticks),
        CalendarUnit.Month => "calendar month" + Odd(period.Ticks),
        _ => "calendar " + period.Unit,
    };

    /// <summary>How long a duration is, roughly, so that two can be compared.</summary>
    public static long Weight(PlanDuration length) => unchecked((length.Months * 30L * Ticks.PerDay) + (length.Days * Ticks.PerDay) + length.Ticks);

    /// <summary>`09:00`.</summary>
    public static string TimeOfDay(long ticks)
    {
        if (ticks is < 0 or > Ticks.PerDay || ticks % Ticks.PerMinute != 0)
            return ticks == Value.Unknown ? "no time" : string.Create(CultureInfo.InvariantCulture, $"{ticks / (double)Ticks.PerHour:R} o'clock");
        var minutes = ticks / Ticks.PerMinute;
        return minutes == MinutesOfDay ? "24:00" : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
    }

    /// <summary>`2026-03-01`.</summary>
    public static string Date(long days) => days is > -719_000 and < 2_930_000
        ? DateTime.UnixEpoch.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"day {days}");

    /// <summary>`2026-03-01 10:00`: an instant or a local time, to the tick where it is not whole.</summary>
    public static string Instant(long ticks)
    {
        if (ticks is < Ticks.Earliest or > Ticks.Latest) return string.Create(CultureInfo.InvariantCulture, $"tick {ticks}");
        var at = DateTime.UnixEpoch.AddTicks(ticks);
        return at.ToString(ticks % Ticks.PerMinute == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
    }

    /// <summary>`mon-fri`, `mon, wed`; every day where the mask is empty.</summary>
    public static string Weekdays(int mask)
    {
        List<string> parts = [];
        for (var day = 0; day < 7; day++)
        {
            if ((mask & (1 << day)) == 0) continue;
            var last = day;
            while (last < 6 && (mask & (1 << (last + 1))) != 0) last++;
            parts.Add(last - day >= 2 ? $"{Days[day]}-{Days[last]}" : last > day ? $"{Days[day]}, {Days[last]}" : Days[day]);
            day = last;
        }

        if (mask >> 7 != 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"mask {mask}"));
        return string.Join(", ", parts);
    }

    /// <summary>`12.5`: fixed-point millionths.</summary>
    public static string Number(long millionths) => millionths == Value.Unknown
        ? "unknown"
        : ((decimal)millionths / Value.One).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>`25%`: a share in millionths of one.</summary>
    public static string Percent(long millionths) => millionths == Value.Unknown
        ? "unknown"
        : ((decimal)millionths * 100 / Value.One).ToString("0.######", CultureInfo.InvariantCulture) + "%";

    /// <summary>`3 days`, `1 day`.</summary>
    public static string Count(long count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");

    private static string Odd(long ticks) => ticks == 0 ? "" : " of " + OfTicks(ticks);

    private static string Elapsed(long ticks, bool withDays)
    {
        if (ticks == Value.Unknown) return "no length";
        if (ticks == 0) return "0 hours";
        if (withDays && ticks != Ticks.PerDay && ticks % Ticks.PerDay == 0) return Count(ticks / Ticks.PerDay, "day");
        if (ticks % Ticks.PerHour == 0) return Count(ticks / Ticks.PerHour, "hour");
        if (ticks % Ticks.PerMinute == 0) return Count(ticks / Ticks.PerMinute, "minute");
        return ticks % Ticks.PerSecond == 0
            ? Count(ticks / Ticks.PerSecond, "second")
            : ((decimal)ticks / Ticks.PerSecond).ToString("0.#######", CultureInfo.InvariantCulture) + " seconds";
    }
}
