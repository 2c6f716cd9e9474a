using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NurtureLang.History.Values;

/// <summary>The position of a name in a list, found by its first and its last eight bytes.</summary>
internal sealed class WordNames
{
    private const int MostBits = 12;
    private const ulong FirstFactor = 0x9E3779B97F4A7C15UL;

    private readonly byte[][] names;
    private readonly ulong factor;
    private readonly int shift;
    private readonly Slot[] slots;

    /// <summary>A table of these names; where one stands twice, the first place counts.</summary>
    // The rows of a log name one event after the other, and a search that sometimes goes on is one that the processor guesses wrongly. So a table is
    // looked for in which every name stands where it is looked for first; where none is found soon, the last one tried does as well.
    public WordNames(IEnumerable<string> list)
    {
        names = [.. list.Select(Encoding.UTF8.GetBytes)];
        slots = [];
        var bits = 4;
        while ((1 << bits) < names.Length * 4) bits++;
        factor = FirstFactor;
        for (var tries = 1; ; tries++)
        {
            shift = 64 - bits;
            slots = new Slot[1 << bits];
            if (Fill() || bits >= MostBits) break;
            unchecked
            {
                factor = (factor * 0xD6E8FEB86659FD93UL) | 1;
            }

            if (tries % 16 == 0) bits++;
        }
    }

    // Whether every name stands where it is looked for first.
    private bool Fill()
    {
        Array.Fill(slots, new Slot(0, 0, 0, -1));
        var straight = true;
        for (var i = 0; i < names.Length; i++)
        {
            var padded = new byte[names[i].Length + sizeof(ulong)];
            names[i].CopyTo(padded, 0);
            ref var place = ref MemoryMarshal.GetArrayDataReference(padded);
            if (names[i].Length == 0 || Find(ref place, names[i].Length) >= 0) continue;
            Words.Ends(ref place, names[i].Length, out var first, out var last);
            var slot = SlotOf(first, last);
            for (; slots[slot].Position >= 0; slot = (slot + 1) & (slots.Length - 1)) straight = false;
            slots[slot] = new Slot(first, last, names[i].Length, i);
        }

        return straight;
    }

    /// <summary>The position of a name, or -1. At and behind the place there are eight bytes at least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ref byte name, int length)
    {
        unchecked
        {
            if (length == 0) return -1;
            Words.Ends(ref name, length, out var first, out var last);
            // INVARIANT: at most a quarter of the table is taken, so every search ends.
            for (var at = SlotOf(first, last); ; at = (at + 1) & (slots.Length - 1))
            {
                ref var slot = ref slots[at];
                if (slot.Position < 0) return -1;
                if (slot.First == first && slot.Last == last && slot.Length == length && (length <= 16 || SameMiddle(ref name, length, slot.Position)))
                    return slot.Position;
            }
        }
    }

    private bool SameMiddle(ref byte name, int length, int position) => MemoryMarshal.CreateReadOnlySpan(ref name, length).SequenceEqual(names[position]);

    private int SlotOf(ulong first, ulong last) => unchecked((int)((((first * factor) ^ last) * 0xD6E8FEB86659FD93UL) >> shift));

    private readonly record struct Slot(ulong First, ulong Last, int Length, int Position);
}
