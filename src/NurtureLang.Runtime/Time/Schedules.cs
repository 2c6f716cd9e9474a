using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Time;

/// <summary>Works out the instants of a calendar's rhythm.</summary>
internal static class Schedules
{
    // Day 4 of the count since 1970-01-01 is the Monday from which weeks are counted where no date is given.
    private const int FirstMonday = 4;

    /// <summary>The first instant of a schedule after an instant; <see cref="Ticks.Never"/> where there is none.</summary>
    public static long NextOf(PlanSchedule schedule, ZoneClock contact, ZoneClock campaign, long after)
    {
        if (schedule.At != Value.Unknown)
        {
            var at = campaign.At(schedule.At);
            return at > after ? at : Ticks.Never;
        }

        if (schedule is { EveryDays: { } days, From: { } start }) return ByDays(schedule, contact, after, days, start);
        if (schedule is { EveryMonths: { } months, From: { } day }) return ByMonths(schedule, contact, after, months, day);
        return ByWeeks(schedule, contact, after);
    }

    private static long ByDays(PlanSchedule schedule, ZoneClock contact, long after, int every, long from)
    {
        var day = from + (Math.Max(0, contact.Day(after) - from) / every * every);
        for (var tries = 0; tries < 4; tries++, day += every)
        {
            var at = contact.At((day * Ticks.PerDay) + schedule.Time);
            if (at > after) return at;
        }

        return Ticks.Never;
    }

    private static long ByMonths(PlanSchedule schedule, ZoneClock contact, long after, int every, long from)
    {
        var (first, now) = (ZoneClock.DateOf(from), ZoneClock.DateOf(Math.Max(from, contact.Day(after))));
        var passed = ((now.Year - first.Year) * 12) + now.Month - first.Month;
        for (var months = passed / every * every; months <= passed + (2 * every); months += every)
        {
            // A day that the month lacks is its last one.
            var local = ZoneClock.MoveLocal(from * Ticks.PerDay, new PlanDuration(months, 0, 0), 1);
            var at = contact.At(local + schedule.Time);
            if (at > after) return at;
        }

        return Ticks.Never;
    }

    private static long ByWeeks(PlanSchedule schedule, ZoneClock contact, long after)
    {
        var every = Math.Max(1, schedule.EveryWeeks);
        var start = schedule.From is { } from ? FirstDay(schedule, from) : long.MinValue;
        var week = start == long.MinValue ? 0 : WeekOf(start);
        var today = Math.Max(contact.Day(after), start);
        for (var day = today; day <= today + (7L * every) + 7; day++)
        {
            if (!IsOn(schedule, day) || (WeekOf(day) - week) % every != 0) continue;
            var at = contact.At((day * Ticks.PerDay) + schedule.Time);
            if (at > after) return at;
        }

        return Ticks.Never;
    }

    // The rhythm begins with the first of its days from the given date on, whatever day of the week that date is.
    private static long FirstDay(PlanSchedule schedule, long from)
    {
        for (var day = from; ; day++)
        {
            if (IsOn(schedule, day) || day == from + 7) return day;
        }
    }

    private static bool IsOn(PlanSchedule schedule, long day) => (schedule.Weekdays >> ZoneClock.Weekday(day) & 1) != 0;

    private static long WeekOf(long day) => ZoneClock.FloorDivide(day - FirstMonday, 7);
}
