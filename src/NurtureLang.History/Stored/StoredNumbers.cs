using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace NurtureLang.History.Stored;

/// <summary>Reads numbers and bytes that <see cref="BlockWriter"/> wrote.</summary>
/// <remarks>INVARIANT: behind the content stand <see cref="Padding"/> noughts, so that a number may be read before it is known that it is there;
/// <see cref="Check"/> finds it out.</remarks>
internal ref struct StoredNumbers(StoredBytes file, byte[] buffer, int length)
{
    /// <summary>The noughts behind the content: more than the numbers that are read between two checks.</summary>
    public const int Padding = 64;

    private const ulong Continued = 0x8080808080808080UL;

    private readonly ReadOnlySpan<byte> bytes = buffer.AsSpan(0, length + Padding);
    private int at;

    /// <summary>How many bytes are left.</summary>
    public readonly int Left => length - at;

    /// <summary>Reads a number that is not negative. At most three of them may be read without <see cref="Check"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Number()
    {
        ulong first = bytes[at];
        if (first < 0x80)
        {
            at = unchecked(at + 1);
            return first;
        }

        return Longer();
    }

    /// <summary>Sees that all that was read was there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Check()
    {
        if (at > length) throw file.Damaged("it ends too early");
    }

    /// <summary>Reads a number with its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Signed()
    {
        var value = Number();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>Reads a value of the engine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Value()
    {
        var value = unchecked(Number() - 1);
        Check();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>Reads a count of at most so many.</summary>
    public int Count(long most)
    {
        var value = Number();
        Check();
        return most >= 0 && value <= (ulong)Math.Min(most, Array.MaxLength) ? (int)value : throw file.Damaged($"it counts {value} where at most {most} are possible");
    }

    /// <summary>Reads a count that may be larger than memory.</summary>
    public long Long()
    {
        var value = Number();
        Check();
        return value <= long.MaxValue ? (long)value : throw file.Damaged("a count is too large");
    }

    /// <summary>Reads a length and so many bytes.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var count = Count(Left);
        if (count > Left) throw file.Damaged("it ends too early");
        at += count;
        return bytes.Slice(at - count, count);
    }

    /// <summary>Reads a text as UTF-8.</summary>
    public ReadOnlySpan<byte> Text()
    {
        var text = Bytes();
        return Utf8.IsValid(text) ? text : throw file.Damaged("a text is no UTF-8");
    }

    /// <summary>Reads a list of texts.</summary>
    public List<string> Texts()
    {
        var list = new List<string>();
        for (var left = Count(Left); left > 0; left--) list.Add(Encoding.UTF8.GetString(Text()));
        return list;
    }

    /// <summary>Sees that nothing is left.</summary>
    public readonly void End()
    {
        if (at != length) throw file.Damaged("more stands in it than belongs there");
    }

    // Up to eight bytes are taken as one word, from which the highest bit of each byte is squeezed out.
    private ulong Longer()
    {
        unchecked
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
            var stop = ~word & Continued;
            if (stop == 0) return Longest();
            var bits = BitOperations.TrailingZeroCount(stop) + 1;
            at += bits >> 3;
            word &= ulong.MaxValue >> (64 - bits);
            word = (word & 0x007F007F007F007FUL) | ((word & 0x7F007F007F007F00UL) >> 1);
            word = (word & 0x00003FFF00003FFFUL) | ((word & 0x3FFF00003FFF0000UL) >> 2);
            return (word & 0x000000000FFFFFFFUL) | ((word & 0x0FFFFFFF00000000UL) >> 4);
        }
    }

    private ulong Longest()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            ulong unit = bytes[at++];
            value |= unchecked((unit & 0x7F) << shift);
            if (unit < 0x80) return value;
        }

        throw file.Damaged("a number has no end");
    }
}
