namespace NurtureLang.Simulation.Metrics;

/// <summary>How often each whole number occurred: exact, so that partial results merge into what one run would have given.</summary>
/// <remarks>New numbers wait in a buffer, as many as there are distinct ones already; then they are sorted and merged in. So adding one is cheap.</remarks>
public sealed class Histogram
{
    private const int FewestWaiting = 256;

    // INVARIANT: numbers rise, each occurs once, and has its count beside it.
    private long[] numbers = [];
    private long[] counts = [];
    private long[] waiting = [];
    private int waits;

    /// <summary>How many numbers were taken.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of the numbers.</summary>
    public long Sum => InOrder.Sum(pair => pair.Key * pair.Value);

    /// <summary>The numbers with how often each occurred, in order.</summary>
    public IEnumerable<KeyValuePair<long, long>> InOrder
    {
        get
        {
            Merge();
            for (var i = 0; i < numbers.Length; i++) yield return new KeyValuePair<long, long>(numbers[i], counts[i]);
        }
    }

    /// <summary>The smallest number; null when none was taken.</summary>
    public long? Least
    {
        get
        {
            Merge();
            return Count == 0 ? null : numbers[0];
        }
    }

    /// <summary>The greatest number; null when none was taken.</summary>
    public long? Greatest
    {
        get
        {
            Merge();
            return Count == 0 ? null : numbers[^1];
        }
    }

    /// <summary>The median, the lower one of two; null when none was taken.</summary>
    public long? Median
    {
        get
        {
            Merge();
            var left = (Count + 1) / 2;
            for (var i = 0; i < numbers.Length; i++)
            {
                left -= counts[i];
                if (left <= 0) return numbers[i];
            }

            return null;
        }
    }

    /// <summary>Takes a number.</summary>
    public void Add(long number)
    {
        if (waits == waiting.Length) MakeRoom();
        waiting[waits++] = number;
        Count++;
    }

    /// <summary>Adds what another has taken.</summary>
    public void Add(Histogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Merge();
        other.Merge();
        (numbers, counts) = Together(numbers, counts, other.numbers, other.counts);
        Count += other.Count;
    }

    private void MakeRoom()
    {
        Merge();
        var size = Math.Max(FewestWaiting, numbers.Length);
        if (waiting.Length < size) waiting = new long[size];
    }

    private void Merge()
    {
        if (waits == 0) return;
        var taken = waiting.AsSpan(0, waits);
        taken.Sort();
        var (distinct, times) = (new long[waits], new long[waits]);
        var last = -1;
        foreach (var number in taken)
        {
            if (last < 0 || distinct[last] != number) distinct[++last] = number;
            times[last]++;
        }

        waits = 0;
        (numbers, counts) = Together(numbers, counts, distinct.AsSpan(0, last + 1), times);
    }

    private static (long[] Numbers, long[] Counts) Together(
        ReadOnlySpan<long> numbers, ReadOnlySpan<long> counts, ReadOnlySpan<long> others, ReadOnlySpan<long> otherCounts)
    {
        var (all, times) = (new long[numbers.Length + others.Length], new long[numbers.Length + others.Length]);
        var (one, other, to) = (0, 0, 0);
        for (; one < numbers.Length || other < others.Length; to++)
        {
            var takesOne = other == others.Length || (one < numbers.Length && numbers[one] <= others[other]);
            var takesOther = one == numbers.Length || (other < others.Length && others[other] <= numbers[one]);
            all[to] = takesOne ? numbers[one] : others[other];
            if (takesOne) times[to] += counts[one++];
            if (takesOther) times[to] += otherCounts[other++];
        }

        return (all[..to], times[..to]);
    }
}
