using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Values;

/// <summary>Remembers the ids of the short texts that one thread met last, so that the pool, which all threads share, is asked seldom.</summary>
internal sealed class TextCache(TextPool pool)
{
    private const int Bits = 12;
    private const int LongestText = 16;
    private const int LongestMiddle = 32;
    private const int LongText = 256;
    private const ulong Odd = 0x9E3779B97F4A7C15UL;
    private const ulong Mix = 0xD6E8FEB86659FD93UL;

    // INVARIANT: a slot whose length is 0 is free; no empty text is looked up.
    private readonly Slot[] slots = new Slot[1 << Bits];
    private readonly MiddleSlot[] middleSlots = new MiddleSlot[1 << (Bits - 2)];
    private readonly LongSlot[] longSlots = new LongSlot[1 << (Bits - 2)];

    /// <summary>The id of a text that is not empty, which the pool gets when it is new.</summary>
    public int Intern(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestText) return InternLong(utf8);
        Span<byte> padded = stackalloc byte[LongestText];
        utf8.CopyTo(padded);
        return Intern(ref MemoryMarshal.GetReference(padded), utf8.Length);
    }

    /// <summary>The same for a text behind whose first byte at least eight bytes stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Intern(ref byte text, int length)
    {
        if (length > LongestText) return length <= LongestMiddle ? InternMiddle(ref text, length) : InternLong(MemoryMarshal.CreateReadOnlySpan(ref text, length));
        unchecked
        {
            Words.Ends(ref text, length, out var first, out var last);
            ref var slot = ref slots[(int)((((first * Odd) ^ last) * Mix) >> (64 - Bits))];
            if (slot.First == first && slot.Last == last && slot.Length == length) return slot.Id;
            return Fill(ref slot, new Slot(first, last, length, 0), ref text);
        }
    }

    // Four words, of which two may overlap.
    private int InternMiddle(ref byte text, int length)
    {
        unchecked
        {
            var (first, second) = (Words.At(ref text), Words.At(ref Unsafe.Add(ref text, 8)));
            var (third, last) = (Words.At(ref Unsafe.Add(ref text, length - 16)), Words.At(ref Unsafe.Add(ref text, length - 8)));
            var hash = (((first * Odd) ^ second) * Odd) ^ third;
            ref var slot = ref middleSlots[(int)((((hash * Odd) ^ last) * Mix) >> (64 - Bits + 2))];
            if (slot.First == first && slot.Second == second && slot.Third == third && slot.Last == last && slot.Length == length) return slot.Id;
            var id = pool.Intern(MemoryMarshal.CreateReadOnlySpan(ref text, length));
            slot = new MiddleSlot(first, second, third, last, length, id);
            return id;
        }
    }

    private int Fill(ref Slot slot, Slot text, ref byte bytes)
    {
        var id = pool.Intern(MemoryMarshal.CreateReadOnlySpan(ref bytes, text.Length));
        slot = text with { Id = id };
        return id;
    }

    private int InternLong(ReadOnlySpan<byte> utf8)
    {
        var hash = ByteIndex.Hash(utf8);
        ref var slot = ref longSlots[(int)(hash & (uint)(longSlots.Length - 1))];
        if (slot.Hash == hash && slot.Bytes is { } known && utf8.SequenceEqual(known)) return slot.Id;
        var id = pool.Intern(utf8);
        if (utf8.Length <= LongText) slot = new LongSlot(hash, id, utf8.ToArray());
        return id;
    }

    private readonly record struct Slot(ulong First, ulong Last, int Length, int Id);

    private readonly record struct MiddleSlot(ulong First, ulong Second, ulong Third, ulong Last, int Length, int Id);

    private readonly record struct LongSlot(uint Hash, int Id, byte[]? Bytes);
}
