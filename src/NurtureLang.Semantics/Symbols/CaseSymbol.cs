using System.Collections.Immutable;

namespace NurtureLang.Semantics.Symbols;

/// <summary>Something that is one of named cases: an enum, a journey, a grade.</summary>
public abstract class CaseSymbol(string name, int position, Origin? origin) : Symbol(name, position, origin)
{
    /// <summary>The cases' names, in order; a value is stored as its place here.</summary>
    public abstract ImmutableArray<string> Cases { get; }
}

/// <summary>An enum, or an inline `one of (...)` under its field's name.</summary>
public sealed class EnumSymbol(string name, int position, Origin? origin, ImmutableArray<string> values) : CaseSymbol(name, position, origin)
{
    /// <inheritdoc />
    public override ImmutableArray<string> Cases { get; } = values;

    /// <inheritdoc />
    public override string What => "enum";
}

/// <summary>A grade.</summary>
public sealed class GradeSymbol(string name, int position, Origin? origin, ImmutableArray<string> values) : CaseSymbol(name, position, origin)
{
    /// <inheritdoc />
    public override ImmutableArray<string> Cases { get; } = values;

    /// <inheritdoc />
    public override string What => "grade";
}

/// <summary>A journey: its stages, those of the path first and in its order, then the side ones.</summary>
public sealed class StagesSymbol(string name, int position, Origin? origin, ImmutableArray<StageSymbol> stages) : CaseSymbol(name, position, origin)
{
    /// <summary>The stages.</summary>
    public ImmutableArray<StageSymbol> Stages { get; } = stages;

    /// <inheritdoc />
    public override ImmutableArray<string> Cases { get; } = [.. stages.Select(stage => stage.Name)];

    /// <summary>How many stages the path has.</summary>
    public int PathLength { get; } = stages.Count(stage => !stage.IsSide);

    /// <inheritdoc />
    public override string What => "stages";
}

/// <summary>A stage of a journey.</summary>
public sealed class StageSymbol(string name, int position, Origin? origin, bool isSide, bool isFinal, string? owner) : Symbol(name, position, origin)
{
    /// <summary>Whether it stands beside the path, before and after nothing.</summary>
    public bool IsSide { get; } = isSide;

    /// <summary>Whether nobody leaves it.</summary>
    public bool IsFinal { get; } = isFinal;

    /// <summary>Who owns the contact there; null for marketing.</summary>
    public string? Owner { get; } = owner;

    /// <inheritdoc />
    public override string What => "stage";
}
