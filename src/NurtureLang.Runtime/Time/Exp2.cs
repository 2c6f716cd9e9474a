using System.Runtime.CompilerServices;

namespace NurtureLang.Runtime.Time;

/// <summary>Two to a power, computed with nothing but additions and multiplications of binary64, so that every machine gives the same bits.</summary>
/// <remarks>The library's own function may differ in the last bit between machines; a score must not. The error is below 2 units in the last place.</remarks>
internal static class Exp2
{
    private const int Steps = 1024;
    private const double MinusLogarithm = -0.693147180559945309417232121458;
    private static readonly double[] Roots = MakeRoots();

    /// <summary>2 to the power -(elapsed / period), for elapsed >= 0 and period > 0; 0 from 1,000 periods on.</summary>
    public static double Fading(long elapsed, long period)
    {
        unchecked
        {
            if (elapsed <= 0) return 1.0;
            // The same result by the same steps, without the division that gives 0.
            if (elapsed < period) return PowerOfMinusFraction((double)elapsed / period);
            var whole = elapsed / period;
            if (whole >= 1_000) return 0.0;
            var fraction = (double)(elapsed - (whole * period)) / period;
            return PowerOfMinusFraction(fraction) * BitConverter.Int64BitsToDouble((1023 - whole) << 52);
        }
    }

    // 2^-f for f in [0, 1], the end being what a quotient of very long times may be rounded to: a table for the first ten bits of f, then the series of
    // e^x for the small rest, of which five terms are enough. They are added in pairs, so that few steps wait for one another.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowerOfMinusFraction(double fraction)
    {
        // INVARIANT: from 0 to 1,024, which every machine converts alike.
        var step = double.ConvertToIntegerNative<int>(fraction * Steps);
        var x = (fraction - (step * (1.0 / Steps))) * MinusLogarithm;
        var square = x * x;
        var series = 1.0 + x + (square * (0.5 + (x * (1.0 / 6)) + (square * (1.0 / 24))));
        return Roots[step] * series;
    }

    // 2^(-i/1024), with one half at the end. The root is taken ten times by Newton's method in decimals of 28 digits, whose arithmetic is the same everywhere.
    private static double[] MakeRoots()
    {
        var root = 0.5m;
        for (var halving = 1; halving < Steps; halving *= 2) root = SquareRoot(root);
        var roots = new double[Steps + 1];
        var power = 1m;
        for (var step = 0; step < Steps; step++)
        {
            roots[step] = (double)power;
            power *= root;
        }

        roots[Steps] = 0.5;
        return roots;
    }

    private static decimal SquareRoot(decimal value)
    {
        var root = 1m;
        for (var round = 0; round < 10; round++) root = (root + (value / root)) / 2;
        return root;
    }
}
