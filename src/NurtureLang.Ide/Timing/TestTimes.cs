using NurtureLang.Syntax.Tree.Declarations;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Ide.Timing;

/// <summary>When each moment of a test is, by the wall clock of the campaign's zone.</summary>
internal static class TestTimes
{
    /// <summary>Behind what stands which time, for each moment that says how long after the one before it is, or on which date.</summary>
    public static IEnumerable<(int Offset, string Text)> Of(TestSyntax test)
    {
        long? now = null;
        foreach (var item in test.Items.OfType<TestEventSyntax>())
        {
            if (item.At is { } at)
            {
                now = LocalOf(at);
                if (now is { } known) yield return (at.Span.End, TimeWords.Weekday(known));
            }
            else if (item.After is { } length)
            {
                now = now is { } before ? Later(before, length) : null;
                if (now is { } known) yield return (length.Span.End, TimeWords.Date(known));
            }
        }
    }

    // An instant with its own offset has no wall clock here.
    private static long? LocalOf(LiteralSyntax at) => at switch
    {
        DateTimeLiteralSyntax one => (one.Date.ToDateTime(one.Time) - DateTime.UnixEpoch).Ticks,
        DateLiteralSyntax one => (one.Value.ToDateTime(TimeOnly.MinValue) - DateTime.UnixEpoch).Ticks,
        _ => null,
    };

    private static long? Later(long at, DurationLiteralSyntax length)
    {
        if (length.OpenHoursOf is not null || length.Amount is < 0 or > 40_000_000) return null;
        var isWhole = decimal.IsInteger(length.Amount);
        long? later = length.Unit switch
        {
            DurationUnit.Seconds => at + (long)(length.Amount * TimeSpan.TicksPerSecond),
            DurationUnit.Minutes => at + (long)(length.Amount * TimeSpan.TicksPerMinute),
            DurationUnit.Hours => at + (long)(length.Amount * TimeSpan.TicksPerHour),
            DurationUnit.Days when isWhole => at + ((long)length.Amount * WeekClock.Day),
            DurationUnit.Weeks when isWhole => at + ((long)length.Amount * 7 * WeekClock.Day),
            DurationUnit.Months when isWhole && length.Amount < 12_000 => WeekClock.AddMonths(at, (int)length.Amount),
            DurationUnit.Years when isWhole && length.Amount < 1_000 => WeekClock.AddMonths(at, (int)length.Amount * 12),
            _ => null,
        };
        return later is { } found && found < WeekClock.Latest ? found : null;
    }
}
