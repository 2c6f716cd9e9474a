namespace NurtureLang.Semantics.Symbols;

/// <summary>Something with a name that a campaign declares, or that the language has from the start.</summary>
/// <param name="name">The name.</param>
/// <param name="position">Its place among those of its kind, from 0, in the order of the source.</param>
/// <param name="origin">Where its name is declared; null for what the language has from the start.</param>
public abstract class Symbol(string name, int position, Origin? origin)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Its place among those of its kind, from 0.</summary>
    public int Position { get; } = position;

    /// <summary>Where its name is declared; null for what the language has from the start.</summary>
    public Origin? Origin { get; } = origin;

    /// <summary>What it is, in the author's words.</summary>
    public abstract string What { get; }

    /// <summary>Where it is declared, as plans name it; empty for what the language has from the start.</summary>
    public string Line => Origin?.Line ?? "";

    /// <inheritdoc />
    public override string ToString() => $"{What} {Name}";
}
