using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Expressions;

namespace NurtureLang.Plan.Sequences;

/// <summary>A step of a sequence. After a step comes `Next`, where it does not say otherwise; -1 is the end of the track.</summary>
/// <param name="Name">How decisions and edits name it.</param>
/// <param name="Next">The step that follows, by position; -1 for the end.</param>
/// <param name="Source">Where it was written.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(SendStep), "send")]
[JsonDerivedType(typeof(SendNextStep), "send_next")]
[JsonDerivedType(typeof(CastStep), "cast")]
[JsonDerivedType(typeof(TaskStep), "task")]
[JsonDerivedType(typeof(AlertStep), "alert")]
[JsonDerivedType(typeof(WaitStep), "wait")]
[JsonDerivedType(typeof(WaitUntilStep), "wait_until")]
[JsonDerivedType(typeof(WaitLengthStep), "wait_length")]
[JsonDerivedType(typeof(WaitForStep), "wait_for")]
[JsonDerivedType(typeof(BranchStep), "branch")]
[JsonDerivedType(typeof(RepeatStep), "repeat")]
[JsonDerivedType(typeof(StartStep), "start")]
[JsonDerivedType(typeof(ExitStep), "exit")]
[JsonDerivedType(typeof(SetStep), "set")]
[JsonDerivedType(typeof(SplitStep), "split")]
[JsonDerivedType(typeof(ReassignStep), "reassign")]
[JsonDerivedType(typeof(WebhookStep), "webhook")]
[JsonDerivedType(typeof(WithdrawStep), "withdraw")]
public abstract record PlanStep(string Name, int Next, string Source);

/// <summary>Sends a message; where its channel is not permitted, the next of the list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Messages">The message, then those that stand in for it, by position.</param>
/// <param name="Windows">When it may leave, beside the sequence's own windows; empty for any time.</param>
/// <param name="Next">The step that follows.</param>
/// <param name="Source">Where it was written.</param>
public sealed record SendStep(string Name, ImmutableArray<int> Messages, ImmutableArray<PlanHours> Windows, int Next, string Source)
    : PlanStep(Name, Next, Source);

/// <summary>Sends the first message of a list that the contact never received from anywhere; where its channel is not permitted, that of the next choice.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Choices">The list, then what stands in for it.</param>
/// <param name="Windows">When it may leave, beside the sequence's own windows; empty for any time.</param>
/// <param name="Exhausted">The step that follows when there is none left.</param>
/// <param name="Next">The step that follows a send.</param>
/// <param name="Source">Where it was written.</param>
public sealed record SendNextStep(
    string Name, ImmutableArray<PlanChoice> Choices, ImmutableArray<PlanHours> Windows, int Exhausted, int Next, string Source)
    : PlanStep(Name, Next, Source)
{
    /// <summary>Every message that it may send.</summary>
    [JsonIgnore]
    public IEnumerable<int> Messages => Choices.SelectMany(choice => choice.Messages);
}

/// <summary>A choice of a send: one message, or the first of a list that the contact never received.</summary>
/// <param name="Messages">The messages, by position; one where it is no list.</param>
/// <param name="IsList">Whether it is a list, of which a piece never comes twice.</param>
public sealed record PlanChoice(ImmutableArray<int> Messages, bool IsList);

/// <summary>A stream of a program: at each of its instants, sends the first message of its list that the contact never received from anywhere.</summary>
/// <param name="Name">The stream's name.</param>
/// <param name="Messages">The messages, by position.</param>
/// <param name="Cadence">When it casts.</param>
/// <param name="Source">Where it was written.</param>
public sealed record CastStep(string Name, ImmutableArray<int> Messages, PlanSchedule Cadence, string Source) : PlanStep(Name, -1, Source);

/// <summary>Gives somebody a task.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="To">Who is to do it.</param>
/// <param name="Due">By when, from now; none for no date.</param>
/// <param name="DueCalendar">The calendar whose open time counts; -1 for all time.</param>
/// <param name="With">What is told along with it.</param>
/// <param name="Next">The step that follows.</param>
/// <param name="Source">Where it was written.</param>
public sealed record TaskStep(
    string Name, PlanTemplate Text, PlanTemplate To, PlanDuration? Due, int DueCalendar, ImmutableArray<PlanPayload> With, int Next, string Source)
    : PlanStep(Name, Next, Source);

/// <summary>Tells somebody something; it is no touch and nothing limits it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What is told.</param>
/// <param name="To">Who is told.</param>
/// <param name="Next">The step that follows.</param>
/// <param name="Source">Where it was written.</param>
public sealed record AlertStep(string Name, PlanTemplate Text, PlanTemplate To, int Next, string Source) : PlanStep(Name, Next, Source);

/// <summary>A value told along with a task.</summary>
/// <param name="Name">How it is named.</param>
/// <param name="Value">The value.</param>
/// <param name="Type">Its type.</param>
public sealed record PlanPayload(string Name, PlanExpression Value, Schema.PlanType Type);

/// <summary>Waits a length of time from the instant the step began.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">The length.</param>
/// <param name="Next">The step that follows.</param>
/// <param name="Source">Where it was written.</param>
public sealed record WaitStep(string Name, PlanDuration Length, int Next, string Source) : PlanStep(Name, Next, Source);

/// <summary>Waits a length of elapsed time from data, from the instant the step began; one that is unknown, nothing or less is not waited for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">The length, in ticks.</param>
/// <param name="Next">The step that follows.</param>
/// <param name="Source">Where it was written.</param>
public sealed record WaitLengthStep(string Name, PlanExpression Length, int Next, string Source) : PlanStep(Name, Next, Source);

