using System.Collections.Immutable;
using NurtureLang.Plan.Expressions;

namespace NurtureLang.Plan.Sequences;

/// <summary>A sequence: who comes in, what happens to them and when, and how it ends.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">How it is shown.</param>
/// <param name="Rank">Who goes first at one instant: 0 is first; sequences of one rank go by name.</param>
/// <param name="Entries">What lets a contact in; any of them does.</param>
/// <param name="Kept">The properties of the entering event that the steps read, by name, with where each entry finds them.</param>
/// <param name="Key">What keys enrolments: one for each contact and value; none for one per contact.</param>
/// <param name="Again">Whether and when a contact may come in again.</param>
/// <param name="WhileInside">What an entering event does while the contact is inside.</param>
/// <param name="For">For whom it is: looked at on entry and, for an anchored sequence, again when each touch is due.</param>
/// <param name="Exits">What ends an enrolment without success.</param>
/// <param name="Goals">What ends an enrolment as a success.</param>
/// <param name="IfCapped">What a touch over a cap does; none for what the policy says.</param>
/// <param name="ExitIfRefused">Whether a send that consent refuses ends the enrolment; otherwise the next step follows.</param>
/// <param name="Windows">When its touches may leave; empty for any time. The policy's quiet hours hold as well.</param>
/// <param name="Anchor">The date that drives it; none for a sequence that runs from its entry.</param>
/// <param name="Tracks">Where its steps begin: one track from the entry, or one for each block under an anchor.</param>
/// <param name="Steps">All of its steps; a step names others by position.</param>
/// <param name="Counters">How many counters its repeats use.</param>
/// <param name="Source">Where it was written.</param>
/// <param name="Program">For a program: how its contacts come into streams, move between them and pause; none for a sequence of steps.</param>
/// <param name="Holdout">Its control group; none for none.</param>
/// <param name="Spread">Over what time its enrolments begin; none for at once.</param>
/// <param name="Pace">How many of its enrolments begin in a time; none for any number.</param>
public sealed record PlanSequence(
    string Name,
    string Title,
    int Rank,
    ImmutableArray<PlanEntry> Entries,
    ImmutableArray<PlanKept> Kept,
    PlanKey? Key,
    PlanAgain Again,
    WhileInside WhileInside,
    PlanExpression? For,
    ImmutableArray<PlanExit> Exits,
    ImmutableArray<PlanGoal> Goals,
    Policy.PlanCapRule? IfCapped,
    bool ExitIfRefused,
    ImmutableArray<PlanHours> Windows,
    PlanAnchor? Anchor,
    ImmutableArray<PlanTrack> Tracks,
    ImmutableArray<PlanStep> Steps,
    int Counters,
    string Source,
    PlanProgram? Program = null,
    PlanHoldout? Holdout = null,
    PlanSpread? Spread = null,
    PlanPace? Pace = null);

/// <summary>What lets a contact into a sequence: an event, a condition that becomes true, or a calendar.</summary>
/// <param name="Event">For an event: its position; otherwise -1.</param>
/// <param name="Where">Which events do.</param>
/// <param name="When">For a condition: the condition, on the instant it becomes true.</param>
/// <param name="NotOlderThan">For an event: how long after it happened it may still let in, in ticks; 0 for ever.</param>
/// <param name="Schedule">For a calendar: the instants, at which `When` (where there is one) must hold.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanEntry(int Event, PlanExpression? Where, PlanExpression? When, long NotOlderThan, PlanSchedule? Schedule, string Source);

/// <summary>Instants of a calendar: one, or every so many weeks on days of the week, or every so many days or months.</summary>
/// <param name="At">One local instant: ticks of the wall clock since 1970-01-01T00:00, in the campaign's zone; unknown for a repeating one.</param>
/// <param name="EveryWeeks">Every how many weeks, counted from that of the first such day from `From` on, or from Monday 1970-01-05; 0 where it is not by weeks.</param>
/// <param name="Weekdays">The days, a bit mask, Monday bit 0.</param>
/// <param name="Time">The contact's own time of day, in ticks.</param>
/// <param name="From">The date before which there is none, as days since 1970-01-01; none for no such date.</param>
/// <param name="EveryDays">Every how many days, counted from `From`; none where it is not by days.</param>
/// <param name="EveryMonths">Every how many months, counted from `From`, whose day of the month it has; none where it is not by months.</param>
public sealed record PlanSchedule(
    long At, int EveryWeeks, int Weekdays, long Time, long? From = null, int? EveryDays = null, int? EveryMonths = null);

