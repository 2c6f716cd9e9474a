using System.Buffers.Binary;
using System.Numerics;

namespace NurtureLang.History.Stored;

/// <summary>CRC-32C, which finds every change of up to three bytes that stand together and nearly every other.</summary>
internal static class Checksum
{
    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var unit in bytes) crc = BitOperations.Crc32C(crc, unit);
        return ~crc;
    }
}
