using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Time;

/// <summary>A business calendar: open intervals of the week, without the closed days.</summary>
internal sealed class BusinessTime(PlanCalendar calendar, ZoneClock? own)
{
    private const int LongestSearchDays = 3_660;

    // The intervals of one day, as they follow one another.
    private readonly PlanHours[] inOrder = [.. calendar.Open.OrderBy(hours => hours.Start).ThenBy(hours => hours.End)];

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

    /// <summary>The instant by which a length of open time has passed; <see cref="Ticks.Never"/> where it never does.</summary>
    /// <remarks>
    /// A day of it is a working day: the same time of day, so many working days on; from outside of open time it counts from the next opening. Hours
    /// and minutes are those that pass while it is open, whatever clocks show.
    /// </remarks>
    public long Add(long instant, PlanDuration length, ZoneClock contact)
    {
        var zone = own ?? contact;
        if (length.Days > 0) instant = AddDays(instant, length.Days, zone);
        return instant == Ticks.Never ? Ticks.Never : AddOpen(instant, length.Ticks, zone);
    }

    private long AddDays(long instant, int days, ZoneClock zone)
    {
        instant = AddOpen(instant, 0, zone);
        if (instant == Ticks.Never) return Ticks.Never;
        var local = zone.Local(instant);
        var day = ZoneClock.FloorDivide(local, Ticks.PerDay);
        var time = local - (day * Ticks.PerDay);
        for (var count = 0; days > 0; count++)
        {
            if (count == LongestSearchDays) return Ticks.Never;
            if (IsWorkingDay(++day)) days--;
        }

        return zone.At((day * Ticks.PerDay) + time);
    }

    // INVARIANT: `at` only grows, so that open time that two intervals share counts once.
    private long AddOpen(long at, long openTicks, ZoneClock zone)
    {
        var day = zone.Day(at) - 1;
        for (var count = 0; count < LongestSearchDays; count++, day++)
        {
            if (IsClosed(day)) continue;
            foreach (var hours in inOrder)
            {
                if ((hours.Days >> ZoneClock.Weekday(day) & 1) == 0) continue;
                var start = Math.Max(at, zone.At((day * Ticks.PerDay) + hours.Start));
                var end = zone.At((day * Ticks.PerDay) + hours.End + (hours.Start >= hours.End ? Ticks.PerDay : 0));
                // The end of an interval is not part of it: nothing begins there, and what began before may end there.
                if (end <= start) continue;
                if (end - start >= openTicks) return start + openTicks;
                openTicks -= end - start;
                at = end;
            }
        }

        return Ticks.Never;
    }
}
