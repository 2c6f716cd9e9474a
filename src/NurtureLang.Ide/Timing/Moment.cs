using System.Collections.Immutable;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Ide.Timing;

/// <summary>The earliest and the latest that something can be, for one of those who come.</summary>
/// <param name="Least">The earliest.</param>
/// <param name="Most">The latest; null for no such instant.</param>
internal readonly record struct Stretch(long Least, long? Most);

/// <summary>How much time has passed, where nothing but lengths of time was waited for.</summary>
/// <param name="Least">The least.</param>
/// <param name="Most">The most; null for no bound.</param>
internal sealed record Passed(CalendarSpan Least, CalendarSpan? Most)
{
    /// <summary>None.</summary>
    public static Passed Nothing { get; } = new(CalendarSpan.Zero, CalendarSpan.Zero);

    /// <summary>With some more.</summary>
    public Passed? And(CalendarSpan least, CalendarSpan? most) => (Most ?? Least).ApproximateTicks > WeekClock.Latest
        ? null
        : new Passed(Sum(Least, least), Most is { } own && most is { } more ? Sum(own, more) : null);

    /// <summary>The wider of two.</summary>
    public Passed Or(Passed other) => new(
        Least.ApproximateTicks <= other.Least.ApproximateTicks ? Least : other.Least,
        Most is { } one && other.Most is { } two ? (one.ApproximateTicks >= two.ApproximateTicks ? one : two) : null);

    private static CalendarSpan Sum(CalendarSpan one, CalendarSpan other) => new(one.Months + other.Months, one.Days + other.Days, one.Ticks + other.Ticks);
}

/// <summary>
/// When something happens, as far as it is certain, counted from a beginning: for people who come at any time of the week it is worked out for each half hour of one.
/// INVARIANT: every change keeps the order of instants, so that the ends of a stretch lead to the ends of the next. Immutable.
/// </summary>
/// <param name="Starts">The beginnings.</param>
/// <param name="At">For each of them, when it is.</param>
/// <param name="Passed">How much time has passed; null where a time of day or a day was waited for.</param>
/// <param name="Days">The days of the week that it can be, a bit mask.</param>
/// <param name="Time">The time of day; null where it is not known.</param>
/// <param name="IsDated">Whether the instants are real dates.</param>
/// <param name="IsCounted">Whether the beginnings are those of which a reader counts days; else a date was waited for, whenever somebody came.</param>
internal sealed record Moment(ImmutableArray<long> Starts, ImmutableArray<Stretch> At, Passed? Passed, int Days, long? Time, bool IsDated, bool IsCounted = true)
{
    private const long Grid = WeekClock.Day / 48;

    /// <summary>A beginning at any time.</summary>
    public static Moment AnyTime { get; } = Of([.. Enumerable.Range(0, 7 * 48).Select(step => WeekClock.SomeMonday + (step * Grid))], false);

    /// <summary>A beginning on any day, at one time of day.</summary>
    public static Moment OnDays(int days, long time) =>
        Of([.. Enumerable.Range(0, 7).Where(day => (days & (1 << day)) != 0).Select(day => WeekClock.SomeMonday + (day * WeekClock.Day) + time)], false);

    /// <summary>A beginning on a date.</summary>
    public static Moment OnDate(long at) => Of([at], true);

    /// <summary>A beginning at the one or at the other.</summary>
    public static Moment Either(Moment one, Moment other) => Of([.. one.Starts.Concat(other.Starts).Distinct()], one.IsDated && other.IsDated);

    private static Moment Of(ImmutableArray<long> starts, bool isDated)
    {
        var days = starts.Aggregate(0, (mask, at) => mask | (1 << WeekClock.WeekdayOf(WeekClock.DayOf(at))));
        var times = starts.Select(WeekClock.TimeOf).Distinct().ToList();
        return new Moment(starts, [.. starts.Select(at => new Stretch(at, at))], Timing.Passed.Nothing, days, times is [var one] ? one : null, isDated);
    }

    /// <summary>So much later.</summary>
    public Moment After(CalendarSpan length, bool isBack = false)
    {
        var sign = isBack ? -1 : 1;
        var (days, time) = LaterOf(length, sign);
        return this with
        {
            At = [.. At.Select(one => new Stretch(Move(one.Least, length, sign, false), one.Most is { } most ? Move(most, length, sign, true) : null))],
            Passed = isBack ? null : Passed?.And(length, length),
            Days = days,
            Time = time,
        };
    }

    /// <summary>At any time from now on, up to a limit.</summary>
    public Moment Within(CalendarSpan? limit)
    {
        if (limit is { IsZero: true }) return this;
        var days = WeekClock.EveryDay;
        if (limit is { Months: 0 } and { ApproximateTicks: < 7 * WeekClock.Day } brief)
        {
            days = 0;
            for (var by = 0L; by <= (brief.ApproximateTicks + WeekClock.Day - 1) / WeekClock.Day; by++) days |= WeekClock.Later(Days, by);
        }

        return this with
        {
            At = [.. At.Select(one => new Stretch(one.Least, one.Most is { } most && limit is not null ? Move(most, limit, 1, true) : null))],
            Passed = Passed?.And(CalendarSpan.Zero, limit),
            Days = days,
            Time = null,
        };
    }

    /// <summary>At the next time of day, strictly later.</summary>
    public Moment NextTime(long time) => Aligned(at => NextOf(at, WeekClock.EveryDay, time),
        Time is { } known ? WeekClock.Later(Days, known < time ? 0 : 1) : Days | WeekClock.Later(Days, 1), time);

