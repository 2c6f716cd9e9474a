using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Ide.Timing;

/// <summary>When a touch may leave: the windows of its sequence, those of its step, and quiet hours. All of them have to allow it.</summary>
/// <param name="sequence">The windows of the sequence; none for any time.</param>
/// <param name="step">The windows of the step; none for any time.</param>
/// <param name="quiet">The quiet hours that are about its channel; none where they are left out of the count.</param>
internal sealed class SendHours(IReadOnlyList<WeekHours> sequence, IReadOnlyList<WeekHours> step, IReadOnlyList<BoundQuiet> quiet)
{
    private const int MostTurns = 64;
    private const long Week = 7 * WeekClock.Day;

    // Every week is like every other one: how long is waited from an instant of it; null for ever.
    private readonly Dictionary<long, long?> waits = [];

    /// <summary>Whether a touch may leave at any time.</summary>
    public bool IsAlways => sequence.Count == 0 && step.Count == 0 && quiet.Count == 0;

    /// <summary>The one window, where there is one and it is of the contact's own time; null otherwise.</summary>
    public WeekHours? Only => sequence.Concat(step).ToList() is [{ Calendar: null } one] ? one : null;

    /// <summary>Whether some window is of a calendar, whose closed days are not counted here.</summary>
    public CalendarSymbol? Calendar => sequence.Concat(step).Select(one => one.Calendar).FirstOrDefault(one => one is not null);

    /// <summary>The first instant from one on at which it may leave; null where there is none.</summary>
    public long? From(long at)
    {
        var place = ((at % Week) + Week) % Week;
        if (!waits.TryGetValue(place, out var wait)) waits[place] = wait = Leaves(at) - at;
        return at + wait;
    }

    private long? Leaves(long at)
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            if (Open(Open(AfterQuiet(at), sequence), step) is not { } open) return null;
            if (open == at) return at;
            at = open;
        }

        return null;
    }

    private long AfterQuiet(long at)
    {
        foreach (var hours in quiet)
        {
            if (Holds(at, EveryHours(hours)) is { } end) return end;
        }

        return at;
    }

    private static WeekHours EveryHours(BoundQuiet hours) => new(WeekClock.EveryDay, hours.Start, hours.End);

    private static long? Open(long? from, IReadOnlyList<WeekHours> windows)
    {
        if (windows.Count == 0 || from is not { } at) return from;
        if (windows.Any(window => Holds(at, window) is not null)) return at;
        long? first = null;
        for (var day = WeekClock.DayOf(at); day <= WeekClock.DayOf(at) + 8; day++)
        {
            foreach (var window in windows.Where(window => IsOf(day, window)))
            {
                var start = (day * WeekClock.Day) + window.Start;
                if (start >= at && (first is null || start < first)) first = start;
            }
        }

        return first;
    }

    // When the interval ends in which an instant lies; null where it lies in none. One may have begun the day before.
    private static long? Holds(long at, WeekHours hours)
    {
        for (var day = WeekClock.DayOf(at) - 1; day <= WeekClock.DayOf(at); day++)
        {
            var (start, end) = (day * WeekClock.Day + hours.Start, day * WeekClock.Day + hours.End + (hours.Start >= hours.End ? WeekClock.Day : 0));
            if (IsOf(day, hours) && at >= start && at < end) return end;
        }

        return null;
    }

    private static bool IsOf(long day, WeekHours hours) => (hours.Days & (1 << WeekClock.WeekdayOf(day))) != 0;
}
