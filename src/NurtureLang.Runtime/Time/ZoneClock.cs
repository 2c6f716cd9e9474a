using System.Runtime.CompilerServices;
using NodaTime;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Time;

/// <summary>Turns instants into a zone's wall-clock time and back, by the rules of the language.</summary>
/// <remarks>
/// Wall-clock times are ticks since 1970-01-01T00:00 on that clock. A time that the clocks skip is read with the offset from before the gap;
/// of a time that they show twice, the first counts. Safe for several threads: the cached interval is one immutable object.
/// </remarks>
public sealed class ZoneClock(DateTimeZone zone)
{
    private sealed record Span(long Start, long End, long Offset);

    private Span cached = new(0, 0, 0);

    /// <summary>The zone's IANA name.</summary>
    public string Name => zone.Id;

    /// <summary>The wall-clock time at an instant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Local(long instant)
    {
        var span = cached;
        return instant >= span.Start && instant < span.End ? unchecked(instant + span.Offset) : FarLocal(instant);
    }

    /// <summary>The contact's own date at an instant, in days since 1970-01-01.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Day(long instant) => FloorDivide(Local(instant), Ticks.PerDay);

    /// <summary>The instant at which the clock shows a time.</summary>
    public long At(long local)
    {
        var guess = Math.Clamp(local, Ticks.Earliest, Ticks.Latest);
        var map = zone.MapLocal(LocalDateTime.FromDateTime(ToDateTime(guess)));
        // In a gap the early interval is the one before it; in an overlap it is the first of the two: the rule is the same line.
        return guess - map.EarlyInterval.WallOffset.Ticks;
    }

    /// <summary>The instant at which a date begins.</summary>
    public long StartOfDay(long day) => At(day * Ticks.PerDay);

    /// <summary>An instant moved by a length of time: calendar parts on the wall clock, then elapsed ticks.</summary>
    public long Move(long instant, PlanDuration length, bool back = false)
    {
        ArgumentNullException.ThrowIfNull(length);
        var sign = back ? -1 : 1;
        if (length.Months != 0 || length.Days != 0) instant = At(MoveLocal(Local(instant), length, sign));
        return instant + (sign * length.Ticks);
    }

    /// <summary>A wall-clock time moved by the calendar parts of a length.</summary>
    public static long MoveLocal(long local, PlanDuration length, int sign)
    {
        var day = FloorDivide(local, Ticks.PerDay);
        var time = local - (day * Ticks.PerDay);
        if (length.Months != 0) day = AddMonths(day, sign * length.Months);
        day = Math.Clamp(day + (sign * (long)length.Days), Ticks.Earliest / Ticks.PerDay, Ticks.Latest / Ticks.PerDay);
        return (day * Ticks.PerDay) + time;
    }

    /// <summary>A date some months on; a day that the month lacks is its last day.</summary>
    public static long AddMonths(long day, int months)
    {
        var from = DateOf(day);
        var index = Math.Clamp((from.Year * 12L) + from.Month - 1 + months, 12, (9999L * 12) + 11);
        var year = (int)(index / 12);
        var month = (int)(index % 12) + 1;
        return DayOf(year, month, Math.Min(from.Day, DateTime.DaysInMonth(year, month)));
    }

    /// <summary>The calendar date of a day number.</summary>
    public static DateTime DateOf(long day) => DateTime.UnixEpoch.AddDays(day);

    /// <summary>The day number of a calendar date.</summary>
    public static long DayOf(int year, int month, int day) => (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Days;

    /// <summary>The day of the week of a day number: Monday 0 to Sunday 6.</summary>
    public static int Weekday(long day) => (int)((((day + 3) % 7) + 7) % 7);

    /// <summary>The number of the calendar period that an instant falls into, and where the next one starts.</summary>
    public long Period(long instant, CalendarUnit unit) => unit switch
    {
        CalendarUnit.Day => Day(instant),
        CalendarUnit.Week => FloorDivide(Day(instant) + 3, 7),
        CalendarUnit.Month => MonthOf(Day(instant)),
        _ => 0,
    };

    /// <summary>The instant at which the calendar period after this one starts.</summary>
    public long NextPeriod(long instant, CalendarUnit unit)
    {
        var day = Day(instant);
        return StartOfDay(unit switch
        {
            CalendarUnit.Day => day + 1,
            CalendarUnit.Week => day + 7 - Weekday(day),
            CalendarUnit.Month => FirstOfNextMonth(day),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }

    /// <summary>The whole quotient, rounded down. Inlined, so that dividing by a constant needs no division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FloorDivide(long value, long by) => unchecked(value >= 0 ? value / by : -((by - 1 - value) / by));

    private long FarLocal(long instant)
    {
        var span = cached = SpanAt(instant);
        return instant + span.Offset;
    }

    private static long MonthOf(long day)
    {
        var date = DateOf(day);
        return (date.Year * 12L) + date.Month - 1;
    }

    private static long FirstOfNextMonth(long day)
    {
        var date = DateOf(day);
        return day - date.Day + 1 + DateTime.DaysInMonth(date.Year, date.Month);
    }

    private Span SpanAt(long instant)
    {
        var interval = zone.GetZoneInterval(Instant.FromUnixTimeTicks(Math.Clamp(instant, Ticks.Earliest, Ticks.Latest)));
        return new Span(
            interval.HasStart ? interval.Start.ToUnixTimeTicks() : long.MinValue,
            interval.HasEnd ? interval.End.ToUnixTimeTicks() : long.MaxValue,
            interval.WallOffset.Ticks);
    }

    private static DateTime ToDateTime(long local) => new(local + DateTime.UnixEpoch.Ticks, DateTimeKind.Unspecified);
}
