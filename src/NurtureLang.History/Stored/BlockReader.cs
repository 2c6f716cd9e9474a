using System.Buffers.Binary;

namespace NurtureLang.History.Stored;

/// <summary>Reads what <see cref="BlockWriter"/> wrote. Nothing of a block is looked at before its checksum is right.</summary>
internal sealed class BlockReader(Stream input, string name)
{
    private readonly byte[] block = new byte[BlockWriter.Head + BlockWriter.Longest];
    private int at;
    private int end;
    private int number;

    /// <summary>Reads a number that is not negative.</summary>
    public ulong Number()
    {
        if (at == end) Next();
        ulong value = block[at++];
        if (value < 0x80) return value;
        value &= 0x7F;
        for (var shift = 7; at < end && shift < 64; shift += 7)
        {
            ulong unit = block[at++];
            value |= unchecked((unit & 0x7F) << shift);
            if (unit < 0x80) return value;
        }

        throw Damaged("a number has no end");
    }

    /// <summary>Reads a count of at most so many.</summary>
    public int Count(long most)
    {
        var value = Number();
        return value <= (ulong)Math.Clamp(most, 0, Array.MaxLength) && most >= 0 ? (int)value : throw Damaged($"it counts {value} where at most {most} are possible");
    }

    /// <summary>Reads a number with its sign.</summary>
    public long Signed()
    {
        var value = Number();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>Reads a value of the engine.</summary>
    public long Value()
    {
        var value = unchecked(Number() - 1);
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>Reads a length and so many bytes; they live until the next call.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var length = Count(input.Length);
        if (length <= end - at)
        {
            at += length;
            return block.AsSpan(at - length, length);
        }

        var bytes = new byte[length];
        for (var done = 0; done < length;)
        {
            if (at == end) Next();
            var part = Math.Min(length - done, end - at);
            block.AsSpan(at, part).CopyTo(bytes.AsSpan(done));
            at += part;
            done += part;
        }

        return bytes;
    }

    /// <summary>Sees that the chain ends here and nothing follows it.</summary>
    public void End()
    {
        if (at != end) throw Damaged("more stands in it than belongs there");
        Load();
        if (end != BlockWriter.Head || input.ReadByte() >= 0) throw Damaged("more stands in it than belongs there");
    }

    /// <summary>What is said of a file whose bytes are not those that were written.</summary>
    public HistoryException Damaged(string why) => new($"{name} is damaged: {why}. Nothing of it is used; make it again with `nurture import`.");

    private void Next()
    {
        Load();
        if (end == BlockWriter.Head) throw Damaged("it ends too early");
    }

    private void Load()
    {
        Fill(0, BlockWriter.Head);
        var length = BinaryPrimitives.ReadInt32LittleEndian(block.AsSpan(4));
        if (length is < 0 or > BlockWriter.Longest) throw Damaged($"its block {number} says an impossible length");
        Fill(BlockWriter.Head, length);
        at = BlockWriter.Head;
        end = BlockWriter.Head + length;
        var said = BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(8), 0);
        if (Checksum.Of(block.AsSpan(0, end)) != said || BinaryPrimitives.ReadInt32LittleEndian(block) != number)
            throw Damaged($"the checksum of its block {number} is wrong");
        number++;
    }

    private void Fill(int start, int length)
    {
        if (input.ReadAtLeast(block.AsSpan(start, length), length, throwOnEndOfStream: false) < length)
            throw Damaged("it is cut off");
    }
}
