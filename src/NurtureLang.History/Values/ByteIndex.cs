using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace NurtureLang.History.Values;

/// <summary>Gives every distinct key of bytes a dense number. A key costs its bytes, four for its place and its share of the table; no object.</summary>
internal sealed class ByteIndex
{
    private const int FirstSize = 64;

    private byte[] arena = new byte[1024];
    private int[] starts = new int[FirstSize + 1];
    private uint[] hashes = new uint[FirstSize];
    private int[] table = new int[FirstSize * 2];

    /// <summary>How many keys there are; numbers run from 0 to one less.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of a key.</summary>
    public ReadOnlySpan<byte> this[int number] => arena.AsSpan(starts[number], starts[number + 1] - starts[number]);

    /// <summary>The key as text.</summary>
    public string TextOf(int number) => Encoding.UTF8.GetString(this[number]);

    /// <summary>The number of a key, or -1.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        var hash = Hash(key);
        var mask = (uint)table.Length - 1;
        for (var slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            var entry = table[slot] - 1;
            if (entry < 0) return -1;
            if (hashes[entry] == hash && key.SequenceEqual(this[entry])) return entry;
        }
    }

    /// <summary>The number of a key, which is added when it is new.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> key, out bool added)
    {
        var hash = Hash(key);
        var mask = (uint)table.Length - 1;
        var slot = hash & mask;
        for (; ; slot = (slot + 1) & mask)
        {
            var entry = table[slot] - 1;
            if (entry < 0) break;
            if (hashes[entry] == hash && key.SequenceEqual(this[entry]))
            {
                added = false;
                return entry;
            }
        }

        added = true;
        var number = Append(key, hash);
        if (Count * 2 > table.Length) Rehash();
        else table[slot] = number + 1;
        return number;
    }

    private int Append(ReadOnlySpan<byte> key, uint hash)
    {
        var number = Count;
        if (number == hashes.Length)
        {
            Array.Resize(ref hashes, number * 2);
            Array.Resize(ref starts, (number * 2) + 1);
        }

        var start = starts[number];
        if (start + key.Length > arena.Length) Array.Resize(ref arena, Math.Max(arena.Length * 2, start + key.Length));
        key.CopyTo(arena.AsSpan(start));
        starts[number + 1] = start + key.Length;
        hashes[number] = hash;
        Count++;
        return number;
    }

    // INVARIANT: the table is a power of two and at most half full, so every search ends.
    private void Rehash()
    {
        table = new int[table.Length * 2];
        var mask = (uint)table.Length - 1;
        for (var entry = 0; entry < Count; entry++)
        {
            var slot = hashes[entry] & mask;
            while (table[slot] != 0) slot = (slot + 1) & mask;
            table[slot] = entry + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> key)
    {
        unchecked
        {
            var hash = 0x9E3779B97F4A7C15UL ^ (ulong)key.Length;
            while (key.Length >= 8)
            {
                hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(key)) * 0xD6E8FEB86659FD93UL, 29);
                key = key[8..];
            }

            ulong rest = 0;
            for (var i = 0; i < key.Length; i++) rest |= (ulong)key[i] << (8 * i);
            hash = (hash ^ rest) * 0xD6E8FEB86659FD93UL;
            hash ^= hash >> 32;
            hash *= 0xD6E8FEB86659FD93UL;
            return (uint)(hash >> 32);
        }
    }
}
