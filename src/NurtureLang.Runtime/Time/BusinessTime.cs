using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Time;

/// <summary>A business calendar: open intervals of the week, without the closed days.</summary>
internal sealed class BusinessTime(PlanCalendar calendar, ZoneClock? own)
{
    private const int LongestSearchDays = 3_660;

    /// <summary>The calendar's own zone; null for the contact's.</summary>
    public ZoneClock? Zone => own;

    /// <summary>Whether a date is one of the closed days.</summary>
    public bool IsClosed(long day) => calendar.Closed.AsSpan().BinarySearch(day) >= 0;

    /// <summary>Whether a date is a working day: one with open hours that is not closed.</summary>
    public bool IsWorkingDay(long day)
    {
        if (IsClosed(day)) return false;
        foreach (var hours in calendar.Open)
        {
            if ((hours.Days >> ZoneClock.Weekday(day) & 1) != 0) return true;
        }

        return false;
    }

    /// <summary>The nearest working day at or before, or at or after, a date; the date itself where there is none within ten years.</summary>
    public long Shift(long day, BusinessDayShift shift)
    {
        if (shift == BusinessDayShift.None) return day;
        var step = shift == BusinessDayShift.Before ? -1 : 1;
        for (var count = 0; count < LongestSearchDays; count++)
        {
            var candidate = day + (count * step);
            if (IsWorkingDay(candidate)) return candidate;
        }

        return day;
    }

    /// <summary>The instant by which so much open time has passed; <see cref="Ticks.Never"/> where it never does.</summary>
    public long Add(long instant, long openTicks, ZoneClock contact)
    {
        var zone = own ?? contact;
        var day = zone.Day(instant) - 1;
        for (var count = 0; count < LongestSearchDays; count++, day++)
        {
            if (IsClosed(day)) continue;
            foreach (var hours in calendar.Open)
            {
                if ((hours.Days >> ZoneClock.Weekday(day) & 1) == 0) continue;
                var start = Math.Max(instant, zone.At((day * Ticks.PerDay) + hours.Start));
                var end = zone.At((day * Ticks.PerDay) + hours.End + (hours.Start >= hours.End ? Ticks.PerDay : 0));
                if (end <= start) continue;
                if (end - start >= openTicks) return start + openTicks;
                openTicks -= end - start;
            }
        }

        return Ticks.Never;
    }
}
