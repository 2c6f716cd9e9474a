namespace NurtureLang.Simulation.Metrics;

/// <summary>How often each of some names occurred. Two of them add up to what one would have counted.</summary>
public sealed class Counts
{
    private string[] names = new string[4];
    private long[] times = new long[4];
    private Dictionary<string, int>? positions;

    /// <summary>The sum over all names.</summary>
    public long Total => All.Sum(pair => pair.Value);

    /// <summary>How many names occurred.</summary>
    public int Names { get; private set; }

    /// <summary>The names with their counts, names in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, long>> InOrder => All.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The names with their counts, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, long>> MostFirst =>
        All.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal);

    private IEnumerable<KeyValuePair<string, long>> All =>
        Enumerable.Range(0, Names).Select(position => new KeyValuePair<string, long>(names[position], times[position]));

    /// <summary>How often a name occurred.</summary>
    public long this[string name] => Find(name) is var position && position >= 0 ? times[position] : 0;

    /// <summary>Counts a name.</summary>
    public void Add(string name, long times = 1)
    {
        // In two steps: the table may grow while the position is found.
        var position = PositionOf(name);
        this.times[position] += times;
    }

    /// <summary>Adds what another has counted.</summary>
    public void Add(Counts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var position = 0; position < other.Names; position++) Add(other.names[position], other.times[position]);
    }

    /// <summary>Counts the name at a position that <see cref="PositionOf"/> gave.</summary>
    internal void AddAt(int position) => times[position]++;

    /// <summary>The position of a name, which is added with a count of nought when it is new.</summary>
    internal int PositionOf(string name)
    {
        var position = Find(name);
        if (position >= 0) return position;
        if (Names == names.Length)
        {
            Array.Resize(ref names, Names * 2);
            Array.Resize(ref times, Names * 2);
        }

        names[Names] = name;
        if (positions is null && Names >= 8)
        {
            positions = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < Names; i++) positions.Add(names[i], i);
        }

        positions?.Add(name, Names);
        return Names++;
    }

    // Few names, and mostly the very object: looking is cheaper than hashing.
    private int Find(string name)
    {
        if (positions is not null) return positions.GetValueOrDefault(name, -1);
        for (var i = 0; i < Names; i++)
        {
            if (ReferenceEquals(names[i], name)) return i;
        }

        for (var i = 0; i < Names; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal)) return i;
        }

        return -1;
    }
}
