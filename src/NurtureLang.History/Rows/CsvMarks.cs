using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NurtureLang.History.Rows;

/// <summary>Finds what ends a cell of CSV, 64 bytes at a time.</summary>
internal static class CsvMarks
{
    /// <summary>How many bytes are looked at together; the array has to go on so far behind the last byte that counts.</summary>
    public const int Width = 64;

    /// <summary>A bit for every comma, line end and quote of 64 bytes.</summary>
    /// <param name="bytes">The bytes; at least <see cref="Width"/> of them stand at and behind <paramref name="start"/>.</param>
    /// <param name="start">The first byte, which is bit 0.</param>
    /// <param name="end">Where the bytes end that count, behind the start; none behind it gets a bit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Find(byte[] bytes, int start, int end)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes.AsSpan(start, Width));
        ulong marks;
        if (Vector512.IsHardwareAccelerated)
        {
            marks = Bits(Vector512.LoadUnsafe(ref first));
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            marks = Bits(Vector256.LoadUnsafe(ref first)) | ((ulong)Bits(Vector256.LoadUnsafe(ref first, 32)) << 32);
        }
        else
        {
            marks = Bits(Vector128.LoadUnsafe(ref first))
                | ((ulong)Bits(Vector128.LoadUnsafe(ref first, 16)) << 16)
                | ((ulong)Bits(Vector128.LoadUnsafe(ref first, 32)) << 32)
                | ((ulong)Bits(Vector128.LoadUnsafe(ref first, 48)) << 48);
        }

        return end - start >= Width ? marks : marks & ((1UL << (end - start)) - 1);
    }

    private static ulong Bits(Vector512<byte> units) =>
        (Vector512.Equals(units, Vector512.Create((byte)',')) | Vector512.Equals(units, Vector512.Create((byte)'\n'))
        | Vector512.Equals(units, Vector512.Create((byte)'\r')) | Vector512.Equals(units, Vector512.Create((byte)'"'))).ExtractMostSignificantBits();

    private static uint Bits(Vector256<byte> units) =>
        (Vector256.Equals(units, Vector256.Create((byte)',')) | Vector256.Equals(units, Vector256.Create((byte)'\n'))
        | Vector256.Equals(units, Vector256.Create((byte)'\r')) | Vector256.Equals(units, Vector256.Create((byte)'"'))).ExtractMostSignificantBits();

    private static uint Bits(Vector128<byte> units) =>
        (Vector128.Equals(units, Vector128.Create((byte)',')) | Vector128.Equals(units, Vector128.Create((byte)'\n'))
        | Vector128.Equals(units, Vector128.Create((byte)'\r')) | Vector128.Equals(units, Vector128.Create((byte)'"'))).ExtractMostSignificantBits();
}
