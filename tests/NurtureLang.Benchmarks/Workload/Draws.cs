namespace NurtureLang.Benchmarks.Workload;

/// <summary>Draws from a seed, the same on every machine: a Weyl sequence whose terms are stirred twice.</summary>
internal sealed class Draws(ulong seed)
{
    private const ulong Step = 0xA0761D6478BD642FUL;
    private ulong state = seed;

    /// <summary>64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            state += Step;
            var high = Math.BigMul(state, state ^ 0xE7037ED1A0B428DBUL, out var low);
            return (high ^ low) * 0x8EBC6AF09C88C6E3UL ^ high;
        }
    }

    /// <summary>A number in [0, 1).</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A position, each as likely as its weight.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights) total += weight;
        var drawn = (int)(Share() * total);
        for (var i = 0; i < weights.Length; i++)
        {
            drawn -= weights[i];
            if (drawn < 0) return i;
        }

        return weights.Length - 1;
    }
}
