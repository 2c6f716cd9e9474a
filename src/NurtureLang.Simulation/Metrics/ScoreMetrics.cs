using NurtureLang.Plan.Values;

namespace NurtureLang.Simulation.Metrics;

/// <summary>How a score stands over the contacts at the end.</summary>
public sealed class ScoreMetrics
{
    private readonly long[] thresholds;
    private readonly long[] atOrOver;
    private Int128 sum;

    internal ScoreMetrics(string name, long[] thresholds)
    {
        Name = name;
        this.thresholds = thresholds;
        atOrOver = new long[thresholds.Length];
    }

    /// <summary>The score's name.</summary>
    public string Name { get; }

    /// <summary>The contacts by whole points, rounded down.</summary>
    public Histogram Points { get; } = new();

    /// <summary>How many contacts have a value; a derived score may be unknown.</summary>
    public long Known => Points.Count;

    /// <summary>The smallest value in millionths; null when nobody has one.</summary>
    public long? Least { get; private set; }

    /// <summary>The greatest value in millionths; null when nobody has one.</summary>
    public long? Greatest { get; private set; }

    /// <summary>The average in millionths, rounded towards zero; null when nobody has one.</summary>
    public long? Average => Known == 0 ? null : (long)(sum / Known);

    /// <summary>The numbers in millionths that the campaign compares the score with, and how many contacts are at or over each.</summary>
    public IEnumerable<(long Threshold, long Contacts)> Thresholds => thresholds.Zip(atOrOver);

    internal void Take(long value)
    {
        if (value == Value.Unknown) return;
        Points.Add(long.DivRem(value, Value.One) is var (whole, rest) && rest < 0 ? whole - 1 : whole);
        sum += value;
        Least = Math.Min(Least ?? value, value);
        Greatest = Math.Max(Greatest ?? value, value);
        for (var i = 0; i < thresholds.Length; i++)
        {
            if (value >= thresholds[i]) atOrOver[i]++;
        }
    }

    internal void Add(ScoreMetrics other)
    {
        Points.Add(other.Points);
        sum += other.sum;
        if (other.Least is { } least) Least = Math.Min(Least ?? least, least);
        if (other.Greatest is { } greatest) Greatest = Math.Max(Greatest ?? greatest, greatest);
        for (var i = 0; i < atOrOver.Length; i++) atOrOver[i] += other.atOrOver[i];
    }
}
