using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NurtureLang.History.Values;

/// <summary>Gives every distinct key of bytes a dense number. A key costs its bytes, four for its place and its share of the table; no object.</summary>
internal sealed class ByteIndex
{
    private const int FirstSize = 64;
    private const ulong Factor = 0xD6E8FEB86659FD93UL;

    private byte[] arena = new byte[1024];
    private int[] starts = new int[FirstSize + 1];

    // INVARIANT: a slot holds a key's hash in its upper half and its number plus one in the lower; zero is free.
    private ulong[] table = new ulong[FirstSize * 2];

    /// <summary>An index without keys.</summary>
    public ByteIndex()
    {
    }

    private ByteIndex(ByteIndex other)
    {
        arena = [.. other.arena];
        starts = [.. other.starts];
        table = [.. other.table];
        Count = other.Count;
    }

    /// <summary>How many keys there are; numbers run from 0 to one less.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of a key.</summary>
    public ReadOnlySpan<byte> this[int number] => arena.AsSpan(starts[number], starts[number + 1] - starts[number]);

    /// <summary>The key as text.</summary>
    public string TextOf(int number) => Encoding.UTF8.GetString(this[number]);

    /// <summary>An index with the same keys under the same numbers.</summary>
    public ByteIndex Clone() => new(this);

    /// <summary>The number of a key, or -1.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        unchecked
        {
            var hash = Hash(key);
            var slots = table;
            var mask = slots.Length - 1;
            for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
            {
                var entry = slots[slot];
                if (entry == 0) return -1;
                if ((uint)(entry >> 32) == hash && Same(key, this[(int)(uint)entry - 1])) return (int)(uint)entry - 1;
            }
        }
    }

    /// <summary>The number of a key, which is added when it is new.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> key, out bool added) => FindOrAdd(key, Hash(key), out added);

    /// <summary>The same for a key whose hash is known.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> key, uint hash, out bool added)
    {
        unchecked
        {
            var slots = table;
            var mask = slots.Length - 1;
            var slot = (int)hash & mask;
            for (; ; slot = (slot + 1) & mask)
            {
                var entry = slots[slot];
                if (entry == 0) break;
                if ((uint)(entry >> 32) != hash || !Same(key, this[(int)(uint)entry - 1])) continue;
                added = false;
                return (int)(uint)entry - 1;
            }

            added = true;
            var number = Append(key);
            slots[slot] = ((ulong)hash << 32) | (uint)Count;
            if (Count * 2 > slots.Length) Rehash();
            return number;
        }
    }

    private int Append(ReadOnlySpan<byte> key)
    {
        var number = Count;
        if (number + 1 == starts.Length) Array.Resize(ref starts, (number * 2) + 1);
        var start = starts[number];
        if (key.Length > arena.Length - start)
            Array.Resize(ref arena, (int)Math.Min(Array.MaxLength, Math.Max(arena.Length * 2L, (long)start + key.Length)));
        key.CopyTo(arena.AsSpan(start));
        starts[number + 1] = start + key.Length;
        Count++;
        return number;
    }

    // INVARIANT: the table is a power of two and at most half full, so every search ends.
    private void Rehash()
    {
        var before = table;
        table = new ulong[before.Length * 2];
        var mask = table.Length - 1;
        foreach (var entry in before)
        {
            if (entry == 0) continue;
            var slot = unchecked((int)(uint)(entry >> 32)) & mask;
            while (table[slot] != 0) slot = (slot + 1) & mask;
            table[slot] = entry;
        }
    }

    // Most keys have 8 to 16 bytes, which are two numbers that may overlap.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Same(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != other.Length) return false;
        if (one.Length is < 8 or > 16) return one.SequenceEqual(other);
        return BinaryPrimitives.ReadUInt64LittleEndian(one) == BinaryPrimitives.ReadUInt64LittleEndian(other)
            && BinaryPrimitives.ReadUInt64LittleEndian(one[^8..]) == BinaryPrimitives.ReadUInt64LittleEndian(other[^8..]);
    }

    /// <summary>The hash of a key; all of its bits are of use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Hash(ReadOnlySpan<byte> key)
    {
        if (key.Length is <= 8 or > 16) return HashAny(key);
        ref var first = ref MemoryMarshal.GetReference(key);
        return Hash(Words.At(ref first), Words.At(ref Unsafe.Add(ref first, key.Length - 8)), key.Length);
    }

    /// <summary>The hash of a key of 9 to 16 bytes, given by its first and its last eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Hash(ulong first, ulong last, int length)
    {
        unchecked
        {
            var hash = 0x9E3779B97F4A7C15UL ^ (ulong)length;
            hash = BitOperations.RotateLeft((hash ^ first) * Factor, 29);
            hash = (hash ^ last) * Factor;
            hash ^= hash >> 32;
            hash *= Factor;
            return (uint)(hash >> 32);
        }
    }

    private static uint HashAny(ReadOnlySpan<byte> key)
    {
        unchecked
        {
            var hash = 0x9E3779B97F4A7C15UL ^ (ulong)key.Length;
            if (key.Length >= 8)
            {
                var rest = key;
                for (; rest.Length > 8; rest = rest[8..])
                    hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(rest)) * Factor, 29);
                // The last eight bytes, some of which may have been taken before.
                hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(key[^8..])) * Factor;
            }
            else
            {
                ulong few = 0;
                for (var i = 0; i < key.Length; i++) few = (few << 8) | key[i];
                hash = (hash ^ few) * Factor;
            }

            hash ^= hash >> 32;
            hash *= Factor;
            return (uint)(hash >> 32);
        }
    }
}
