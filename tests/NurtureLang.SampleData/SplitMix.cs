namespace NurtureLang.SampleData;

/// <summary>A stream of numbers from a seed (splitmix64): whole numbers only, so that every machine draws the same.</summary>
public sealed class SplitMix(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from `low` to `high`, both included.</summary>
    public long Between(long low, long high) => low + (long)(Next() % (ulong)(high - low + 1));

    /// <summary>True for so many in a hundred.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    /// <summary>One of a list, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> list) => list[(int)Between(0, list.Count - 1)];

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
