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
    public static long NextAllowed(long instant, ZoneClock zone, Windows windows, out bool quietHeld)
    {
        quietHeld = false;
        var limit = instant + (LongestSearchDays * Ticks.PerDay);
        while (instant < limit)
        {
            var afterQuiet = AfterQuiet(instant, zone, windows);
            quietHeld |= afterQuiet > instant;
            var open = NextOpen(NextOpen(afterQuiet, zone, windows, windows.Sequence), zone, windows, windows.Step);
            if (open == instant) return instant;
            instant = open;
        }

        return Ticks.Never;
    }

    /// <summary>Which intervals hold for a touch.</summary>
    public readonly record struct Windows(
        ImmutableArray<PlanQuiet> Quiet, long Channel, ImmutableArray<PlanHours> Sequence, ImmutableArray<PlanHours> Step, BusinessTime[] Calendars);

    private static long AfterQuiet(long instant, ZoneClock zone, Windows windows)
    {
        foreach (var quiet in windows.Quiet)
        {
            if (quiet.Channels != 0 && (quiet.Channels & windows.Channel) == 0) continue;
            var local = zone.Local(instant);
            var day = ZoneClock.FloorDivide(local, Ticks.PerDay);
            var time = local - (day * Ticks.PerDay);
            var crosses = quiet.Start >= quiet.End;
            var inside = crosses ? time >= quiet.Start || time < quiet.End : time >= quiet.Start && time < quiet.End;
            if (!inside) continue;
            var endDay = crosses && time >= quiet.Start ? day + 1 : day;
            // When the clocks go back over the end, the first occurrence may lie behind; then the wait is over at the next one.
            var end = zone.At((endDay * Ticks.PerDay) + quiet.End);
            return end > instant ? end : instant + (((endDay * Ticks.PerDay) + quiet.End) - local);
        }

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
        var local = zone.Local(instant);
        var today = ZoneClock.FloorDivide(local, Ticks.PerDay);
        for (var day = today - 1; day <= today + LongestSearchDays; day++)
        {
            if ((interval.Days >> ZoneClock.Weekday(day) & 1) == 0 || calendar?.IsClosed(day) == true) continue;
            var start = (day * Ticks.PerDay) + interval.Start;
            var end = (day * Ticks.PerDay) + interval.End + (interval.Start >= interval.End ? Ticks.PerDay : 0);
            if (local >= start && local < end) return instant;
            if (start > local) return Math.Max(zone.At(start), instant + 1);
        }

        return Ticks.Never;
    }
}
