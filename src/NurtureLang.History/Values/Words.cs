using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace NurtureLang.History.Values;

/// <summary>Eight bytes looked at as one number, the first byte lowest. Callers hold that so many bytes are there.</summary>
internal static class Words
{
    /// <summary>The eight bytes at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong At(ref byte place)
    {
        var word = Unsafe.ReadUnaligned<ulong>(ref place);
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }

    /// <summary>Writes eight bytes to a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(ref byte place, ulong word) =>
        Unsafe.WriteUnaligned(ref place, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));

    /// <summary>The first and the last eight bytes of a text that is not empty; of a shorter one twice its bytes, with zeros behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ends(ref byte text, int length, out ulong first, out ulong last)
    {
        unchecked
        {
            // Without a branch, because lengths change from row to row.
            var mask = ulong.MaxValue >> (64 - (8 * Math.Min(length, 8)));
            first = At(ref text) & mask;
            last = At(ref Unsafe.Add(ref text, Math.Max(length - 8, 0))) & mask;
        }
    }

    /// <summary>
    /// The whole number that 1 to 16 digits say, or -1 where they are not digits or would be written with fewer. Eight bytes from the first on are
    /// looked at, with more than eight digits also the last eight.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Number(ref byte digits, int length)
    {
        unchecked
        {
            const ulong Zeros = 0x30_30_30_30_30_30_30_30UL;
            if (length > 8)
            {
                var high = (At(ref digits) ^ Zeros) << (8 * (16 - length));
                var low = At(ref Unsafe.Add(ref digits, length - 8)) ^ Zeros;
                return digits == '0' || !AreDigits(high) || !AreDigits(low) ? -1 : (Eight(high) * 100_000_000) + Eight(low);
            }

            // Zeros come in where digits are missing.
            var few = (At(ref digits) ^ Zeros) << (8 * (8 - length));
            return (digits == '0' && length > 1) || !AreDigits(few) ? -1 : Eight(few);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreDigits(ulong units) => unchecked(((units | (units + 0x06_06_06_06_06_06_06_06UL)) & 0xF0_F0_F0_F0_F0_F0_F0_F0UL) == 0);

    // Neighbours are put together: tens and ones, then hundreds of them, then ten thousands.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Eight(ulong digits)
    {
        unchecked
        {
            digits = (digits * ((10 << 8) + 1)) >> 8;
            digits = ((digits & 0x00FF_00FF_00FF_00FFUL) * ((100 << 16) + 1)) >> 16;
            return (long)(((digits & 0x0000_FFFF_0000_FFFFUL) * ((10_000UL << 32) + 1)) >> 32);
        }
    }
}
