using System.Buffers.Binary;

namespace NurtureLang.History.Stored;

/// <summary>
/// Writes numbers and bytes as a chain of blocks, each with the chain's number, its own, its length and the checksum of all; an empty block ends the chain.
/// </summary>
/// <param name="output">Where it goes.</param>
/// <param name="chain">The chain's number.</param>
internal sealed class BlockWriter(Stream output, int chain)
{
    /// <summary>The most bytes that a block holds.</summary>
    public const int Longest = 256 * 1024;

    /// <summary>The bytes before a block's content: chain, number, length, checksum.</summary>
    public const int Head = 16;

    private const int LongestNumber = 10;

    private readonly byte[] block = new byte[Head + Longest];
    private int used = Head;
    private int number;

    /// <summary>Writes a number that is not negative; small ones are short. </summary>
    public void Number(ulong value)
    {
        if (used + LongestNumber > block.Length) Flush();
        for (; value >= 0x80; value >>= 7) block[used++] = unchecked((byte)(value | 0x80));
        block[used++] = (byte)value;
    }

    /// <summary>Writes a count.</summary>
    public void Count(long value) => Number((ulong)value);

    /// <summary>Writes a number with its sign.</summary>
    public void Signed(long value) => Number(unchecked((ulong)((value << 1) ^ (value >> 63))));

    /// <summary>Writes a value of the engine; the unknown value is the shortest.</summary>
    public void Value(long value) => Number(unchecked((ulong)((value << 1) ^ (value >> 63)) + 1));

    /// <summary>Writes a length and so many bytes, over several blocks where they have to.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Count(bytes.Length);
        while (bytes.Length > 0)
        {
            if (used == block.Length) Flush();
            var part = Math.Min(bytes.Length, block.Length - used);
            bytes[..part].CopyTo(block.AsSpan(used));
            used += part;
            bytes = bytes[part..];
        }
    }

    /// <summary>Ends the chain.</summary>
    public void End()
    {
        if (used > Head) Flush();
        Flush();
    }

    private void Flush()
    {
        BinaryPrimitives.WriteInt32LittleEndian(block, chain);
        BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(4), number++);
        BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(8), used - Head);
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(12), 0);
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(12), Checksum.Of(block.AsSpan(0, used)));
        output.Write(block.AsSpan(0, used));
        used = Head;
    }
}
