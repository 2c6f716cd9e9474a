using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Values;

/// <summary>
/// Reads instants by position: `2026-03-01T10:00:00.123Z` with T or a blank, with an offset, Z or none (then on the campaign's clocks), a day alone
/// (its start on the campaign's clocks), and seconds or milliseconds since 1970.
/// </summary>
internal sealed class InstantReader(LocalTimes local)
{
    private const long FirstMilliseconds = 100_000_000_000;

    /// <summary>How long an instant is as most logs write it.</summary>
    public const int UsualLength = 20;

    private ulong knownYearMonth;
    private ushort knownDay;
    private int knownNumber;

    /// <summary>What is accepted, for the sentence about what is not.</summary>
    public const string Forms = "write 2026-03-01T10:00:00Z, a day as 2026-03-01, or the seconds or milliseconds since 1970";

    /// <summary>How many instants named no offset.</summary>
    public long WithoutOffset { get; set; }

    /// <summary>Reads an instant in ticks since 1970-01-01T00:00Z; false when it is none or out of range.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out long instant)
    {
        if (text.Length == UsualLength && TryReadUsual(ref MemoryMarshal.GetReference(text), out instant)) return true;
        instant = 0;
        if (text.Length < 10 || text[4] != '-') return TryReadEpoch(text, out instant);
        var day = ReadDay(text);
        if (day == int.MinValue) return false;
        instant = day * Ticks.PerDay;
        var hasOffset = false;
        if (text.Length > 10)
        {
            if (text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')) return false;
            if (!TryReadTime(text[11..], out var time, out var length)) return false;
            if (!TryReadOffset(text[(11 + length)..], out var offset, out hasOffset)) return false;
            instant += time - offset;
        }

        // The range is held before the caller's zone function sees the time, which may know no further years.
        if (!InRange(instant)) return false;
        if (hasOffset) return true;
        instant = local.ToUtc(instant);
        WithoutOffset++;
        return InRange(instant);
    }

    /// <summary>Reads `10:00`, `10:00:00` or `10:00:00.1234567` at the start of a text, in ticks since midnight; says how long it is.</summary>
    public static bool TryReadTime(ReadOnlySpan<byte> text, out long time, out int length)
    {
        time = 0;
        length = 5;
        if (text.Length < 5 || text[2] != ':') return false;
        var hour = Digits.Two(text, 0);
        var minute = Digits.Two(text, 3);
        if (hour is < 0 or > 23 || minute is < 0 or > 59) return false;
        time = (hour * Ticks.PerHour) + (minute * Ticks.PerMinute);
        if (text.Length < 6 || text[5] != ':') return true;
        if (text.Length < 8) return false;
        var second = Digits.Two(text, 6);
        if (second is < 0 or > 59) return false;
        time += second * Ticks.PerSecond;
        length = 8;
        if (text.Length == 8 || text[8] is not ((byte)'.' or (byte)',')) return true;
        var unit = Ticks.PerSecond;
        for (length = 9; length < text.Length && Digits.Is(text[length]); length++)
        {
            unit /= 10;
            time += (text[length] - '0') * unit;
        }

        return length > 9;
    }

    /// <summary>Reads `2026-03-01T10:00:00Z` on the day that was read before.</summary>
    /// <param name="text">The first of its twenty bytes.</param>
    /// <param name="instant">The instant.</param>
    // The eight bytes of the time are looked at together: taken away from `00:00:00`, a digit leaves its number and a colon nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadUsual(ref byte text, out long instant)
    {
        unchecked
        {
            instant = 0;
            if (Words.At(ref text) != knownYearMonth || Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref text, 8)) != knownDay) return false;
            var time = Words.At(ref Unsafe.Add(ref text, 11)) ^ 0x30_30_3A_30_30_3A_30_30UL;
            if (((time | (time + 0x06_06_06_06_06_06_06_06UL)) & 0xF0_F0_F0_F0_F0_F0_F0_F0UL) != 0) return false;
            if ((time & 0x00_00_FF_00_00_FF_00_00UL) != 0) return false;
            if (Unsafe.Add(ref text, 10) != 'T' || Unsafe.Add(ref text, 19) != 'Z') return false;
            var hour = (int)(((time & 0xFF) * 10) + ((time >> 8) & 0xFF));
            var minute = (int)((((time >> 24) & 0xFF) * 10) + ((time >> 32) & 0xFF));
            var second = (int)((((time >> 48) & 0xFF) * 10) + (time >> 56));
            if (hour > 23 || minute > 59 || second > 59) return false;
            instant = (knownNumber * Ticks.PerDay) + (((((hour * 60) + minute) * 60L) + second) * Ticks.PerSecond);
            return true;
        }
    }

    private static bool InRange(long instant) => instant is >= Ticks.Earliest and <= Ticks.Latest;

    private int ReadDay(ReadOnlySpan<byte> text)
    {
        // A log has many events a day: the day's number is kept with the ten bytes that it came from.
        var yearMonth = BinaryPrimitives.ReadUInt64LittleEndian(text);
        var dayOfMonth = MemoryMarshal.Read<ushort>(text[8..]);
        if (yearMonth == knownYearMonth && dayOfMonth == knownDay) return knownNumber;
        var number = CalendarDays.Read(text);
        if (number == int.MinValue) return number;
        // INVARIANT: every instant of a day that is remembered is in range.
        if (InRange(number * Ticks.PerDay) && InRange((number + 1) * Ticks.PerDay)) (knownYearMonth, knownDay, knownNumber) = (yearMonth, dayOfMonth, number);
        return number;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out long offset, out bool named)
    {
        offset = 0;
        named = true;
        if (text.Length == 0)
        {
            named = false;
            return true;
        }

        if (text[0] == ' ') text = text[1..];
        if (text.SequenceEqual("Z"u8) || text.SequenceEqual("z"u8) || text.SequenceEqual("UTC"u8)) return true;
        if (text.Length is not (3 or 5 or 6) || text[0] is not ((byte)'+' or (byte)'-')) return false;
        var hours = Digits.Two(text, 1);
        var minutes = text.Length == 3 ? 0 : text.Length == 5 ? Digits.Two(text, 3) : text[3] == ':' ? Digits.Two(text, 4) : -1;
        if (hours is < 0 or > 18 || minutes is < 0 or > 59) return false;
        offset = (hours * Ticks.PerHour) + (minutes * Ticks.PerMinute);
        if (text[0] == '-') offset = -offset;
        return true;
    }

    private static bool TryReadEpoch(ReadOnlySpan<byte> text, out long instant)
    {
        instant = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var at = negative ? 1 : 0;
        long whole = 0;
        var first = at;
        for (; at < text.Length && Digits.Is(text[at]); at++)
        {
            if (at - first == 15) return false;
            whole = (whole * 10) + (text[at] - '0');
        }

        // Fewer than nine digits would be before 1973, and are rather a day without dashes or a number that is no time at all.
        if (at - first < 9) return false;
        var milliseconds = whole >= FirstMilliseconds;
        if (!milliseconds && whole > Ticks.Latest / Ticks.PerSecond) return false;
        if (milliseconds && whole > Ticks.Latest / Ticks.PerMillisecond) return false;
        instant = whole * (milliseconds ? Ticks.PerMillisecond : Ticks.PerSecond);
        if (at < text.Length)
        {
            if (milliseconds || text[at] != '.' || at + 1 == text.Length) return false;
            var unit = Ticks.PerSecond;
            for (at++; at < text.Length && Digits.Is(text[at]); at++)
            {
                unit /= 10;
                instant += (text[at] - '0') * unit;
            }

            if (at < text.Length) return false;
        }

        if (negative) instant = -instant;
        return InRange(instant);
    }
}
