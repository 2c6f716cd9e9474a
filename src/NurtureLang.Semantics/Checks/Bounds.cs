namespace NurtureLang.Semantics.Checks;

/// <summary>The amounts that a value can have: between two ends, each of which may count or not, without some single ones.</summary>
internal sealed class Bounds
{
    private readonly HashSet<decimal> excluded = [];
    private HashSet<decimal>? only;
    private decimal low = decimal.MinValue;
    private decimal high = decimal.MaxValue;
    private bool lowCounts = true;
    private bool highCounts = true;

    /// <summary>Whether no amount is left.</summary>
    public bool IsEmpty => (only is not null && !only.Any(Lies)) || low > high || (low == high && (!lowCounts || !highCounts || excluded.Contains(low)));

    public void AtLeast(decimal value, bool counts = true)
    {
        if (value < low || (value == low && counts)) return;
        (low, lowCounts) = (value, counts);
    }

    public void AtMost(decimal value, bool counts = true)
    {
        if (value > high || (value == high && counts)) return;
        (high, highCounts) = (value, counts);
    }

    /// <summary>Only these are left, as far as they lie within.</summary>
    public void OnlyOf(IEnumerable<decimal> values)
    {
        if (only is null) only = [.. values];
        else only.IntersectWith(values);
    }

    public void Not(decimal value) => excluded.Add(value);

    private bool Lies(decimal value) =>
        (value > low || (value == low && lowCounts)) && (value < high || (value == high && highCounts)) && !excluded.Contains(value);
}
