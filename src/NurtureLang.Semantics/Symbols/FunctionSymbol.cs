using System.Collections.Immutable;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Symbols;

/// <summary>A function.</summary>
/// <param name="name">Its name.</param>
/// <param name="position">Its position among the functions.</param>
/// <param name="origin">Where it is declared.</param>
/// <param name="parameters">What it is given.</param>
/// <param name="returns">The type of what it gives.</param>
public sealed class FunctionSymbol(string name, int position, Origin? origin, ImmutableArray<PropertySymbol> parameters, DataType returns)
    : Symbol(name, position, origin)
{
    /// <inheritdoc/>
    public override string What => "function";

    /// <summary>What it is given.</summary>
    public ImmutableArray<PropertySymbol> Parameters { get; } = parameters;

    /// <summary>The type of what it gives.</summary>
    public DataType Returns { get; } = returns;

    /// <summary>Its head as it is written: `seniority(title: text?): number`.</summary>
    public string Head => $"{Name}({string.Join(", ", Parameters.Select(one => $"{one.Name}: {one.Type}"))}): {Returns}";
}
