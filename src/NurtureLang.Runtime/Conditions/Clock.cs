using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Conditions;

/// <summary>What compiled expressions ask of the frame's time, and small tests that they call.</summary>
internal static class Clock
{
    /// <summary>The instant.</summary>
    public static long Now(Frame frame) => frame.Now;

    /// <summary>The contact's own date.</summary>
    public static long Today(Frame frame) => frame.Zone.Day(frame.Now);

    /// <summary>The contact's own time of day, in ticks.</summary>
    public static long TimeOfDay(Frame frame)
    {
        var local = frame.Zone.Local(frame.Now);
        return local - (ZoneClock.FloorDivide(local, Ticks.PerDay) * Ticks.PerDay);
    }

    /// <summary>The contact's own day of the week, Monday 1 to Sunday 7, in millionths.</summary>
    public static long Weekday(Frame frame) => (ZoneClock.Weekday(Today(frame)) + 1) * Value.One;

    /// <summary>Whether a set has a member.</summary>
    public static bool Contains(long set, long member) =>
        set != Value.Unknown && member is >= 0 and < 63 && (set >> (int)member & 1) != 0;

    /// <summary>Whether an instant is known and in the window that ends now; a window of 0 has no beginning.</summary>
    public static bool IsWithin(Frame frame, long instant, long window) =>
        instant != Value.Unknown && (window == 0 || instant > frame.Now - window);

    /// <summary>Whether the anniversary of a date is on the contact's own day or one of the days ahead. 29 February is the 28th in other years.</summary>
    public static bool IsAnniversary(Frame frame, long subject, bool isInstant, int days)
    {
        if (subject == Value.Unknown) return false;
        var today = Today(frame);
        var date = ZoneClock.DateOf(isInstant ? frame.Zone.Day(subject) : subject);
        var year = ZoneClock.DateOf(today).Year;
        return IsAhead(date, year, today, days) || (year < 9999 && IsAhead(date, year + 1, today, days));
    }

    private static bool IsAhead(DateTime date, int year, long today, int days)
    {
        var day = ZoneClock.DayOf(year, date.Month, Math.Min(date.Day, DateTime.DaysInMonth(year, date.Month)));
        return year > date.Year && day >= today && day <= today + days;
    }
}
