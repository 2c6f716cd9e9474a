using System.Buffers;
using System.Buffers.Binary;

namespace NurtureLang.History.Stored;

/// <summary>The content of a chain of blocks, whole in memory. Nothing of it is looked at before all its checksums are right.</summary>
internal readonly struct StoredChain : IDisposable
{
    private readonly byte[] buffer;
    private readonly int length;

    private StoredChain(byte[] buffer, int length) => (this.buffer, this.length) = (buffer, length);

    /// <summary>Reads a chain.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="place">Where the chain begins.</param>
    /// <param name="size">How many bytes it has, the heads of its blocks among them.</param>
    /// <param name="chain">Its number.</param>
    /// <exception cref="HistoryException">It is not as it was written.</exception>
    public static StoredChain Read(StoredBytes bytes, long place, long size, int chain)
    {
        if (size > Array.MaxLength - StoredNumbers.Padding) throw bytes.Damaged("a part of it is too long");
        var buffer = ArrayPool<byte>.Shared.Rent((int)size + StoredNumbers.Padding);
        try
        {
            bytes.Read(buffer.AsSpan(0, (int)size), place);
            var length = Unwrap(bytes, buffer, (int)size, chain);
            buffer.AsSpan(length, StoredNumbers.Padding).Clear();
            return new StoredChain(buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>Reads the content from its beginning.</summary>
    /// <param name="bytes">The file, for what is said of it.</param>
    public StoredNumbers Open(StoredBytes bytes) => new(bytes, buffer, length);

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    // Checks the blocks and moves their contents together, to the front of the buffer.
    private static int Unwrap(StoredBytes bytes, byte[] buffer, int size, int chain)
    {
        var (at, length) = (0, 0);
        for (var number = 0; ; number++)
        {
            if (size - at < BlockWriter.Head) throw bytes.Damaged("it ends too early");
            var head = buffer.AsSpan(at, BlockWriter.Head);
            var content = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
            if (content is < 0 or > BlockWriter.Longest || content > size - at - BlockWriter.Head)
                throw bytes.Damaged($"its block {chain}.{number} says an impossible length");
            var said = BinaryPrimitives.ReadUInt32LittleEndian(head[12..]);
            BinaryPrimitives.WriteUInt32LittleEndian(head[12..], 0);
            if (Checksum.Of(buffer.AsSpan(at, BlockWriter.Head + content)) != said
                || BinaryPrimitives.ReadInt32LittleEndian(head) != chain || BinaryPrimitives.ReadInt32LittleEndian(head[4..]) != number)
            {
                throw bytes.Damaged($"the checksum of its block {chain}.{number} is wrong");
            }

            at += BlockWriter.Head;
            if (content == 0) break;
            buffer.AsSpan(at, content).CopyTo(buffer.AsSpan(length));
            at += content;
            length += content;
        }

        return at == size ? length : throw bytes.Damaged("more stands in it than belongs there");
    }
}
