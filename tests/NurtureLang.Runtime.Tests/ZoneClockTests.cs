using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Tests;

public sealed class ZoneClockTests
{
    private static readonly ZoneClock NewYork = ZoneTable.Find("America/New_York")!;
    private static readonly ZoneClock Berlin = ZoneTable.Find("Europe/Berlin")!;

    [Theory]
    // 2026-03-08 02:30 does not exist in New York: read with the offset before the gap, -05:00.
    [InlineData("America/New_York", "2026-03-08T02:30:00", "2026-03-08T07:30:00")]
    // 2026-11-01 01:30 happens twice: the first, -04:00.
    [InlineData("America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T01:30:00")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T00:30:00")]
    [InlineData("Europe/Berlin", "2026-07-01T12:00:00", "2026-07-01T10:00:00")]
    public void WallClockTimesBecomeInstants(string zone, string local, string instant) =>
        Assert.Equal(instant, Log.Time(ZoneTable.Find(zone)!.At(Log.At(local))));

    [Fact]
    public void CalendarDaysKeepTheWallClock()
    {
        // 09:00 New York on the day before the clocks go forward is 14:00Z; a day later 09:00 is 13:00Z, 23 hours on.
        Assert.Equal("2026-03-08T13:00:00", Log.Time(NewYork.Move(Log.At("2026-03-07T14:00:00Z"), new PlanDuration(0, 1, 0))));
        Assert.Equal("2026-03-08T14:00:00", Log.Time(NewYork.Move(Log.At("2026-03-07T14:00:00Z"), new PlanDuration(0, 0, 24 * Ticks.PerHour))));
    }

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2028-01-31", 1, "2028-02-29")]
    [InlineData("2028-02-29", 12, "2029-02-28")]
    [InlineData("2026-03-31", -1, "2026-02-28")]
    [InlineData("2026-12-15", 2, "2027-02-15")]
    public void MonthsStopAtTheMonthsLastDay(string day, int months, string expected) =>
        Assert.Equal(Log.At(expected) / Ticks.PerDay, ZoneClock.AddMonths(Log.At(day) / Ticks.PerDay, months));

    [Fact]
    public void PeriodsFollowTheZone()
    {
        var lateEvening = Log.At("2026-06-30T22:30:00Z");
        Assert.Equal(Log.At("2026-07-01") / Ticks.PerDay, Berlin.Day(lateEvening));
        Assert.Equal("2026-07-31T22:00:00", Log.Time(Berlin.NextPeriod(lateEvening, CalendarUnit.Month)));
        Assert.Equal("2026-07-05T22:00:00", Log.Time(Berlin.NextPeriod(lateEvening, CalendarUnit.Week)));
        Assert.Equal("2026-03-29T22:00:00", Log.Time(Berlin.NextPeriod(Log.At("2026-03-29T00:30:00Z"), CalendarUnit.Day)));
    }

    [Theory]
    [InlineData("1969-12-31", 2)]
    [InlineData("1970-01-05", 0)]
    [InlineData("2026-11-22", 6)]
    public void WeekdaysStartOnMonday(string day, int weekday) => Assert.Equal(weekday, ZoneClock.Weekday(Log.At(day) / Ticks.PerDay));
}
