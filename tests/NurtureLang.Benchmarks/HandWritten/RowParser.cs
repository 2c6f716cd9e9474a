using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NurtureLang.Benchmarks.HandWritten;

/// <summary>Reads rows of exactly this log: ids of twelve hexadecimal digits, instants in whole seconds with a Z, no quoted cell.</summary>
/// <remarks>Reads up to 32 bytes behind a row; the buffer has to have them.</remarks>
internal unsafe struct RowParser(EventTypeTable types, DateTime start)
{
    private ulong dateBytes;
    private ushort dateTail;
    private int day;

    /// <summary>Reads the row that begins here, and gives where the next one does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Read(byte* row, PackedEvent* target)
    {
        var commas = Vector128.Equals(Vector128.Load(row), Vector128.Create((byte)',')).ExtractMostSignificantBits();
        var at = row + BitOperations.TrailingZeroCount(commas) + 1;
        if (*(ulong*)at != dateBytes || *(ushort*)(at + 8) != dateTail) TakeDate(at);
        // HH:MM:SS, two digits at a time: ten times the one and once the other, in one multiplication for all three.
        var clock = *(ulong*)(at + 11) & 0x0F0F000F0F000F0FUL;
        var pairs = unchecked((clock * 10) + (clock >> 8));
        var minute = ((int)(pairs & 0xFF) * 60) + (int)((pairs >> 24) & 0xFF);
        var second = (int)((pairs >> 48) & 0xFF);
        target->Key = KeyOf(at + 21);
        at += 34;
        var type = types.Find(at, out var length);
        at += length + 1;
        var page = PackedEvent.OtherPage;
        if (*at != (byte)'\n')
        {
            page = PageOf(*(ulong*)at);
            at = FindLineEnd(at);
        }

        target->Rest = PackedEvent.Pack(day, minute, second, page, type);
        return at + 1;
    }

    /// <summary>A number for an id: its twelve digits, four bits each, in an order of their own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong KeyOf(byte* id) => Digits(*(ulong*)id) | (Digits(*(uint*)(id + 8)) << 4);

    // A digit's low four bits are its value; a letter's are one to six, and its bit 6 says that nine have to be added.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Digits(ulong text) =>
        unchecked((text & 0x0F0F0F0F0F0F0F0FUL) + (((text >> 6) & 0x0101010101010101UL) * 9));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint PageOf(ulong url)
    {
        const ulong Pricing = 0x676E69636972702F; // "/pricing"
        const ulong Docs = 0x73636F642F; // "/docs"
        return url == Pricing ? PackedEvent.PricingPage : (url & 0xFFFFFFFFFF) == Docs ? PackedEvent.DocsPage : PackedEvent.OtherPage;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* FindLineEnd(byte* at)
    {
        while (true)
        {
            var ends = Vector128.Equals(Vector128.Load(at), Vector128.Create((byte)'\n')).ExtractMostSignificantBits();
            if (ends != 0) return at + BitOperations.TrailingZeroCount(ends);
            at += Vector128<byte>.Count;
        }
    }

    // The log is sorted, so the date changes once a day.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeDate(byte* at)
    {
        (dateBytes, dateTail) = (*(ulong*)at, *(ushort*)(at + 8));
        var year = (Pair(at) * 100) + Pair(at + 2);
        day = (new DateTime(year, Pair(at + 5), Pair(at + 8)) - start).Days;
    }

    private static int Pair(byte* digits) => ((digits[0] - '0') * 10) + digits[1] - '0';
}