/// <summary>Waits until a point in the contact's own time, strictly later than the instant the step began; for a value that has passed, not at all.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">A date or instant from data; none for a weekday or time of day.</param>
/// <param name="ValueIsInstant">Whether the value is an instant.</param>
/// <param name="Offset">What is added to the value (taken from it where `OffsetBefore`); none for nothing.</param>
/// <param name="OffsetBefore">Whether the offset is taken from the value.</param>
/// <param name="Weekdays">The days of the week that count, a bit mask with Monday bit 0; 0 for every day.</param>
/// <param name="Time">The time of day in ticks; unknown for midnight, or for an instant's own.</param>
/// <param name="Next">The step that follows.</param>
/// <param name="Source">Where it was written.</param>
public sealed record WaitUntilStep(
    string Name, PlanExpression? Value, bool ValueIsInstant, PlanDuration? Offset, bool OffsetBefore, int Weekdays, long Time, int Next, string Source)
    : PlanStep(Name, Next, Source);

/// <summary>Waits for the first of some things to happen, up to a limit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Branches">What is waited for; the first that happens is taken, of two at one instant the first in order.</param>
/// <param name="UpTo">The limit, from the instant the step began; none for no limit. What happens exactly at it counts.</param>
/// <param name="Timeout">The step that follows the limit.</param>
/// <param name="Next">The step that follows the whole form.</param>
/// <param name="Source">Where it was written.</param>
public sealed record WaitForStep(
    string Name, ImmutableArray<PlanWaitBranch> Branches, PlanDuration? UpTo, int Timeout, int Next, string Source)
    : PlanStep(Name, Next, Source);

/// <summary>A thing that is waited for: an event since the step began, or a condition.</summary>
/// <param name="Event">For an event: its position; otherwise -1.</param>
/// <param name="Where">Which events.</param>
/// <param name="When">For a condition: the condition; when it holds already, at once.</param>
/// <param name="Then">The step that follows.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanWaitBranch(int Event, PlanExpression? Where, PlanExpression? When, int Then, string Source);

/// <summary>Takes the first branch whose condition holds; `Next` where none does.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Branches">The branches, in order.</param>
/// <param name="Next">The step that follows when none holds.</param>
/// <param name="Source">Where it was written.</param>
public sealed record BranchStep(string Name, ImmutableArray<PlanBranch> Branches, int Next, string Source) : PlanStep(Name, Next, Source);

/// <summary>A branch.</summary>
/// <param name="When">Its condition.</param>
/// <param name="Then">The step that follows.</param>
public sealed record PlanBranch(PlanExpression When, int Then);

/// <summary>Runs a body again and again: the first time at once, then every period after the run before began. The body's last steps come back here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Every">The period.</param>
/// <param name="Times">How often at most; 0 for no limit.</param>
/// <param name="Until">What ends it before, looked at before each run; none for nothing.</param>
/// <param name="Counter">Which counter of the enrolment it uses; the one after it keeps when the last run was due.</param>
/// <param name="Body">The first step of the body.</param>
/// <param name="Next">The step that follows when it has ended.</param>
/// <param name="Source">Where it was written.</param>
public sealed record RepeatStep(
    string Name, PlanDuration Every, int Times, PlanExpression? Until, int Counter, int Body, int Next, string Source)
    : PlanStep(Name, Next, Source);

/// <summary>Puts the contact into another sequence.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sequence">The other sequence's position.</param>
/// <param name="Next">The step that follows.</param>
/// <param name="Source">Where it was written.</param>
public sealed record StartStep(string Name, int Sequence, int Next, string Source) : PlanStep(Name, Next, Source);

/// <summary>Ends the enrolment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Where it was written.</param>
public sealed record ExitStep(string Name, string Source) : PlanStep(Name, -1, Source);

/// <summary>Changes a field of the contact.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Field">The field's position.</param>
/// <param name="Value">The new value.</param>
/// <param name="Next">The step that follows.</param>
/// <param name="Source">Where it was written.</param>
public sealed record SetStep(string Name, int Field, PlanExpression Value, int Next, string Source) : PlanStep(Name, Next, Source);

/// <summary>Gives the open tasks of a hand-off to somebody else.</summary>
/// <param name="Name">Its name.</param>
/// <param name="To">To whom; of several, each contact's hand-offs take turns.</param>
/// <param name="Next">The step that follows.</param>
/// <param name="Source">Where it was written.</param>
public sealed record ReassignStep(string Name, ImmutableArray<PlanTemplate> To, int Next, string Source) : PlanStep(Name, Next, Source);

/// <summary>Tells a connector something; connectors are bound outside of the language.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Connector">The connector's name.</param>
/// <param name="With">What is told.</param>
/// <param name="Next">The step that follows.</param>
/// <param name="Source">Where it was written.</param>
public sealed record WebhookStep(string Name, string Connector, ImmutableArray<PlanPayload> With, int Next, string Source)
    : PlanStep(Name, Next, Source);

/// <summary>Takes consent back as an opt-out does.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Channel">The channel's position.</param>
/// <param name="Topic">The topic's position; -1 for all of the channel.</param>
/// <param name="Next">The step that follows.</param>
/// <param name="Source">Where it was written.</param>
public sealed record WithdrawStep(string Name, int Channel, int Topic, int Next, string Source) : PlanStep(Name, Next, Source);
