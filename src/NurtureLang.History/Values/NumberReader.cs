using System.Globalization;
using NurtureLang.Plan.Values;

namespace NurtureLang.History.Values;

/// <summary>What came of reading a number.</summary>
internal enum NumberFate
{
    /// <summary>It is one.</summary>
    Read,
    /// <summary>It is no number.</summary>
    NotANumber,
    /// <summary>It is larger than any value may be.</summary>
    OutOfRange,
}

/// <summary>Reads decimal numbers into millionths, rounded half away from zero.</summary>
internal static class NumberReader
{
    private const int MostWholeDigits = 13;
    private const int MostDigits = 400;

    /// <summary>Reads a number such as `-12.5`, `.5` or `1e3`.</summary>
    public static NumberFate Read(ReadOnlySpan<byte> text, out long millionths)
    {
        millionths = 0;
        var at = 0;
        var negative = text.Length > 0 && text[0] == '-';
        if (negative || (text.Length > 0 && text[0] == '+')) at++;
        var first = at;
        while (at < text.Length && text[at] == '0') at++;
        var digits = at;
        long whole = 0;
        for (; at < text.Length && Digits.Is(text[at]); at++)
        {
            if (at - digits < MostWholeDigits) whole = (whole * 10) + (text[at] - '0');
        }

        var wholeDigits = at - digits;
        var any = at > first;
        long fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            var start = at + 1;
            var unit = Value.One;
            for (at = start; at < text.Length && Digits.Is(text[at]); at++)
            {
                unit /= 10;
                fraction += (text[at] - '0') * unit;
                // The first digit below the millionths decides the rounding.
                if (at - start == 6 && text[at] >= '5') fraction++;
            }

            any |= at > start;
        }

        if (!any) return NumberFate.NotANumber;
        if (at < text.Length) return text[at] is (byte)'e' or (byte)'E' ? ReadWithExponent(text, out millionths) : NumberFate.NotANumber;
        if (wholeDigits > MostWholeDigits || whole > Value.LargestNumber / Value.One) return NumberFate.OutOfRange;
        millionths = (whole * Value.One) + fraction;
        if (millionths > Value.LargestNumber) return NumberFate.OutOfRange;
        if (negative) millionths = -millionths;
        return NumberFate.Read;
    }

    private static NumberFate ReadWithExponent(ReadOnlySpan<byte> text, out long millionths)
    {
        millionths = 0;
        if (text.Length > MostDigits || text[^1] is (byte)'e' or (byte)'E' or (byte)'+' or (byte)'-') return NumberFate.NotANumber;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var size)) return NumberFate.NotANumber;
        if (Math.Abs(size) > Value.LargestNumber / (double)Value.One) return NumberFate.OutOfRange;
        // Decimal arithmetic keeps every digit that a value can hold; what is too small for it is zero.
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return NumberFate.NotANumber;
        millionths = (long)decimal.Round(number * Value.One, MidpointRounding.AwayFromZero);
        return NumberFate.Read;
    }
}
