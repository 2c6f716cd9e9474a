using System.Runtime.CompilerServices;

namespace NurtureLang.History.Values;

/// <summary>Numbers in ASCII at known places.</summary>
internal static class Digits
{
    /// <summary>Whether a byte is one of 0 to 9.</summary>
    public static bool Is(byte unit) => unit is >= (byte)'0' and <= (byte)'9';

    /// <summary>Two digits as a number, or -1.</summary>
    public static int Two(ReadOnlySpan<byte> text, int at) =>
        Is(text[at]) && Is(text[at + 1]) ? ((text[at] - '0') * 10) + (text[at + 1] - '0') : -1;

    /// <summary>Four digits as a number, or -1.</summary>
    public static int Four(ReadOnlySpan<byte> text, int at)
    {
        var high = Two(text, at);
        var low = Two(text, at + 2);
        return high < 0 || low < 0 ? -1 : (high * 100) + low;
    }

    /// <summary>A cell without the blanks around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.Length == 0 || (text[0] > ' ' && text[^1] > ' ') ? text : text.Trim(" \t"u8);
}
