using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NurtureLang.Benchmarks.HandWritten;

/// <summary>Finds an event type by its first nine bytes, which no two of the campaign's types share, in a table without collisions.</summary>
internal sealed unsafe class EventTypeTable
{
    private const int Bits = 7;
    private readonly Entry* entries = (Entry*)NativeMemory.AllocZeroed(1 << Bits, (nuint)sizeof(Entry));
    private readonly ulong multiplier;

    /// <summary>A table of the types in their order.</summary>
    public EventTypeTable(string[] types)
    {
        multiplier = 0x9E3779B97F4A7C15UL;
        while (!TryFill(types)) multiplier = unchecked((multiplier * 0x5851F42D4C957F2DUL) | 1);
    }

    /// <summary>The type whose name begins here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Find(byte* name, out int length)
    {
        var first = *(ulong*)name;
        var entry = entries + Slot(first, name[8]);
        if (entry->First != first || entry->Ninth != name[8]) throw new InvalidDataException("An event is of no type of the campaign.");
        length = entry->Length;
        return entry->Type;
    }

    private int Slot(ulong first, byte ninth) => (int)(unchecked((first + ninth) * multiplier) >> (64 - Bits));

    private bool TryFill(string[] types)
    {
        new Span<Entry>(entries, 1 << Bits).Clear();
        for (var type = 0; type < types.Length; type++)
        {
            // The comma behind a short name is one of its nine bytes.
            var name = Encoding.ASCII.GetBytes(types[type] + ",");
            var first = BitConverter.ToUInt64(name);
            var entry = entries + Slot(first, name[8]);
            if (entry->Length != 0) return false;
            *entry = new Entry { First = first, Ninth = name[8], Type = (byte)type, Length = (byte)types[type].Length };
        }

        return true;
    }

    private struct Entry
    {
        public ulong First;
        public byte Ninth;
        public byte Type;
        public byte Length;
    }
}
