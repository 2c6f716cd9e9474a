using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NurtureLang.History.Rows;

/// <summary>Finds what ends a cell of CSV, 64 bytes at a time.</summary>
internal static class CsvMarks
{
    /// <summary>How many bytes are looked at together; the array has to go on so far behind the last byte that counts.</summary>
    public const int Width = 64;

    /// <summary>A bit for every comma, line end and quote of a block.</summary>
    /// <param name="bytes">The bytes; at least <see cref="Width"/> of them stand at and behind <paramref name="start"/>.</param>
    /// <param name="start">The block's first byte, which is bit 0.</param>
    /// <param name="end">Where the bytes end that count; none behind it gets a bit.</param>
    /// <param name="wide">Whether a byte of the block is not ASCII.</param>
    // Every byte of a file comes by here: the code is made once and for the processor at hand.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Find(byte[] bytes, int start, int end, out bool wide)
    {
        if (start >= end)
        {
            wide = false;
            return 0;
        }

        ulong marks;
        ulong high;
        ref var first = ref MemoryMarshal.GetReference(bytes.AsSpan(start, Width));
        if (Vector256.IsHardwareAccelerated)
        {
            var low = Vector256.LoadUnsafe(ref first);
            var upper = Vector256.LoadUnsafe(ref first, 32);
            marks = Bits(low) | ((ulong)Bits(upper) << 32);
            high = low.ExtractMostSignificantBits() | ((ulong)upper.ExtractMostSignificantBits() << 32);
        }
        else
        {
            (marks, high) = (0, 0);
            for (var i = 0; i < Width; i += 16)
            {
                var part = Vector128.LoadUnsafe(ref first, (nuint)i);
                marks |= (ulong)Bits(part) << i;
                high |= (ulong)part.ExtractMostSignificantBits() << i;
            }
        }

        var valid = end - start >= Width ? ulong.MaxValue : (1UL << (end - start)) - 1;
        wide = (high & valid) != 0;
        return marks & valid;
    }

    private static uint Bits(Vector256<byte> units) =>
        (Vector256.Equals(units, Vector256.Create((byte)',')) | Vector256.Equals(units, Vector256.Create((byte)'\n'))
        | Vector256.Equals(units, Vector256.Create((byte)'\r')) | Vector256.Equals(units, Vector256.Create((byte)'"'))).ExtractMostSignificantBits();

    private static uint Bits(Vector128<byte> units) =>
        (Vector128.Equals(units, Vector128.Create((byte)',')) | Vector128.Equals(units, Vector128.Create((byte)'\n'))
        | Vector128.Equals(units, Vector128.Create((byte)'\r')) | Vector128.Equals(units, Vector128.Create((byte)'"'))).ExtractMostSignificantBits();
}
