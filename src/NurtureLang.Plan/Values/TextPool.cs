using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace NurtureLang.Plan.Values;

/// <summary>Gives every distinct text a small dense number, so that the engine compares numbers and never strings.</summary>
/// <remarks>Safe for any number of threads: one adds at a time, and a text that has an id can be read meanwhile.</remarks>
public sealed class TextPool
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    // INVARIANT: a place of this array is written before the count says that it is there, and never again; a larger array has all that a smaller one had.
    private string[] texts = new string[1024];
    private int[] buckets = new int[1024];
    private int[] next = new int[1024];
    private int[] hashes = new int[1024];
    private byte[][] bytes = new byte[1024][];
    private int count;

    /// <summary>How many texts the pool holds; ids run from 0 to one less.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The text with this id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id was not given by this pool.</exception>
    public string this[long id]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(id);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, Count);
            return Volatile.Read(ref texts)[id];
        }
    }

    /// <summary>The id of a text, added when it is new.</summary>
    public int Intern(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (gate) return ids.TryGetValue(text, out var id) ? id : Add(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The id of a text given as UTF-8 bytes, added when it is new; nothing is allocated when it is not.</summary>
    public int Intern(ReadOnlySpan<byte> utf8)
    {
        lock (gate) return Add(utf8);
    }

    /// <summary>The id of a text, or -1 when the pool does not hold it.</summary>
    public int Find(string text)
    {
        lock (gate) return ids.TryGetValue(text, out var id) ? id : -1;
    }

    private int Add(ReadOnlySpan<byte> utf8)
    {
        var hash = Hash(utf8);
        for (var entry = buckets[hash & (buckets.Length - 1)] - 1; entry >= 0; entry = next[entry])
        {
            if (hashes[entry] == hash && utf8.SequenceEqual(bytes[entry])) return entry;
        }

        return Add(utf8, hash);
    }

    private int Add(ReadOnlySpan<byte> utf8, int hash)
    {
        var id = count;
        if (id == next.Length) Grow();
        var text = Encoding.UTF8.GetString(utf8);
        texts[id] = text;
        ids.TryAdd(text, id);
        bytes[id] = utf8.ToArray();
        hashes[id] = hash;
        ref var bucket = ref buckets[hash & (buckets.Length - 1)];
        next[id] = bucket - 1;
        bucket = id + 1;
        Volatile.Write(ref count, id + 1);
        return id;
    }

    private void Grow()
    {
        var size = next.Length * 2;
        Array.Resize(ref next, size);
        Array.Resize(ref hashes, size);
        Array.Resize(ref bytes, size);
        var larger = new string[size];
        texts.CopyTo(larger, 0);
        Volatile.Write(ref texts, larger);
        buckets = new int[size];
        for (var id = 0; id < count; id++)
        {
            ref var bucket = ref buckets[hashes[id] & (size - 1)];
            next[id] = bucket - 1;
            bucket = id + 1;
        }
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        unchecked
        {
            // Eight bytes at a time: texts of a log are long enough for it to matter.
            const ulong Factor = 0xD6E8FEB86659FD93UL;
            var hash = 0x9E3779B97F4A7C15UL ^ (ulong)utf8.Length;
            for (; utf8.Length >= 8; utf8 = utf8[8..])
                hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8)) * Factor, 29);
            ulong rest = 0;
            foreach (var unit in utf8) rest = (rest << 8) | unit;
            hash = (hash ^ rest) * Factor;
            hash = (hash ^ (hash >> 32)) * Factor;
            return (int)(hash >> 33);
        }
    }
}
