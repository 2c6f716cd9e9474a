using System.Collections.Immutable;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Semantics.Bound;

/// <summary>A sequence.</summary>
/// <param name="Symbol">The sequence.</param>
/// <param name="Priority">Its number in `priority 100`; null for none.</param>
/// <param name="Entries">What lets a contact in.</param>
/// <param name="Key">What keys enrolments: a field or an entry property; null for one per contact.</param>
/// <param name="Again">Whether a contact may come in again.</param>
/// <param name="Inside">What an entering event does while the contact is inside.</param>
/// <param name="For">For whom; null for everybody.</param>
/// <param name="Exits">What ends it.</param>
/// <param name="Goals">What it is for.</param>
/// <param name="Capped">What a touch over a cap does; null for what the policy says.</param>
/// <param name="ExitIfRefused">Whether a refused send ends it.</param>
/// <param name="Windows">When its touches may leave; empty for any time.</param>
/// <param name="Anchor">The date that drives it; null for none.</param>
/// <param name="Tracks">Its steps: one track from the entry, or one for each block under the anchor.</param>
/// <param name="Exhausted">What is done when `next of` has nothing left; null where it is not said.</param>
/// <param name="Origin">Where the declaration stands.</param>
/// <param name="Program">For a program: how its contacts come into streams; the streams are the steps of its one track. Null for a sequence.</param>
/// <param name="Holdout">Its control group; null for none.</param>
/// <param name="Spread">Over what time entries are spread; null for none.</param>
/// <param name="Pace">How many people begin in a time; null for any number.</param>
public sealed record BoundSequence(
    SequenceSymbol Symbol,
    decimal? Priority,
    ImmutableArray<BoundEntry> Entries,
    BoundExpression? Key,
    BoundAgain Again,
    InsideRule Inside,
    BoundExpression? For,
    ImmutableArray<BoundExit> Exits,
    ImmutableArray<BoundGoal> Goals,
    BoundCapped? Capped,
    bool ExitIfRefused,
    ImmutableArray<WeekHours> Windows,
    BoundAnchor? Anchor,
    ImmutableArray<BoundTrack> Tracks,
    ImmutableArray<BoundStep>? Exhausted,
    Origin Origin,
    BoundProgram? Program = null,
    BoundHoldout? Holdout = null,
    BoundSpread? Spread = null,
    BoundPace? Pace = null);

/// <summary>What lets a contact in.</summary>
/// <param name="Event">For an event: the event.</param>
/// <param name="Where">Which of them.</param>
/// <param name="When">For a condition, or for a schedule: the condition.</param>
/// <param name="NotOlderThan">How old the event may be, in ticks; 0 for ever.</param>
/// <param name="Schedule">For a calendar: the instants.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundEntry(
    EventSymbol? Event, BoundExpression? Where, BoundExpression? When, long NotOlderThan, BoundSchedule? Schedule, Origin Origin);

/// <summary>Instants of a calendar.</summary>
/// <param name="At">One local instant in ticks of the wall clock since 1970-01-01; null for a repeating one.</param>
/// <param name="EveryWeeks">Every how many weeks; 0 for one instant, or where it is by days or months.</param>
/// <param name="Weekdays">The days, a bit mask, Monday bit 0.</param>
/// <param name="Time">The time of day in ticks.</param>
/// <param name="From">The date before which there is none; null for no such date.</param>
/// <param name="EveryDays">Every how many days from `From`; null where it is not by days.</param>
/// <param name="EveryMonths">Every how many months from `From`; null where it is not by months.</param>
public sealed record BoundSchedule(
    long? At, int EveryWeeks, int Weekdays, long Time, DateOnly? From = null, int? EveryDays = null, int? EveryMonths = null);

/// <summary>Whether and when a contact may come in again.</summary>
/// <param name="IsAllowed">Whether at all.</param>
/// <param name="After">How long after the end of the last enrolment; null for at once.</param>
/// <param name="AtMost">How many enrolments in all; 0 for no limit.</param>
public sealed record BoundAgain(bool IsAllowed, CalendarSpan? After, int AtMost);

/// <summary>What an entering event does while the contact is inside.</summary>
public enum InsideRule
{
    /// <summary>Nothing.</summary>
    Ignore,
    /// <summary>It begins anew.</summary>
    Restart,
    /// <summary>It begins another.</summary>
    Another,
}

/// <summary>What ends an enrolment.</summary>
/// <param name="Event">For an event: the event.</param>
/// <param name="Where">Which of them.</param>
/// <param name="When">For a condition: the condition.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundExit(EventSymbol? Event, BoundExpression? Where, BoundExpression? When, Origin Origin);

/// <summary>What an enrolment is for.</summary>
/// <param name="Event">For an event: the event.</param>
/// <param name="Where">Which of them.</param>
/// <param name="When">For a condition: the condition.</param>
/// <param name="Within">How long it counts from entry; null for as long as the enrolment lasts.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundGoal(EventSymbol? Event, BoundExpression? Where, BoundExpression? When, CalendarSpan? Within, Origin Origin);

/// <summary>Which way a day that is no working day moves.</summary>
public enum DayShift
{
    /// <summary>It stays.</summary>
    None,
    /// <summary>To the working day before.</summary>
    Before,
    /// <summary>To the working day after.</summary>
    After,
}

/// <summary>The date that drives a sequence.</summary>
/// <param name="Value">The date or instant; null for the entry itself.</param>
/// <param name="IsInstant">Whether it is an instant.</param>
/// <param name="IsEveryYear">Whether its anniversaries drive it.</param>
/// <param name="Shift">Which way a day that is no working day moves.</param>
/// <param name="Calendar">The calendar of those days; null for none.</param>
/// <param name="SendLate">Whether a block whose time has passed on entry is sent at once.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundAnchor(
    BoundExpression? Value, bool IsInstant, bool IsEveryYear, DayShift Shift, CalendarSymbol? Calendar, bool SendLate, Origin Origin);

/// <summary>A run of steps.</summary>
/// <param name="Name">How decisions name it.</param>
/// <param name="IsBefore">Whether it lies before the anchor.</param>
/// <param name="Distance">How far from it.</param>
/// <param name="At">The time of day in ticks; null for the anchor's own.</param>
/// <param name="SendLate">Whether it is sent at once when its time has passed; null for what the anchor says.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record BoundTrack(
    string Name, bool IsBefore, CalendarSpan Distance, long? At, bool? SendLate, ImmutableArray<BoundStep> Steps, Origin Origin);