/// <summary>A property of the entering event that is kept for the steps.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="PropertyByEntry">For each entry, the property's position in its event; -1 where that entry has none.</param>
public sealed record PlanKept(string Name, Schema.PlanType Type, ImmutableArray<int> PropertyByEntry);

/// <summary>What keys enrolments.</summary>
/// <param name="Kept">The kept property; -1 for a field.</param>
/// <param name="Field">The contact's field; -1 for a kept property.</param>
public sealed record PlanKey(int Kept, int Field);

/// <summary>Whether a contact (and key) may come in again.</summary>
/// <param name="Allowed">Whether at all.</param>
/// <param name="After">How long after the end of the last enrolment; none for at once.</param>
/// <param name="AtMost">How many enrolments in all; 0 for no limit.</param>
public sealed record PlanAgain(bool Allowed, PlanDuration? After, int AtMost);

/// <summary>What an entering event does while the contact is inside.</summary>
public enum WhileInside
{
    /// <summary>Nothing.</summary>
    Ignore,
    /// <summary>Ends the enrolment and starts another.</summary>
    Restart,
    /// <summary>Starts another beside it, at most 16 at once.</summary>
    Another,
}

/// <summary>What ends an enrolment: an event since entry, or a condition.</summary>
/// <param name="Event">For an event: its position; otherwise -1.</param>
/// <param name="Where">Which events do.</param>
/// <param name="When">For a condition: the condition.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanExit(int Event, PlanExpression? Where, PlanExpression? When, string Source);

/// <summary>What an enrolment is for: an event since entry, or a condition, within a time of the entry.</summary>
/// <param name="Event">For an event: its position; otherwise -1.</param>
/// <param name="Where">Which events meet it.</param>
/// <param name="When">For a condition: the condition.</param>
/// <param name="Within">How long it counts from entry, also when the sequence has ended before; none for as long as the enrolment lasts.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanGoal(int Event, PlanExpression? Where, PlanExpression? When, PlanDuration? Within, string Source);

/// <summary>Which way a day that is not a working day moves.</summary>
public enum BusinessDayShift
{
    /// <summary>It stays.</summary>
    None,
    /// <summary>To the working day before.</summary>
    Before,
    /// <summary>To the working day after.</summary>
    After,
}

/// <summary>The date or instant that drives a sequence.</summary>
/// <param name="Value">The date or instant: a field, a kept property, or the entry itself.</param>
/// <param name="IsEntry">Whether it is the entry itself; then `Value` is not looked at.</param>
/// <param name="IsInstant">Whether it is an instant, with a time of day of its own; otherwise a date.</param>
/// <param name="EveryYear">Whether its anniversaries drive it.</param>
/// <param name="Shift">Which way a touch on a day that is not a working day moves.</param>
/// <param name="Calendar">The calendar of those days; -1 for none.</param>
/// <param name="SendLate">What a block does whose time has passed on entry: send at once, or be skipped.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanAnchor(
    PlanExpression Value,
    bool IsEntry,
    bool IsInstant,
    bool EveryYear,
    BusinessDayShift Shift,
    int Calendar,
    bool SendLate,
    string Source);

/// <summary>A run of steps: from the entry, or from a distance to the anchor.</summary>
/// <param name="Name">How decisions name it, such as `90 days before`.</param>
/// <param name="Before">Whether the distance is before the anchor; otherwise after.</param>
/// <param name="Distance">The distance; zero on the day.</param>
/// <param name="At">The contact's own time of day, in ticks; unknown for the anchor's own.</param>
/// <param name="SendLate">What it does when its time has passed on entry; none for what the anchor says.</param>
/// <param name="First">The position of its first step.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanTrack(string Name, bool Before, PlanDuration Distance, long At, bool? SendLate, int First, string Source);
