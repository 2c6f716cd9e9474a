namespace NurtureLang.Runtime.Time;

/// <summary>Two to a power, computed with nothing but additions and multiplications of binary64, so that every machine gives the same bits.</summary>
/// <remarks>The library's own function may differ in the last bit between machines; a score must not. The error is below 2 units in the last place.</remarks>
internal static class Exp2
{
    private const int Steps = 64;
    private static readonly double[] Roots = MakeRoots();

    /// <summary>2 to the power -(elapsed / period), for elapsed >= 0 and period > 0; 0 from 1,000 periods on.</summary>
    public static double Fading(long elapsed, long period)
    {
        if (elapsed <= 0) return 1.0;
        // The same result by the same steps, without the division that gives 0.
        if (elapsed < period) return PowerOfMinusFraction((double)elapsed / period);
        var whole = elapsed / period;
        if (whole >= 1_000) return 0.0;
        var fraction = (double)(elapsed - (whole * period)) / period;
        return PowerOfMinusFraction(fraction) * BitConverter.Int64BitsToDouble((1023 - whole) << 52);
    }

    // 2^-f for f in [0, 1], the end being what a quotient of very long times may be rounded to: a table for the first six bits of f, then the series of e^x for the small rest.
    private static double PowerOfMinusFraction(double fraction)
    {
        var step = unchecked((int)(fraction * Steps));
        var x = (fraction - (step / (double)Steps)) * -0.693147180559945309417232121458;
        var series = 1.0 + (x * (1.0 + (x * (0.5 + (x * ((1.0 / 6) + (x * ((1.0 / 24) + (x * ((1.0 / 120) + (x * (1.0 / 720))))))))))));
        return Roots[step] * series;
    }

    // 2^(-i/64), with one half at the end, by repeated square roots: the square root is exactly rounded by IEEE 754, so the table is the same everywhere.
    private static double[] MakeRoots()
    {
        var roots = new double[Steps + 1];
        roots[Steps] = 0.5;
        var halves = new double[6];
        var value = 0.5;
        for (var bit = 5; bit >= 0; bit--) halves[5 - bit] = value = Math.Sqrt(value);
        for (var step = 0; step < Steps; step++)
        {
            var product = 1.0;
            for (var bit = 0; bit < 6; bit++)
            {
                if ((step >> (5 - bit) & 1) != 0) product *= halves[bit];
            }

            roots[step] = product;
        }

        return roots;
    }
}
