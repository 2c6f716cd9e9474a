using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NurtureLang.History.Rows;

/// <summary>Where the commas, line ends and quotes of a block stand, found a stretch of the block at a time.</summary>
/// <param name="most">How many positions are asked for together, at most.</param>
internal sealed class CsvIndex(int most)
{
    private const int Stretch = 128 * CsvMarks.Width;

    // Positions are written eight at a time, some of them in vain.
    private const int Slack = 8;

    private byte[] bytes = [];
    private int scanned;
    private int seen;

    /// <summary>The positions, from <see cref="Next"/> to before <see cref="Count"/>; the place before them is the caller's.</summary>
    public int[] Positions { get; } = new int[1 + most + Stretch + Slack];

    /// <summary>The first position that has not been left behind; 1 at least.</summary>
    public int Next { get; private set; } = 1;

    /// <summary>Where the positions end.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>Begins a block.</summary>
    /// <param name="block">The bytes; <see cref="CsvMarks.Width"/> more stand behind the end.</param>
    /// <param name="start">The first byte that counts.</param>
    /// <param name="end">Where the bytes end that count.</param>
    public void Begin(byte[] block, int start, int end)
    {
        bytes = block;
        scanned = start;
        seen = end;
        (Next, Count) = (1, 1);
    }

    /// <summary>Leaves the positions before a byte behind.</summary>
    public void SkipTo(int start)
    {
        while (Next < Count && Positions[Next] < start) Next++;
        if (Next < Count) return;
        (Next, Count) = (1, 1);
        if (scanned < start) scanned = start;
    }

    /// <summary>Finds more positions and moves those from a place on, fewer than are ever asked for together, to the front.</summary>
    // Every byte of a file comes by here: the code is made once and for the processor at hand.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Refill(int from)
    {
        unchecked
        {
            var count = 1 + Count - from;
            Positions.AsSpan(from, count - 1).CopyTo(Positions.AsSpan(1));
            var end = Math.Min(seen, scanned + Stretch);
            // INVARIANT: a stretch has at most as many positions as bytes, for which there is room behind those that were kept.
            ref var first = ref MemoryMarshal.GetArrayDataReference(Positions);
            var at = scanned;
            for (; at < end; at += CsvMarks.Width)
            {
                var marks = CsvMarks.Find(bytes, at, end);
                var found = BitOperations.PopCount(marks);
                ref var to = ref Unsafe.Add(ref first, count);
                count += found;
                while (true)
                {
                    marks = Eight(ref to, at, marks);
                    if (found <= 8) break;
                    found -= 8;
                    to = ref Unsafe.Add(ref to, 8);
                }
            }

            var any = scanned < end;
            scanned = end;
            (Next, Count) = (1, count);
            return any;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Eight(ref int to, int at, ulong marks)
    {
        unchecked
        {
            to = at + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            Unsafe.Add(ref to, 1) = at + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            Unsafe.Add(ref to, 2) = at + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            Unsafe.Add(ref to, 3) = at + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            Unsafe.Add(ref to, 4) = at + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            Unsafe.Add(ref to, 5) = at + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            Unsafe.Add(ref to, 6) = at + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            Unsafe.Add(ref to, 7) = at + BitOperations.TrailingZeroCount(marks);
            return marks & (marks - 1);
        }
    }
}
