namespace NurtureLang.Simulation.Metrics;

/// <summary>Finds the position of a name among those of a plan.</summary>
/// <remarks>A decision names things by the plan's own strings, so that mostly no text has to be compared.</remarks>
internal sealed class NamePositions
{
    private const int MostLooked = 24;

    private readonly string[] names;
    private readonly Dictionary<string, int> byText = new(StringComparer.Ordinal);
    private int last;

    /// <summary>Takes the names; of two equal ones the last is found.</summary>
    public NamePositions(IEnumerable<string> names)
    {
        this.names = [.. names];
        for (var i = 0; i < this.names.Length; i++) byText[this.names[i]] = i;
    }

    /// <summary>The position of a name; -1 where it is none of them.</summary>
    public int Find(string? name)
    {
        if (name is null) return -1;
        if (last < names.Length && ReferenceEquals(names[last], name)) return last;
        for (var i = 0; i < names.Length && i < MostLooked; i++)
        {
            if (ReferenceEquals(names[i], name)) return last = i;
        }

        return byText.TryGetValue(name, out var position) ? last = position : -1;
    }
}
