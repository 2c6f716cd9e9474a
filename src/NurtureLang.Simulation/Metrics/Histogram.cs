using System.Runtime.InteropServices;

namespace NurtureLang.Simulation.Metrics;

/// <summary>How often each whole number occurred: exact, so that partial results merge into what one run would have given.</summary>
public sealed class Histogram
{
    private readonly Dictionary<long, long> counts = [];

    /// <summary>How many numbers were taken.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of the numbers.</summary>
    public long Sum => counts.Sum(pair => pair.Key * pair.Value);

    /// <summary>The numbers with how often each occurred, in order.</summary>
    public IEnumerable<KeyValuePair<long, long>> InOrder => counts.OrderBy(pair => pair.Key);

    /// <summary>The smallest number; null when none was taken.</summary>
    public long? Least => Count == 0 ? null : counts.Keys.Min();

    /// <summary>The greatest number; null when none was taken.</summary>
    public long? Greatest => Count == 0 ? null : counts.Keys.Max();

    /// <summary>The median, the lower one of two; null when none was taken.</summary>
    public long? Median
    {
        get
        {
            var left = (Count + 1) / 2;
            foreach (var (number, times) in InOrder)
            {
                left -= times;
                if (left <= 0) return number;
            }

            return null;
        }
    }

    /// <summary>Takes a number.</summary>
    public void Add(long number, long times = 1)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(counts, number, out _) += times;
        Count += times;
    }

    /// <summary>Adds what another has taken.</summary>
    public void Add(Histogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (number, times) in other.counts) Add(number, times);
    }
}
