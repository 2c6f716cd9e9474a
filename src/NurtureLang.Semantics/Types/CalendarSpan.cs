using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Types;

/// <summary>A length of time: calendar parts in the contact's zone, then elapsed ticks of 100 ns.</summary>
/// <param name="Months">Calendar months.</param>
/// <param name="Days">Calendar days.</param>
/// <param name="Ticks">Elapsed ticks.</param>
public sealed record CalendarSpan(int Months, int Days, long Ticks)
{
    /// <summary>Ticks in a day of 24 hours.</summary>
    public const long TicksPerDay = 864_000_000_000;

    /// <summary>No time at all.</summary>
    public static CalendarSpan Zero { get; } = new(0, 0, 0);

    /// <summary>Whether it is no time at all.</summary>
    public bool IsZero => Months == 0 && Days == 0 && Ticks == 0;

    /// <summary>About how many ticks it is: a day is 24 hours, a month 30 days. For comparisons by the checker alone.</summary>
    public long ApproximateTicks => (Months * 30L + Days) * TicksPerDay + Ticks;

    /// <summary>The fewest ticks that it can be, with 23-hour days at clock changes and short months.</summary>
    public long LeastTicks => Months == 0 && Days == 0 ? Ticks : (Months * 28L + Days) * TicksPerDay + Ticks - TicksPerDay / 24;
}

/// <summary>The unit of the contact's own calendar that a limit counts in.</summary>
public enum CalendarUnit
{
    /// <summary>None: the period is rolling.</summary>
    None,
    /// <summary>The day.</summary>
    Day,
    /// <summary>The week, from Monday.</summary>
    Week,
    /// <summary>The month.</summary>
    Month,
}

/// <summary>A period that limits and caps count in: a unit of the contact's calendar, or rolling ticks.</summary>
/// <param name="Unit">The unit, or none for a rolling period.</param>
/// <param name="Ticks">The length of a rolling period; a day is 24 hours.</param>
public sealed record LimitPeriod(CalendarUnit Unit, long Ticks)
{
    /// <summary>The longest that it can be, in ticks.</summary>
    public long LongestTicks => Unit switch
    {
        CalendarUnit.Day => CalendarSpan.TicksPerDay,
        CalendarUnit.Week => 7 * CalendarSpan.TicksPerDay,
        CalendarUnit.Month => 31 * CalendarSpan.TicksPerDay,
        _ => Ticks,
    };
}

/// <summary>Part of the week: days as a bit mask, Monday bit 0, and an interval of the day in ticks; it may cross midnight.</summary>
/// <param name="Days">The days.</param>
/// <param name="Start">The start, included.</param>
/// <param name="End">The end, not included.</param>
/// <param name="Calendar">The calendar whose closed days and zone hold for it; none in the contact's own time.</param>
public sealed record WeekHours(int Days, long Start, long End, CalendarSymbol? Calendar = null);
