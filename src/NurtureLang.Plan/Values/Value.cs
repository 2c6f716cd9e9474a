namespace NurtureLang.Plan.Values;

/// <summary>The one representation of every value that a plan computes with: a signed 64-bit integer whose meaning the type gives.</summary>
/// <remarks>
/// number, money and percent are fixed-point millionths; an instant and a duration are ticks of 100 ns (an instant since 1970-01-01T00:00Z);
/// a date is days since 1970-01-01; a time of day is ticks since midnight; text and timezone are ids in a <see cref="TextPool"/>; an enum's
/// value, a channel, a message, an asset and a topic are their position in the plan; a set is a bit mask of positions; yes_no is 0 or 1.
/// </remarks>
public static class Value
{
    /// <summary>The value that stands for "unknown" in every type.</summary>
    public const long Unknown = long.MinValue;

    /// <summary>How many units of the fixed-point representation make one: a million.</summary>
    public const long One = 1_000_000;

    /// <summary>The largest absolute fixed-point value that is accepted from outside: nine million million.</summary>
    public const long LargestNumber = 9_000_000_000_000 * One;

    private const int LastYear = 9_999;
    private const long FirstDay = -719_162;
    private const long LastDay = 2_932_896;

    /// <summary>Whether a value is known.</summary>
    public static bool IsKnown(long value) => value != Unknown;

    /// <summary>The product of two fixed-point values, rounded half away from zero; unknown when either is, saturated at the ends of the range.</summary>
    public static long Multiply(long left, long right)
    {
        if (left == Unknown || right == Unknown) return Unknown;
        unchecked
        {
            // Nearly always the product fits into 63 bits with room for the half: then no wider arithmetic is needed.
            var high = Math.BigMul(left, right, out var low);
            if (high == low >> 63 && low is < long.MaxValue - One and > long.MinValue + One) return (low + (low < 0 ? -(One / 2) : One / 2)) / One;
        }

        var product = (Int128)left * right;
        return Saturate((product + (product < 0 ? -(One / 2) : One / 2)) / One);
    }

    /// <summary>The quotient of two fixed-point values, rounded half away from zero; unknown when either is or the divisor is zero.</summary>
    public static long Divide(long left, long right)
    {
        if (left == Unknown || right == Unknown || right == 0) return Unknown;
        var scaled = (Int128)left * One;
        var half = Int128.Abs(right) / 2;
        var rounded = (Int128.Abs(scaled) + half) / Int128.Abs(right);
        return Saturate((scaled < 0) == (right < 0) ? rounded : -rounded);
    }

    /// <summary>The sum of two values; unknown when either is, saturated at the ends of the range.</summary>
    public static long Add(long left, long right)
    {
        if (left == Unknown || right == Unknown) return Unknown;
        var sum = unchecked(left + right);
        // Two of one sign whose sum has the other went over the end.
        if (((left ^ sum) & (right ^ sum)) < 0) return left < 0 ? long.MinValue + 1 : long.MaxValue;
        return sum == Unknown ? long.MinValue + 1 : sum;
    }

    /// <summary>The difference of two values; unknown when either is, saturated at the ends of the range.</summary>
    public static long Subtract(long left, long right) => right == Unknown ? Unknown : Add(left, -right);

    /// <summary>A date so many calendar months later; a day that the month lacks is its last day. Unknown where there is no such date.</summary>
    public static long AddMonths(long date, long months)
    {
        if (date is Unknown or < FirstDay or > LastDay || months is < -12 * LastYear or > 12 * LastYear) return Unknown;
        var day = DateTime.UnixEpoch.AddDays(date);
        var month = (12L * day.Year) + day.Month - 1 + months;
        if (month is < 12 or >= 12 * (LastYear + 1)) return Unknown;
        var (year, ofYear) = ((int)(month / 12), (int)(month % 12) + 1);
        return (new DateTime(year, ofYear, Math.Min(day.Day, DateTime.DaysInMonth(year, ofYear))) - DateTime.UnixEpoch).Days;
    }

    /// <summary>The time between two dates, a day as 24 hours, in ticks; unknown when either is, saturated at the ends of the range.</summary>
    public static long Between(long date, long earlier)
    {
        var days = Subtract(date, earlier);
        return days == Unknown ? Unknown : Saturate((Int128)days * Ticks.PerDay);
    }

    private static long Saturate(Int128 value) =>
        value > long.MaxValue ? long.MaxValue : value <= long.MinValue ? long.MinValue + 1 : (long)value;
}
