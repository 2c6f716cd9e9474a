using System.Runtime.InteropServices;

namespace NurtureLang.Benchmarks.HandWritten;

/// <summary>An event between the thread that parsed it and the thread that has its contact.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct PackedEvent
{
    /// <summary>The contact's key.</summary>
    public ulong Key;

    /// <summary>From the highest bit: 8 bits day, 11 bits minute of the day, 6 bits second, 2 bits kind of page, 4 bits event type.</summary>
    public uint Rest;

    public const int TypeBits = 4;
    public const int PageBits = 2;
    public const int SecondBits = 6;
    public const int MinuteBits = 11;

    /// <summary>The kinds of pages that the campaign counts.</summary>
    public const uint OtherPage = 0, PricingPage = 1, DocsPage = 2;

    /// <summary>Packs what is not the key.</summary>
    public static uint Pack(int day, int minute, int second, uint page, uint type) =>
        (((((((uint)day << MinuteBits) | (uint)minute) << SecondBits) | (uint)second) << PageBits | page) << TypeBits) | type;
}
