using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Time;

/// <summary>How much is left of points with one half-life: after whole seconds from two tables, after all else by <see cref="Exp2"/>.</summary>
/// <remarks>
/// Most instants of a log are whole seconds. What is left after so many is what is left after the greater part of them times what is left after the rest: two
/// look-ups and one multiplication in place of many steps that wait for one another. The error is below 5 units in the last place. Shared by threads.
/// </remarks>
internal sealed class FadingTable
{
    private const int FineBits = 11;
    private const int Fine = 1 << FineBits;
    private const long Coarse = Fine * Ticks.PerSecond;
    private const int MostCoarse = 4096;

    private readonly long period;

    // INVARIANT: elapsed times below this have their entries. It is a whole half-life at most, so that no entry is 0 but one that nobody asked for yet.
    private readonly ulong tabled;
    private readonly double[] fine;
    private readonly double[] coarse;

    /// <summary>A table whose entries are worked out when they are asked for.</summary>
    /// <param name="period">The half-life, in ticks; above 0.</param>
    public FadingTable(long period)
    {
        this.period = period;
        coarse = new double[(int)Math.Min(MostCoarse, (period / Coarse) + 1)];
        tabled = (ulong)Math.Min(period, coarse.Length * Coarse);
        fine = new double[(int)Math.Min(Fine, (period / Ticks.PerSecond) + 1)];
    }

    /// <summary>2 to the power -(elapsed / half-life); 1 for times below 0, 0 from 1,000 half-lives on.</summary>
    public double Left(long elapsed)
    {
        unchecked
        {
            var seconds = (ulong)elapsed / Ticks.PerSecond;
            if ((ulong)elapsed >= tabled || seconds * Ticks.PerSecond != (ulong)elapsed) return Exp2.Fading(elapsed, period);
            var left = coarse[(int)(seconds >> FineBits)] * fine[(int)seconds & (Fine - 1)];
            return left > 0 ? left : Fill((int)(seconds >> FineBits), (int)seconds & (Fine - 1));
        }
    }

    // Whichever thread writes an entry writes the same bits.
    private double Fill(int whole, int rest)
    {
        coarse[whole] = Exp2.Fading(whole * Coarse, period);
        fine[rest] = Exp2.Fading(rest * Ticks.PerSecond, period);
        return coarse[whole] * fine[rest];
    }
}
