using NurtureLang.Semantics.Types;

namespace NurtureLang.Ide.Timing;

/// <summary>The wall clock of a contact, in ticks since 1970-01-01: days, weekdays and times of day, without changes of the clocks.</summary>
internal static class WeekClock
{
    /// <summary>Every day of the week, as a bit mask, Monday bit 0.</summary>
    public const int EveryDay = 0b111_1111;

    /// <summary>Ticks in a day.</summary>
    public const long Day = CalendarSpan.TicksPerDay;

    /// <summary>The first instant of a Monday, for people of whom it is not known when they come.</summary>
    public const long SomeMonday = 11_323 * Day;

    /// <summary>No instant is later: some three thousand years, which is more than any campaign.</summary>
    public const long Latest = 1_000_000 * Day;

    /// <summary>The day of an instant, since 1970-01-01.</summary>
    public static long DayOf(long at) => at >= 0 ? at / Day : ((at + 1) / Day) - 1;

    /// <summary>The time of day of an instant.</summary>
    public static long TimeOf(long at) => at - (DayOf(at) * Day);

    /// <summary>The place of a day in the week, Monday 0.</summary>
    public static int WeekdayOf(long day) => (int)(((day + 3) % 7 + 7) % 7);

    /// <summary>A mask some days later.</summary>
    public static int Later(int days, long by)
    {
        var shift = (int)((by % 7 + 7) % 7);
        return ((days << shift) | (days >> (7 - shift))) & EveryDay;
    }

    /// <summary>An instant some months later; a day that the month lacks is its last.</summary>
    public static long AddMonths(long at, int months)
    {
        var moved = DateTime.UnixEpoch.AddTicks(Math.Clamp(at, -500_000 * Day, Latest)).AddMonths(months);
        return (moved - DateTime.UnixEpoch).Ticks;
    }
}
