using System.Collections.Immutable;

namespace NurtureLang.Plan.Expressions;

/// <summary>What an aggregate makes of the events it takes.</summary>
public enum AggregateKind
{
    /// <summary>How many there were, in millionths of one.</summary>
    Count,
    /// <summary>The sum of a property; events where it is unknown add nothing.</summary>
    Sum,
    /// <summary>A property of the first one (in time); with no property, its instant.</summary>
    First,
    /// <summary>A property of the last one (in time); with no property, its instant.</summary>
    Last,
    /// <summary>The sum of a property divided by how many events know it, rounded half away from zero; unknown where none does.</summary>
    Average,
    /// <summary>The least value of a property; unknown where no event knows it.</summary>
    Min,
    /// <summary>The largest value of a property; unknown where no event knows it.</summary>
    Max,
}

/// <summary>What a condition must remember of the events of a contact.</summary>
/// <remarks>The window is (now - From, now - To]; with From 0 there is no window. A `first` and a `last` have no window.</remarks>
/// <param name="Kind">What is made of the events.</param>
/// <param name="Event">The event's position in the schema; -1 for any declared event.</param>
/// <param name="Where">Which of them count, tested when the event occurs; none means all. Sees the event's properties and the contact as it is then.</param>
/// <param name="Property">For all but a count: the property's position; -1 where there is none.</param>
/// <param name="From">How far back the window reaches, in ticks; 0 for ever.</param>
/// <param name="To">How far before now the window ends, in ticks; 0 for now.</param>
/// <param name="Capacity">For one with a window, or with a key: how many events are remembered, the newest ones. A count above it reads as it.</param>
/// <param name="Exact">Whether the capacity is derived from a threshold, so that nothing is lost by it.</param>
/// <param name="Source">Where it was written.</param>
/// <param name="Key">The property whose value is remembered beside each event, so that only those of one value are taken; none for all alike.</param>
/// <param name="Touches">For touches that left in place of events: which; then the event is -1.</param>
public sealed record PlanAggregate(
    AggregateKind Kind,
    int Event,
    PlanExpression? Where,
    int Property,
    long From,
    long To,
    int Capacity,
    bool Exact,
    string Source,
    int? Key = null,
    PlanTouches? Touches = null);

/// <summary>Which touches are counted: those of the messages, on the channels, or about the topics.</summary>
/// <param name="Messages">The messages' positions.</param>
/// <param name="Channels">The channels, a bit mask.</param>
/// <param name="Topics">The topics, a bit mask.</param>
public sealed record PlanTouches(ImmutableArray<int> Messages, long Channels, long Topics);

/// <summary>A condition of which the plan needs to know since when it has held.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="For">How long it must have held, in ticks.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanHeld(PlanExpression Condition, long For, string Source);

/// <summary>A named condition: a segment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Condition">Its condition.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanSegment(string Name, PlanExpression Condition, string Source);

/// <summary>A persona; a contact has the first one whose condition holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">How it is shown.</param>
/// <param name="Condition">Its condition; the literal true for `otherwise`.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanPersona(string Name, string Title, PlanExpression Condition, string Source);
