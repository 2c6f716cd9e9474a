using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Bound;

/// <summary>A step of a sequence.</summary>
/// <param name="Name">Its name, one of a kind in the sequence.</param>
/// <param name="Origin">Where it stands.</param>
public abstract record BoundStep(string Name, Origin Origin);

/// <summary>Sends a message; where its channel is not permitted, the next of the list.</summary>
public sealed record BoundSend(string Name, ImmutableArray<MessageSymbol> Messages, ImmutableArray<WeekHours> Windows, Origin Origin)
    : BoundStep(Name, Origin);

/// <summary>Sends the first message of a list that the contact never received; where its channel is not permitted, that of the next choice.</summary>
public sealed record BoundSendNext(string Name, ImmutableArray<BoundChoice> Choices, ImmutableArray<WeekHours> Windows, Origin Origin)
    : BoundStep(Name, Origin);

/// <summary>A choice of a send.</summary>
/// <param name="Messages">The messages; one where it is no list.</param>
/// <param name="IsList">Whether it is the next of a list.</param>
public sealed record BoundChoice(ImmutableArray<MessageSymbol> Messages, bool IsList);

/// <summary>A stream of a program: at each of its instants, sends the first message of its list that the contact never received.</summary>
public sealed record BoundCast(string Name, ImmutableArray<MessageSymbol> Messages, BoundSchedule Cadence, Origin Origin) : BoundStep(Name, Origin);

/// <summary>Gives somebody a task.</summary>
public sealed record BoundTask(
    string Name, BoundTemplate Text, BoundTemplate To, ImmutableArray<BoundPayload> With, CalendarSpan? Due, CalendarSymbol? DueCalendar, Origin Origin)
    : BoundStep(Name, Origin);

/// <summary>A value told along with a task.</summary>
/// <param name="Name">How it is named.</param>
/// <param name="Value">The value.</param>
public sealed record BoundPayload(string Name, BoundExpression Value);

/// <summary>Tells somebody something.</summary>
public sealed record BoundAlert(string Name, BoundTemplate Text, BoundTemplate To, Origin Origin) : BoundStep(Name, Origin);

/// <summary>Waits a length of time.</summary>
public sealed record BoundWait(string Name, CalendarSpan Length, Origin Origin) : BoundStep(Name, Origin);

/// <summary>Waits a length of time that the data says.</summary>
public sealed record BoundWaitLength(string Name, BoundExpression Length, Origin Origin) : BoundStep(Name, Origin);

/// <summary>Waits until a point in the contact's own time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">A date or instant; null for a weekday or a time of day.</param>
/// <param name="Offset">What is added to the value; null for nothing.</param>
/// <param name="IsBefore">Whether the offset is taken from it instead.</param>
/// <param name="Weekdays">The days that count, a bit mask; 0 for every day.</param>
/// <param name="Time">The time of day in ticks; null for midnight, or an instant's own.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundWaitUntil(
    string Name, BoundExpression? Value, CalendarSpan? Offset, bool IsBefore, int Weekdays, long? Time, Origin Origin) : BoundStep(Name, Origin);

/// <summary>Waits for the first of some things.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Branches">What is waited for.</param>
/// <param name="UpTo">The limit; null for none.</param>
/// <param name="Timeout">What is done at the limit.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundWaitFor(
    string Name, ImmutableArray<BoundWaitBranch> Branches, CalendarSpan? UpTo, ImmutableArray<BoundStep> Timeout, Origin Origin)
    : BoundStep(Name, Origin);

/// <summary>A thing that is waited for.</summary>
/// <param name="Event">For an event: the event.</param>
/// <param name="Where">Which of them.</param>
/// <param name="When">For a condition: the condition.</param>
/// <param name="Then">What is done.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundWaitBranch(
    EventSymbol? Event, BoundExpression? Where, BoundExpression? When, ImmutableArray<BoundStep> Then, Origin Origin);

/// <summary>Takes the first branch whose condition holds.</summary>
public sealed record BoundBranching(string Name, ImmutableArray<BoundBranch> Branches, Origin Origin) : BoundStep(Name, Origin);

/// <summary>A branch.</summary>
/// <param name="When">Its condition.</param>
/// <param name="Then">What is done.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundBranch(BoundExpression When, ImmutableArray<BoundStep> Then, Origin Origin);

/// <summary>Runs its body again and again.</summary>
public sealed record BoundRepeat(
    string Name, CalendarSpan Every, int Times, BoundExpression? Until, ImmutableArray<BoundStep> Body, Origin Origin) : BoundStep(Name, Origin);

/// <summary>Puts the contact into another sequence.</summary>
public sealed record BoundStart(string Name, SequenceSymbol Sequence, Origin Origin) : BoundStep(Name, Origin);

/// <summary>Ends the enrolment.</summary>
public sealed record BoundExitStep(string Name, Origin Origin) : BoundStep(Name, Origin);

/// <summary>Changes a field of the contact.</summary>
public sealed record BoundSet(string Name, PropertySymbol Field, BoundExpression Value, Origin Origin) : BoundStep(Name, Origin);

/// <summary>Tells a connector outside of the language something.</summary>
public sealed record BoundWebhook(string Name, string Connector, ImmutableArray<BoundPayload> With, Origin Origin) : BoundStep(Name, Origin);

/// <summary>Takes consent back, for a channel and a topic or all of them.</summary>
public sealed record BoundWithdraw(string Name, ChannelSymbol Channel, TopicSymbol? Topic, Origin Origin) : BoundStep(Name, Origin);
