using System.Collections.Immutable;

namespace NurtureLang.Plan.Schema;

/// <summary>The data that a campaign reads: its enums, the contact's fields and the events.</summary>
/// <param name="Enums">The enums, an inline `one of (...)` among them.</param>
/// <param name="Fields">The contact's fields, in the order of the source.</param>
/// <param name="Events">The events, in the order of the source, the built-in ones last.</param>
public sealed record PlanSchema(
    ImmutableArray<PlanEnum> Enums,
    ImmutableArray<PlanProperty> Fields,
    ImmutableArray<PlanEvent> Events);

/// <summary>An enum and its values; a value is stored as its position.</summary>
/// <param name="Name">The enum's name; for an inline `one of`, the name of the field.</param>
/// <param name="Values">The values' names, at most 1,000 (62 where a set of them is used).</param>
public sealed record PlanEnum(string Name, ImmutableArray<string> Values);

/// <summary>The type of a field or property.</summary>
/// <param name="Kind">What kind of value it is.</param>
/// <param name="Optional">Whether it may be unknown.</param>
/// <param name="Set">Whether it is a set of such values, stored as a bit mask.</param>
/// <param name="Enum">For an enum, its position in the schema; otherwise -1.</param>
public sealed record PlanType(ValueKind Kind, bool Optional = false, bool Set = false, int Enum = -1);

/// <summary>A field of the contact or a property of an event.</summary>
/// <param name="Name">Its name, also its column in a file.</param>
/// <param name="Type">Its type.</param>
public sealed record PlanProperty(string Name, PlanType Type);

/// <summary>What an event is to the engine beyond its declaration.</summary>
public enum EventRole
{
    /// <summary>An event that the campaign declares.</summary>
    Declared,
    /// <summary>`contact_updated`: its properties are the contact's fields, in the same order; known ones replace the field.</summary>
    ContactUpdated,
    /// <summary>`enrolled_by_hand`: a rep puts somebody into the sequence that its first property names.</summary>
    EnrolledByHand,
    /// <summary>`removed_by_hand`: a rep takes somebody out of the sequence that its first property names.</summary>
    RemovedByHand,
    /// <summary>`contacts_merged`: two contacts are one from now on; its first property names the one that ends, its second the one that goes on.</summary>
    ContactsMerged,
}

/// <summary>An event and its properties.</summary>
/// <param name="Name">Its name, as in the log.</param>
/// <param name="Role">What it is to the engine.</param>
/// <param name="Properties">Its properties.</param>
public sealed record PlanEvent(string Name, EventRole Role, ImmutableArray<PlanProperty> Properties);