    /// <summary>At the next of some days of the week, strictly later.</summary>
    public Moment NextDay(int days, long time) => Aligned(at => NextOf(at, days, time), days, time);

    /// <summary>On the same day at another time, however that lies.</summary>
    public Moment AtTime(long time) => Aligned(at => (WeekClock.DayOf(at) * WeekClock.Day) + time, Days, time);

    /// <summary>On a day of the week that counts as a working day: itself, or the next such day on one side.</summary>
    public Moment OnWorkingDay(int open, bool isBefore)
    {
        if (open == 0) return this;
        var mask = 0;
        for (var day = 0; day < 7; day++)
        {
            if ((Days & (1 << day)) != 0) mask |= 1 << WeekClock.WeekdayOf(Shift(day - 3 + 7, open, isBefore));
        }

        return Aligned(at => (Shift(WeekClock.DayOf(at), open, isBefore) * WeekClock.Day) + WeekClock.TimeOf(at), mask, Time);
    }

    /// <summary>When a touch may leave.</summary>
    public Moment Deferred(SendHours hours)
    {
        if (hours.IsAlways) return this;
        var mask = 0;
        long? time = null;
        var isOneTime = Time is not null;
        foreach (var from in Samples())
        {
            if (hours.From(from) is not { } leaves) continue;
            mask |= 1 << WeekClock.WeekdayOf(WeekClock.DayOf(leaves));
            isOneTime &= time is null || time == WeekClock.TimeOf(leaves);
            time = WeekClock.TimeOf(leaves);
        }

        if (mask == 0) return Unbounded();
        var at = At.Select(one => new Stretch(hours.From(one.Least) ?? one.Least, one.Most is { } most ? hours.From(most) : null)).ToImmutableArray();
        return this with { At = at, Passed = at.SequenceEqual(At) ? Passed : null, Days = mask, Time = isOneTime ? time : null };
    }

    /// <summary>At the one or at the other.</summary>
    public Moment Or(Moment other)
    {
        if (IsDated != other.IsDated || IsCounted != other.IsCounted || Starts.Length != other.Starts.Length) return Unbounded();
        return this with
        {
            At = [.. At.Zip(other.At, (one, two) => new Stretch(Math.Min(one.Least, two.Least), one.Most is { } a && two.Most is { } b ? Math.Max(a, b) : null))],
            Passed = Passed is { } own && other.Passed is { } theirs ? own.Or(theirs) : null,
            Days = Days | other.Days,
            Time = Time == other.Time ? Time : null,
        };
    }

    /// <summary>Later, nobody knows when.</summary>
    public Moment Unbounded() => this with { At = [.. At.Select(one => one with { Most = null })], Passed = null, Days = WeekClock.EveryDay, Time = null };

    // Instants that stand for all that it can be: of each day that it can be, its time, or every half hour.
    private IEnumerable<long> Samples() => Enumerable.Range(0, 7).Where(day => (Days & (1 << day)) != 0).SelectMany(day => Time is { } time
        ? [WeekClock.SomeMonday + (day * WeekClock.Day) + time]
        : Enumerable.Range(0, 48).Select(step => WeekClock.SomeMonday + (day * WeekClock.Day) + (step * Grid)));

    private Moment Aligned(Func<long, long> align, int days, long? time) => this with
    {
        At = [.. At.Select(one => new Stretch(align(one.Least), one.Most is { } most ? align(most) : null))], Passed = null, Days = days, Time = time,
    };

    private (int Days, long? Time) LaterOf(CalendarSpan length, int sign)
    {
        if (length.Months != 0 && IsDated && Starts.Length == 1 && At[0].Most == At[0].Least)
            return (1 << WeekClock.WeekdayOf(WeekClock.DayOf(Move(At[0].Least, length, sign, false))), Time is { } own && length.Ticks == 0 ? own : null);
        var days = length.Months != 0 ? WeekClock.EveryDay : WeekClock.Later(Days, sign * length.Days);
        if (length.Ticks == 0) return (days, Time);
        if (Time is { } time)
        {
            var moved = time + (sign * length.Ticks);
            return (WeekClock.Later(days, WeekClock.DayOf(moved)), WeekClock.TimeOf(moved));
        }

        var whole = sign * (length.Ticks / WeekClock.Day);
        var mask = WeekClock.Later(days, whole);
        return (length.Ticks % WeekClock.Day == 0 ? mask : mask | WeekClock.Later(days, whole + sign), null);
    }

    // A month of people who come on no known date is 28 to 31 days.
    private long Move(long at, CalendarSpan length, int sign, bool isLatest)
    {
        if (length.Months != 0 && IsDated) at = WeekClock.AddMonths(at, sign * length.Months);
        else if (length.Months != 0)
        {
            var (fewest, most) = length.Months % 12 == 0 ? (length.Months / 12 * 365, length.Months / 12 * 366) : (length.Months * 28, length.Months * 31);
            at += sign * (isLatest == sign > 0 ? most : fewest) * WeekClock.Day;
        }

        return Math.Clamp(at + (sign * ((length.Days * WeekClock.Day) + length.Ticks)), -WeekClock.Latest, WeekClock.Latest);
    }

    private static long NextOf(long at, int days, long time)
    {
        for (var day = WeekClock.DayOf(at); ; day++)
        {
            var found = (day * WeekClock.Day) + time;
            if (found > at && (days & (1 << WeekClock.WeekdayOf(day))) != 0) return found;
        }
    }

    private static long Shift(long day, int open, bool isBefore)
    {
        while ((open & (1 << WeekClock.WeekdayOf(day))) == 0) day += isBefore ? -1 : 1;
        return day;
    }
}
