using NurtureLang.Plan.Values;

namespace NurtureLang.History.Values;

/// <summary>Reads lengths of time: `3 days`, `90 minutes`, `1.5 hours`, or `P1DT2H30M` of ISO 8601. A month has no length, and is none.</summary>
internal static class DurationReader
{
    /// <summary>What is accepted, for the sentence about what is not.</summary>
    public const string Forms = "write 3 days, 90 minutes or PT1H30M";

    /// <summary>Reads a length of time in ticks; false when it is none or longer than ten thousand years.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length > 0 && text[0] is (byte)'P' or (byte)'p') return TryReadIso(text[1..], out ticks);
        var end = 0;
        while (end < text.Length && (Digits.Is(text[end]) || text[end] is (byte)'.' or (byte)'-')) end++;
        var unit = UnitOf(Digits.Trim(text[end..]));
        return unit != 0 && TryScale(text[..end], unit, out ticks);
    }

    private static bool TryReadIso(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var inTime = false;
        var any = false;
        while (text.Length > 0)
        {
            if (text[0] is (byte)'T' or (byte)'t')
            {
                if (inTime) return false;
                inTime = true;
                any = false;
                text = text[1..];
                continue;
            }

            var end = 0;
            while (end < text.Length && (Digits.Is(text[end]) || text[end] == '.')) end++;
            if (end == text.Length) return false;
            var unit = (char)(text[end] & ~0x20) switch
            {
                'W' when !inTime => 7 * Ticks.PerDay,
                'D' when !inTime => Ticks.PerDay,
                'H' when inTime => Ticks.PerHour,
                'M' when inTime => Ticks.PerMinute,
                'S' when inTime => Ticks.PerSecond,
                _ => 0L,
            };
            if (unit == 0 || !TryScale(text[..end], unit, out var part)) return false;
            ticks += part;
            if (ticks > Ticks.Latest) return false;
            any = true;
            text = text[(end + 1)..];
        }

        return any;
    }

    private static bool TryScale(ReadOnlySpan<byte> number, long unit, out long ticks)
    {
        ticks = 0;
        if (NumberReader.Read(number, out var millionths) != NumberFate.Read) return false;
        var exact = (Int128)millionths * unit / Value.One;
        if (Int128.Abs(exact) > Ticks.Latest) return false;
        ticks = (long)exact;
        return true;
    }

    private static long UnitOf(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("second"u8) || word.SequenceEqual("seconds"u8) || word.SequenceEqual("s"u8) => Ticks.PerSecond,
        _ when word.SequenceEqual("minute"u8) || word.SequenceEqual("minutes"u8) || word.SequenceEqual("min"u8) => Ticks.PerMinute,
        _ when word.SequenceEqual("hour"u8) || word.SequenceEqual("hours"u8) || word.SequenceEqual("h"u8) => Ticks.PerHour,
        _ when word.SequenceEqual("day"u8) || word.SequenceEqual("days"u8) || word.SequenceEqual("d"u8) => Ticks.PerDay,
        _ when word.SequenceEqual("week"u8) || word.SequenceEqual("weeks"u8) || word.SequenceEqual("w"u8) => 7 * Ticks.PerDay,
        _ => 0,
    };
}
