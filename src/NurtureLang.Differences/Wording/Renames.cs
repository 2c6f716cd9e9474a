using System.Collections.Immutable;

namespace NurtureLang.Differences.Wording;

/// <summary>Things of the older version that have another name in the newer one.</summary>
internal sealed class Renames
{
    private readonly ImmutableDictionary<(string Kind, string Name), string> names;

    private Renames(ImmutableDictionary<(string Kind, string Name), string> names) => this.names = names;

    /// <summary>None.</summary>
    public static Renames None { get; } = new(ImmutableDictionary<(string Kind, string Name), string>.Empty);

    /// <summary>All of them.</summary>
    public IEnumerable<(string Kind, string Old, string New)> All =>
        names.OrderBy(one => one.Key.Kind, StringComparer.Ordinal).ThenBy(one => one.Key.Name, StringComparer.Ordinal)
            .Select(one => (one.Key.Kind, one.Key.Name, one.Value));

    /// <summary>What a thing of the older version is called in the newer one.</summary>
    public string Of(string kind, string name) => names.GetValueOrDefault((kind, name), name);

    /// <summary>These and one more.</summary>
    public Renames With(string kind, string old, string now) => new(names.SetItem((kind, old), now));
}
