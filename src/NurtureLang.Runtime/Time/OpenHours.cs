using System.Collections.Immutable;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Time;

/// <summary>Finds the first instant at which windows and quiet hours both let a touch leave.</summary>
internal static class OpenHours
{
    // Every interval ends within a day, and a week holds every window: what is not open in eight days never is.
    private const int LongestSearchDays = 370;

    /// <summary>The first instant from `instant` on that is in a window and in no quiet hours; <see cref="Ticks.Never"/> where there is none.</summary>
    /// <param name="instant">Where to look from.</param>
    /// <param name="zone">The contact's zone.</param>
    /// <param name="windows">What holds for the touch.</param>
    /// <param name="held">The first quiet hours that held the touch back; null where none did.</param>
    public static long NextAllowed(long instant, ZoneClock zone, Windows windows, out PlanQuiet? held)
    {
        held = null;
        var limit = instant + (LongestSearchDays * Ticks.PerDay);
        while (instant < limit)
        {
            var afterQuiet = AfterQuiet(instant, zone, windows, out var quiet);
            held ??= quiet;
            var open = NextOpen(NextOpen(afterQuiet, zone, windows, windows.Sequence), zone, windows, windows.Step);
            if (open == instant) return instant;
            instant = open;
        }

        return Ticks.Never;
    }

    /// <summary>Which intervals hold for a touch.</summary>
    public readonly record struct Windows(
        ImmutableArray<PlanQuiet> Quiet, long Channel, ImmutableArray<PlanHours> Sequence, ImmutableArray<PlanHours> Step, BusinessTime[] Calendars);

    private static long AfterQuiet(long instant, ZoneClock zone, Windows windows, out PlanQuiet? held)
    {
        foreach (var quiet in windows.Quiet)
        {
            if (quiet.Channels != 0 && (quiet.Channels & windows.Channel) == 0) continue;
            var today = zone.Day(instant);
            for (var day = today - 1; day <= today; day++)
            {
                // Compared as instants: where the clocks show the end twice, the first time ends it, and it does not begin again.
                var start = zone.At((day * Ticks.PerDay) + quiet.Start);
                var end = zone.At((day * Ticks.PerDay) + quiet.End + (quiet.Start >= quiet.End ? Ticks.PerDay : 0));
                if (instant < start || instant >= end) continue;
                held = quiet;
                return end;
            }
        }

        held = null;
        return instant;
    }

    private static long NextOpen(long instant, ZoneClock contact, Windows windows, ImmutableArray<PlanHours> hours)
    {
        if (hours.IsEmpty || instant == Ticks.Never) return instant;
        var best = Ticks.Never;
        foreach (var interval in hours) best = Math.Min(best, NextOpen(instant, contact, windows, interval));
        return best;
    }

    private static long NextOpen(long instant, ZoneClock contact, Windows windows, PlanHours interval)
    {
        var calendar = interval.Calendar < 0 ? null : windows.Calendars[interval.Calendar];
        var zone = calendar?.Zone ?? contact;
        var today = zone.Day(instant);
        for (var day = today - 1; day <= today + LongestSearchDays; day++)
        {
            if ((interval.Days >> ZoneClock.Weekday(day) & 1) == 0 || calendar?.IsClosed(day) == true) continue;
            var start = zone.At((day * Ticks.PerDay) + interval.Start);
            var end = zone.At((day * Ticks.PerDay) + interval.End + (interval.Start >= interval.End ? Ticks.PerDay : 0));
            if (instant >= start && instant < end) return instant;
            if (start > instant) return start;
        }

        return Ticks.Never;
    }
}
