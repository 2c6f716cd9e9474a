namespace NurtureLang.Semantics.Checks;

/// <summary>The amounts that a value can have: between two ends, each of which may count or not, without some single ones.</summary>
internal sealed class Bounds
{
    private readonly HashSet<decimal> excluded = [];
    private decimal low = decimal.MinValue;
    private decimal high = decimal.MaxValue;
    private bool lowCounts = true;
    private bool highCounts = true;

    /// <summary>Whether no amount is left.</summary>
    public bool IsEmpty => low > high || (low == high && (!lowCounts || !highCounts || excluded.Contains(low)));

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

    public void Not(decimal value) => excluded.Add(value);
}
