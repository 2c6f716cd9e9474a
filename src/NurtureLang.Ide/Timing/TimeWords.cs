using System.Globalization;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Ide.Timing;

/// <summary>Moments and lengths of time as a reader would say them.</summary>
internal static class TimeWords
{
    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>When something happens: `day 14, Tue 09:00`; null where nothing about it is certain.</summary>
    /// <param name="moment">When.</param>
    /// <param name="isAnchored">Whether it is counted from a date and not from entering.</param>
    /// <param name="window">The one window that a touch waits for; null for none, or for several.</param>
    public static string? Of(Moment moment, bool isAnchored = false, WeekHours? window = null)
    {
        if (moment is { IsDated: true, At: [{ Most: { } most } one] } && most == one.Least)
            return DatedDay(moment) is { } on ? $"{on}, {Date(most)}" : Date(most);
        var day = isAnchored ? FromAnchor(moment) : moment.Passed is { Most: { } latest } passed ? Length(passed.Least, latest, moment) : Day(moment);
        var time = moment.Time is { } known ? Clock(known) : window is not null ? $"{Clock(window.Start)}-{Clock(window.End)}" : null;
        var clock = string.Join(' ', new[] { Days(moment.Days), time }.OfType<string>());
        return day is null ? clock.Length == 0 ? null : clock : clock.Length == 0 ? day : $"{day}, {clock}";
    }

    /// <summary>A length of time: `2 weeks`, `1 month 3 days`.</summary>
    public static string Length(CalendarSpan span)
    {
        var parts = new List<string>();
        if (span.Months % 12 == 0) Add(parts, span.Months / 12, "year");
        else Add(parts, span.Months, "month");
        if (span is { Months: 0, Ticks: 0, Days: > 0 } && span.Days % 7 == 0) Add(parts, span.Days / 7, "week");
        else Add(parts, span.Days, "day");
        var seconds = span.Ticks / TimeSpan.TicksPerSecond;
        Add(parts, seconds / 3600, "hour");
        Add(parts, seconds / 60 % 60, "minute");
        Add(parts, seconds % 60, "second");
        return parts.Count == 0 ? "no time" : string.Join(' ', parts);
    }

    /// <summary>A time of day: `09:00`.</summary>
    public static string Clock(long time)
    {
        var minutes = time / TimeSpan.TicksPerMinute;
        var seconds = time / TimeSpan.TicksPerSecond % 60;
        var clock = string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
        return seconds == 0 ? clock : string.Create(CultureInfo.InvariantCulture, $"{clock}:{seconds:00}");
    }

    // Only lengths of time were waited for: they add up as they were written.
    private static string? Length(CalendarSpan least, CalendarSpan most, Moment moment)
    {
        if (least == most)
            return least.IsZero ? "at once" : IsDays(least) ? $"day {least.Days}" : $"after {Length(least)}";
        if (IsDays(least) && IsDays(most)) return $"day {least.Days} to {most.Days}";
        if (least.Months != 0 || most.Months != 0 || most.Days != 0 || least.Days != 0) return Day(moment);
        return least.IsZero ? $"within {Length(most)}" : $"after {Length(least)} to {Length(most)}";
    }

    private static bool IsDays(CalendarSpan span) => span is { Months: 0, Ticks: 0 };

    private static string? Day(Moment moment)
    {
        if (!moment.IsCounted) return null;
        var (least, most) = DaysPassed(moment);
        if (most is null) return least <= 0 ? null : $"day {least} or later";
        return least == most ? $"day {least}" : $"day {least} to {most}";
    }

    private static string? DatedDay(Moment moment) =>
        moment.IsCounted && DaysPassed(moment) is (var least, { } most) && least == most && moment.Starts[0] != moment.At[0].Least ? $"day {least}" : null;

    private static string? FromAnchor(Moment moment)
    {
        var (least, most) = DaysPassed(moment);
        if (most is not { } last) return least > 0 ? $"{Count(least, "day")} after or later" : null;
        if (least == last) return least < 0 ? $"{Count(-least, "day")} before" : least == 0 ? "on the day" : $"{Count(least, "day")} after";
        if (last <= 0) return $"{-last} to {Count(-least, "day")} before";
        return least >= 0 ? $"{least} to {Count(last, "day")} after" : $"{Count(-least, "day")} before to {Count(last, "day")} after";
    }

    private static (long Least, long? Most) DaysPassed(Moment moment)
    {
        var pairs = moment.Starts.Zip(moment.At).ToList();
        var least = pairs.Min(pair => WeekClock.DayOf(pair.Second.Least) - WeekClock.DayOf(pair.First));
        return (least, pairs.Exists(pair => pair.Second.Most is null) ? null : pairs.Max(pair => WeekClock.DayOf(pair.Second.Most ?? 0) - WeekClock.DayOf(pair.First)));
    }

    // Days in a row, or a few single ones; nothing where it can be any day.
    private static string? Days(int mask)
    {
        var days = Enumerable.Range(0, 7).Where(day => (mask & (1 << day)) != 0).ToList();
        if (days.Count is 0 or 7) return null;
        if (days.Count == 1) return Weekdays[days[0]];
        if (days[^1] - days[0] == days.Count - 1) return $"{Weekdays[days[0]]}-{Weekdays[days[^1]]}";
        return days.Count <= 3 ? string.Join(", ", days.Select(day => Weekdays[day])) : null;
    }

    /// <summary>A weekday: `Tue`.</summary>
    public static string Weekday(long at) => Weekdays[WeekClock.WeekdayOf(WeekClock.DayOf(at))];

    /// <summary>A date and a time of day: `Tue 2026-03-03 11:00`.</summary>
    public static string Date(long at)
    {
        var day = DateTime.UnixEpoch.AddTicks(Math.Clamp(at, -500_000 * WeekClock.Day, WeekClock.Latest));
        return $"{Weekday(at)} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {Clock(WeekClock.TimeOf(at))}";
    }

    private static void Add(List<string> parts, long count, string unit)
    {
        if (count != 0) parts.Add(Count(count, unit));
    }

    private static string Count(long count, string unit) => $"{count} {unit}{(count == 1 ? "" : "s")}";
}
