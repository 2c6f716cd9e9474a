using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Puts known amounts together, one after the other: how many, their sum, average, least or largest.</summary>
/// <param name="kind">What is made of them.</param>
internal struct Amounts(AggregateKind kind)
{
    private long total;
    private long count;
    private long extreme = Value.Unknown;

    /// <summary>What has been made of them; unknown where an average, a least or a largest is of none.</summary>
    public readonly long Result => kind switch
    {
        AggregateKind.Count => count * Value.One,
        AggregateKind.Sum => total,
        AggregateKind.Average => Average(total, count),
        AggregateKind.Min or AggregateKind.Max => extreme,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Takes one more; of a count it does not matter what it is.</summary>
    public void Take(long value)
    {
        count++;
        if (kind is AggregateKind.Min or AggregateKind.Max) extreme = Extreme(kind, extreme, value);
        else if (kind != AggregateKind.Count) total = Value.Add(total, value);
    }

    /// <summary>Takes one more into the words of an aggregate without a window: the sum and the count of an average, or the least or largest.</summary>
    public static void Add(long[] words, int slot, AggregateKind kind, long value)
    {
        if (kind != AggregateKind.Average)
        {
            words[slot] = Extreme(kind, words[slot], value);
            return;
        }

        words[slot] = Value.Add(words[slot], value);
        words[slot + 1]++;
    }

    /// <summary>A sum divided by how many there are, rounded half away from zero; unknown for none.</summary>
    public static long Average(long total, long count)
    {
        if (count == 0) return Value.Unknown;
        var (whole, rest) = Math.DivRem(total, count);
        // Twice the rest could leave 64 bits.
        return Math.Abs(rest) >= count - Math.Abs(rest) ? whole + Math.Sign(rest) : whole;
    }

    private static long Extreme(AggregateKind kind, long known, long value) =>
        known == Value.Unknown ? value : kind == AggregateKind.Min ? Math.Min(known, value) : Math.Max(known, value);
}
