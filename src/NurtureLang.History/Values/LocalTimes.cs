using NurtureLang.Plan.Values;

namespace NurtureLang.History.Values;

/// <summary>Turns local times into instants by the caller's function, asked once an hour where the hour has one offset.</summary>
internal sealed class LocalTimes(Func<long, long> toUtc)
{
    private long hour = long.MinValue;
    private long offset;

    /// <summary>The instant of a local time, both in ticks since 1970-01-01T00:00.</summary>
    public long ToUtc(long local)
    {
        var start = local - Modulo(local, Ticks.PerHour);
        if (start == hour) return local - offset;
        var instant = toUtc(local);
        var offsetAtStart = start - toUtc(start);
        var last = start + Ticks.PerHour - 1;
        // INVARIANT: no zone changes its offset twice within one hour, so equal ends mean one offset throughout.
        if (offsetAtStart == last - toUtc(last) && offsetAtStart == local - instant)
        {
            hour = start;
            offset = offsetAtStart;
        }

        return instant;
    }

    private static long Modulo(long value, long divisor)
    {
        var rest = value % divisor;
        return rest < 0 ? rest + divisor : rest;
    }
}
