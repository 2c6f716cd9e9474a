namespace NurtureLang.Plan.Values;

/// <summary>Lengths of time in ticks of 100 ns, the unit of every instant and duration.</summary>
public static class Ticks
{
    /// <summary>Ticks in a millisecond.</summary>
    public const long PerMillisecond = 10_000;

    /// <summary>Ticks in a second.</summary>
    public const long PerSecond = 10_000_000;

    /// <summary>Ticks in a minute.</summary>
    public const long PerMinute = 60 * PerSecond;

    /// <summary>Ticks in an hour.</summary>
    public const long PerHour = 60 * PerMinute;

    /// <summary>Ticks in a day of 24 hours.</summary>
    public const long PerDay = 24 * PerHour;

    /// <summary>The earliest instant that is accepted from outside: 0001-01-02T00:00Z.</summary>
    public const long Earliest = -719_161L * PerDay;

    /// <summary>The latest instant that is accepted from outside: 9999-12-30T00:00Z.</summary>
    public const long Latest = 2_932_895L * PerDay;

    /// <summary>An instant that never comes: the horizon of what cannot change.</summary>
    public const long Never = long.MaxValue;
}
