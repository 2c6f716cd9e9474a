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

    /// <summary>The content with its padding, for who reads many numbers: they are read by <see cref="Number(ReadOnlySpan{byte}, ref int)"/>.</summary>
    public readonly ReadOnlySpan<byte> Padded => bytes;

    /// <summary>Where the next number begins.</summary>
    public int At
    {
        readonly get => at;
        set => at = value;
    }

    /// <summary>How long the content is.</summary>
    public readonly int Length => length;

    /// <summary>Reads a number that is not negative.</summary>
    /// <remarks>At most three may be read before it is seen that they were there: up to eight bytes are taken as one word.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        unchecked
        {
            ulong first = bytes[at];
            if (first < 0x80)
            {
                at++;
                return first;
            }

            var word = BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
            var stop = ~word & Continued;
            if (stop == 0)
            {
                (var value, at) = Longest(bytes, at);
                return value;
            }

            var bits = BitOperations.TrailingZeroCount(stop) + 1;
            at += bits >> 3;
            return Squeeze(word & (ulong.MaxValue >> (64 - bits)));
        }
    }

    /// <summary>The number with its sign that a number stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long SignedOf(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));

    /// <summary>Reads a number that is not negative. At most three of them may be read without <see cref="Check"/>.</summary>
    public ulong Number() => Number(bytes, ref at);

    /// <summary>Sees that all that was read was there.</summary>
    public readonly void Check()
    {
        if (at > length) throw file.Damaged("it ends too early");
    }

    /// <summary>Reads a number with its sign.</summary>
    public long Signed() => SignedOf(Number());

    /// <summary>Reads a value of the engine.</summary>
    public long Value()
    {
        var value = unchecked(Number() - 1);
        Check();
        return SignedOf(value);
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

    // The highest bit of each byte, which says that more follow, is squeezed out.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Squeeze(ulong word)
    {
        word = (word & 0x007F007F007F007FUL) | ((word & 0x7F007F007F007F00UL) >> 1);
        word = (word & 0x00003FFF00003FFFUL) | ((word & 0x3FFF00003FFF0000UL) >> 2);
        return (word & 0x000000000FFFFFFFUL) | ((word & 0x0FFFFFFF00000000UL) >> 4);
    }

    // A number of more than ten bytes was never written; where one stands it ends behind the tenth, and what is read then is refused or of its range.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (ulong Value, int At) Longest(ReadOnlySpan<byte> bytes, int at)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            ulong unit = bytes[at++];
            value |= unchecked((unit & 0x7F) << shift);
            if (unit < 0x80) break;
        }

        return (value, at);
    }
}
