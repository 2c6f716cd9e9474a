namespace NurtureLang.Semantics.Bound;

/// <summary>What holds of every comparison.</summary>
public static class Comparisons
{
    /// <summary>The comparison that says the same with its sides exchanged: `a &lt; b` is `b > a`.</summary>
    public static Comparison Mirrored(this Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };
}
