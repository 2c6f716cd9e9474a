using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Bound;

/// <summary>A test of the campaign. It is no part of the plan.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Contacts">Its contacts; at least one.</param>
/// <param name="Items">What happens and what is expected, in order.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundTest(string Title, ImmutableArray<BoundTestContact> Contacts, ImmutableArray<BoundTestItem> Items, Origin Origin);

/// <summary>A contact of a test.</summary>
/// <param name="Name">Its name, which is its contact_id too.</param>
/// <param name="Fields">Its fields, in the order of the schema; null where one is unknown.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundTestContact(string Name, ImmutableArray<BoundTestValue?> Fields, Origin Origin);

/// <summary>A fixed value of a field or property.</summary>
/// <param name="Value">The value as <see cref="BoundConstant"/> has it; of a set the bit mask of its members.</param>
/// <param name="Text">The text, where it is one; otherwise null.</param>
/// <param name="IsLocal">Whether an instant was written as a time of the campaign's zone: ticks on that clock.</param>
/// <param name="Type">Its type.</param>
public sealed record BoundTestValue(decimal Value, string? Text, bool IsLocal, DataType Type);

/// <summary>A line of a test.</summary>
/// <param name="Origin">Where it stands.</param>
public abstract record BoundTestItem(Origin Origin);

/// <summary>A contact is there from now on.</summary>
public sealed record BoundTestEntry(int Contact, Origin Origin) : BoundTestItem(Origin);

/// <summary>Time comes to a moment, and something may happen there.</summary>
/// <param name="Local">When, in ticks on the clock of the campaign's zone; null where it is said otherwise.</param>
/// <param name="Instant">When, in ticks; null where it is said otherwise.</param>
/// <param name="After">How long after the moment before; null where it is said otherwise.</param>
/// <param name="Contacts">To whom it happens.</param>
/// <param name="Event">What happens; null for nothing.</param>
/// <param name="Properties">Its properties, in order; null where one is unknown.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundTestMoment(
    long? Local, long? Instant, CalendarSpan? After, ImmutableArray<int> Contacts, EventSymbol? Event, ImmutableArray<BoundTestValue?> Properties,
    Origin Origin) : BoundTestItem(Origin);

/// <summary>Something is expected.</summary>
/// <param name="Contacts">Of whom: of each of them.</param>
/// <param name="Time">When.</param>
/// <param name="What">What.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundExpectation(ImmutableArray<int> Contacts, BoundTestTime Time, BoundExpected What, Origin Origin) : BoundTestItem(Origin);

/// <summary>When something is expected, counted from the moment of the line above.</summary>
/// <param name="Within">No later than so long after; null where it is not said.</param>
/// <param name="After">Later than so long after; null where it is not said.</param>
/// <param name="IsAfterThat">Whether it is expected from that moment on.</param>
public sealed record BoundTestTime(CalendarSpan? Within, CalendarSpan? After, bool IsAfterThat);

/// <summary>What a test expects.</summary>
public abstract record BoundExpected;

/// <summary>A condition that holds, or does not.</summary>
public sealed record BoundExpectedCondition(BoundExpression Condition, bool IsNegated) : BoundExpected;

/// <summary>Something that happens so often.</summary>
/// <param name="What">What happens.</param>
/// <param name="Least">How often at least.</param>
/// <param name="Most">How often at most; null for no limit.</param>
public sealed record BoundExpectedCount(BoundOccurrence What, int Least, int? Most) : BoundExpected;

/// <summary>Something that happens before something else does.</summary>
public sealed record BoundExpectedOrder(BoundOccurrence First, BoundOccurrence Second) : BoundExpected;

/// <summary>Everything that happens is as it was when somebody last looked at it and found it right.</summary>
public sealed record BoundExpectedTimeline : BoundExpected;

/// <summary>The kinds of thing that a test may see happen.</summary>
public enum OccurrenceKind
{
    /// <summary>A touch left.</summary>
    Sent,
    /// <summary>A touch was put off.</summary>
    Deferred,
    /// <summary>A touch will never leave.</summary>
    Dropped,
    /// <summary>Somebody was given a task.</summary>
    Task,
    /// <summary>A task was answered.</summary>
    Answered,
    /// <summary>Somebody was told something.</summary>
    Alert,
    /// <summary>A connector was told something.</summary>
    Webhook,
    /// <summary>The goal of an enrolment was met.</summary>
    GoalMet,
    /// <summary>The goal of an enrolment was missed.</summary>
    GoalMissed,
    /// <summary>The contact came into a sequence.</summary>
    Enrolled,
    /// <summary>The contact was not let into a sequence.</summary>
    Refused,
    /// <summary>The contact left a sequence before its end.</summary>
    Exited,
    /// <summary>The contact came to the end of a sequence.</summary>
    Finished,
    /// <summary>Nothing was left to send.</summary>
    Exhausted,
    /// <summary>The contact was dealt to an arm of a split.</summary>
    Assigned,
    /// <summary>The contact came to a stage.</summary>
    Stage,
}

/// <summary>Something that may happen.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Message">With which message; null for any.</param>
/// <param name="Channel">On which channel; null for any.</param>
/// <param name="Sequence">In which sequence; null for any.</param>
/// <param name="Of">The split, the journey or the connector, by name; null for any.</param>
/// <param name="Name">The arm or the stage, by name; null for any.</param>
/// <param name="Text">What the words of a task or an alert hold; null for any.</param>
/// <param name="To">Whom a task or an alert is for; null for anybody.</param>
public sealed record BoundOccurrence(
    OccurrenceKind Kind, MessageSymbol? Message = null, ChannelSymbol? Channel = null, SequenceSymbol? Sequence = null, string? Of = null,
    string? Name = null, string? Text = null, string? To = null);
