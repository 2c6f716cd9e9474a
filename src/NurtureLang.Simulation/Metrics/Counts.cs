namespace NurtureLang.Simulation.Metrics;

/// <summary>How often each of some names occurred. Two of them add up to what one would have counted.</summary>
public sealed class Counts
{
    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

    /// <summary>The sum over all names.</summary>
    public long Total => counts.Values.Sum();

    /// <summary>How many names occurred.</summary>
    public int Names => counts.Count;

    /// <summary>How often a name occurred.</summary>
    public long this[string name] => counts.GetValueOrDefault(name);

    /// <summary>The names with their counts, names in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, long>> InOrder => counts.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The names with their counts, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, long>> MostFirst =>
        counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Counts a name.</summary>
    public void Add(string name, long times = 1) => counts[name] = counts.GetValueOrDefault(name) + times;

    /// <summary>Adds what another has counted.</summary>
    public void Add(Counts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (name, times) in other.counts) Add(name, times);
    }
}
