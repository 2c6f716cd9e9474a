using NurtureLang.Plan.Values;

namespace NurtureLang.Simulation.Decisions;

/// <summary>Writes instants as `2026-03-04T10:00:00Z`, with a fraction only where it is not zero, and fixed-point numbers as decimals.</summary>
public static class InstantText
{
    /// <summary>The longest text of an instant or a number, in bytes.</summary>
    public const int Longest = 40;

    private const long DaysTo1970 = 719_162;

    /// <summary>The text of an instant in ticks since 1970-01-01T00:00Z.</summary>
    public static string Format(long instant)
    {
        Span<byte> buffer = stackalloc byte[Longest];
        return System.Text.Encoding.ASCII.GetString(buffer[..Write(instant, buffer)]);
    }

    /// <summary>Writes an instant in ticks since 1970-01-01T00:00Z; returns how many bytes it took.</summary>
    public static int Write(long instant, Span<byte> target)
    {
        var days = Math.DivRem(instant, Ticks.PerDay, out var inDay);
        if (inDay < 0)
        {
            days--;
            inDay += Ticks.PerDay;
        }

        var date = DateOnly.FromDayNumber((int)Math.Clamp(days + DaysTo1970, 0, DateOnly.MaxValue.DayNumber));
        Digits(date.Year, target, 4);
        target[4] = (byte)'-';
        Digits(date.Month, target[5..], 2);
        target[7] = (byte)'-';
        Digits(date.Day, target[8..], 2);
        target[10] = (byte)'T';
        Digits(inDay / Ticks.PerHour, target[11..], 2);
        target[13] = (byte)':';
        Digits(inDay / Ticks.PerMinute % 60, target[14..], 2);
        target[16] = (byte)':';
        Digits(inDay / Ticks.PerSecond % 60, target[17..], 2);
        var length = 19 + Fraction(inDay % Ticks.PerSecond, 7, target[19..]);
        target[length] = (byte)'Z';
        return length + 1;
    }

    /// <summary>The text of a number in millionths, such as `12.5`.</summary>
    public static string FormatNumber(long millionths)
    {
        Span<byte> buffer = stackalloc byte[Longest];
        return System.Text.Encoding.ASCII.GetString(buffer[..WriteNumber(millionths, buffer)]);
    }

    /// <summary>Writes a number in millionths as a decimal without trailing zeros; returns how many bytes it took.</summary>
    public static int WriteNumber(long millionths, Span<byte> target)
    {
        var whole = Math.DivRem(millionths, Value.One, out var rest);
        var length = 0;
        if (millionths < 0 && whole == 0) target[length++] = (byte)'-';
        System.Buffers.Text.Utf8Formatter.TryFormat(whole, target[length..], out var written);
        length += written;
        return length + Fraction(Math.Abs(rest), 6, target[length..]);
    }

    private static int Fraction(long fraction, int digits, Span<byte> target)
    {
        if (fraction == 0) return 0;
        while (fraction % 10 == 0)
        {
            fraction /= 10;
            digits--;
        }

        target[0] = (byte)'.';
        Digits(fraction, target[1..], digits);
        return digits + 1;
    }

    private static void Digits(long number, Span<byte> target, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            target[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
