using System.Collections.Immutable;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Symbols;

/// <summary>A field of the contact or a property of an event.</summary>
public sealed class PropertySymbol(string name, int position, Origin? origin, DataType type, bool isField) : Symbol(name, position, origin)
{
    /// <summary>Its type.</summary>
    public DataType Type { get; } = type;

    /// <summary>Whether it is a field of the contact.</summary>
    public bool IsField { get; } = isField;

    /// <inheritdoc />
    public override string What => IsField ? "field" : "property";
}

/// <summary>What an event is beyond its declaration.</summary>
public enum EventRole
{
    /// <summary>Declared by the campaign, and nothing else.</summary>
    Declared,
    /// <summary>`contact_updated`.</summary>
    ContactUpdated,
    /// <summary>`enrolled_by_hand`.</summary>
    EnrolledByHand,
    /// <summary>`removed_by_hand`.</summary>
    RemovedByHand,
    /// <summary>`contacts_merged`.</summary>
    ContactsMerged,
}

/// <summary>An event.</summary>
public sealed class EventSymbol(string name, int position, Origin? origin, EventRole role, ImmutableArray<PropertySymbol> properties)
    : Symbol(name, position, origin)
{
    /// <summary>What it is beyond its declaration.</summary>
    public EventRole Role { get; } = role;

    /// <summary>Its properties, in order.</summary>
    public ImmutableArray<PropertySymbol> Properties { get; } = properties;

    /// <inheritdoc />
    public override string What => "event";

    /// <summary>The property of this name; null where there is none.</summary>
    public PropertySymbol? Property(string name) => Properties.FirstOrDefault(property => property.Name == name);
}
