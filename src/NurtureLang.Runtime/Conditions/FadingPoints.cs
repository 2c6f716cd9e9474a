using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Conditions;

/// <summary>The arithmetic of points with a half-life: one sum in binary64 millionths and the instant at which it was that.</summary>
/// <remarks>The two stand side by side in the state. Interpreted and generated code both call this, so that there is one arithmetic.</remarks>
internal static class FadingPoints
{
    /// <summary>The sum at an instant.</summary>
    public static double Sum(long[] words, int word, FadingTable fading, long now)
    {
        // INVARIANT: instants lie within the range of Ticks, so that no sum of them leaves 64 bits.
        unchecked
        {
            var sum = BitConverter.Int64BitsToDouble(words[word]);
            return sum == 0 ? 0 : Math.Clamp(sum * fading.Left(now - words[word + 1]), -9e18, 9e18);
        }
    }

    /// <summary>The sum at an instant as it is read: rounded to a whole millionth, half away from zero.</summary>
    public static long Value(long[] words, int word, FadingTable fading, long now) =>
        unchecked((long)Math.Round(Sum(words, word, fading, now), MidpointRounding.AwayFromZero));

    /// <summary>Adds points as of the instant at which they were earned.</summary>
    public static void Award(long[] words, int word, FadingTable fading, long points, long instant)
    {
        // INVARIANT: instants lie within the range of Ticks, so that no sum of them leaves 64 bits.
        unchecked
        {
            var sum = BitConverter.Int64BitsToDouble(words[word]);
            var at = words[word + 1];
            if (sum == 0) (sum, at) = (points, instant);
            else if (instant >= at) (sum, at) = ((sum * fading.Left(instant - at)) + points, instant);
            else sum += points * fading.Left(at - instant);
            words[word] = BitConverter.DoubleToInt64Bits(sum);
            words[word + 1] = at;
        }
    }
}
