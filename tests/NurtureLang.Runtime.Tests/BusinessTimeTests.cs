using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Tests;

/// <summary>Open time against counting its minutes one by one.</summary>
public sealed class BusinessTimeTests
{
    private static readonly long Hour = Ticks.PerHour;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void OpenMinutesAreThoseThatPassWhileItIsOpen(int seed)
    {
        var random = new Random(seed);
        var zone = ZoneTable.Find(new[] { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC" }[seed % 4])
            ?? throw new InvalidOperationException("There is no such zone.");
        // Overlapping, out of order and across midnight: what is open twice counts once.
        var calendar = new PlanCalendar("c", null,
            [
                new PlanHours(random.Next(1, 128), 13 * Hour, 17 * Hour), new PlanHours(random.Next(1, 128), 9 * Hour, 14 * Hour),
                new PlanHours(random.Next(1, 128), 22 * Hour, 3 * Hour),
            ],
            [Log.At("2026-03-27T00:00:00Z") / Ticks.PerDay], "t:1");
        var business = new BusinessTime(calendar, null);
        var start = Log.At(seed % 2 == 0 ? "2026-03-26T00:00:00Z" : "2026-10-22T00:00:00Z") + (random.Next(4 * 24 * 60) * Ticks.PerMinute);
        var minutes = random.Next(1, 3_000);

        var at = start;
        for (var left = minutes; left > 0; at += Ticks.PerMinute)
        {
            if (IsOpen(calendar, zone, at)) left--;
        }

        Assert.Equal(Log.Time(at), Log.Time(business.Add(start, new PlanDuration(0, 0, minutes * Ticks.PerMinute), zone)));
    }

    [Fact]
    public void WhatIsNeverOpenNeverPasses()
    {
        var zone = ZoneTable.Find("UTC") ?? throw new InvalidOperationException("There is no such zone.");
        var never = new BusinessTime(new PlanCalendar("c", null, [], [], "t:1"), null);
        Assert.Equal(Ticks.Never, never.Add(0, new PlanDuration(0, 0, Hour), zone));
        Assert.Equal(Ticks.Never, never.Add(0, new PlanDuration(0, 1, 0), zone));
    }

    private static bool IsOpen(PlanCalendar calendar, ZoneClock zone, long at)
    {
        var today = zone.Day(at);
        for (var day = today - 1; day <= today; day++)
        {
            if (calendar.Closed.Contains(day)) continue;
            foreach (var hours in calendar.Open.Where(hours => (hours.Days >> ZoneClock.Weekday(day) & 1) != 0))
            {
                var end = hours.End + (hours.Start >= hours.End ? Ticks.PerDay : 0);
                if (at >= zone.At((day * Ticks.PerDay) + hours.Start) && at < zone.At((day * Ticks.PerDay) + end)) return true;
            }
        }

        return false;
    }
}
