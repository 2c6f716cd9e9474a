using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Semantics.Types;

/// <summary>The type of a field, a property or an expression.</summary>
/// <param name="Kind">What kind of value it is.</param>
/// <param name="IsOptional">Whether it may be unknown.</param>
/// <param name="IsSet">Whether it is a set of such values.</param>
/// <param name="Cases">The enum, journey or grade whose values it has; null for every other kind.</param>
public sealed record DataType(TypeKind Kind, bool IsOptional = false, bool IsSet = false, CaseSymbol? Cases = null)
{
    /// <summary>What a mistake leaves behind.</summary>
    public static DataType Error { get; } = new(TypeKind.Error);

    /// <summary>True or false.</summary>
    public static DataType Condition { get; } = new(TypeKind.Condition);

    /// <summary>Text that is known.</summary>
    public static DataType Text { get; } = new(TypeKind.Text);

    /// <summary>A number that is known.</summary>
    public static DataType Number { get; } = new(TypeKind.Number);

    /// <summary>Whether a mistake was reported already.</summary>
    public bool IsError => Kind == TypeKind.Error;

    /// <summary>Whether its values are compared as amounts: larger and smaller mean something.</summary>
    public bool IsOrdered => !IsSet && Kind is TypeKind.Number or TypeKind.Date or TypeKind.Instant or TypeKind.Time or TypeKind.Duration
        or TypeKind.Money or TypeKind.Percent or TypeKind.Stage;

    /// <summary>Whether its values are named: an enum, a channel, a persona, a stage and the like.</summary>
    public bool IsNamed => Kind is TypeKind.Enum or TypeKind.Persona or TypeKind.Stage or TypeKind.Grade or TypeKind.Channel or TypeKind.Message
        or TypeKind.Asset or TypeKind.Topic;

    /// <summary>The same type, known for certain.</summary>
    public DataType Known => IsOptional ? this with { IsOptional = false } : this;

    /// <summary>The same type, which may be unknown.</summary>
    public DataType Optional => IsOptional ? this : this with { IsOptional = true };

    /// <summary>The type of a member of the set.</summary>
    public DataType Element => this with { IsSet = false, IsOptional = false };

    /// <summary>Whether values of both types are the same kind of thing.</summary>
    public bool IsSameKind(DataType other) => Kind == other.Kind && IsSet == other.IsSet && ReferenceEquals(Cases, other.Cases);

    /// <summary>How people write it.</summary>
    public override string ToString() => (IsSet ? "set of " : "") + Name + (IsOptional ? "?" : "");

    private string Name => Kind switch
    {
        TypeKind.Error => "something that could not be understood",
        TypeKind.Condition => "condition",
        TypeKind.YesNo => "yes_no",
        TypeKind.TimeZone => "timezone",
        TypeKind.Stage => $"stage of {Cases?.Name}",
        TypeKind.Enum or TypeKind.Grade => Cases?.Name ?? "enum",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
