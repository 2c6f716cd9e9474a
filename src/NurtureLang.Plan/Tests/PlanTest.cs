using System.Collections.Immutable;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Plan.Tests;

/// <summary>The tests of a campaign, ready to run. They are no part of the plan that is executed, and never written to its file.</summary>
/// <param name="Plan">
/// The campaign's plan with the conditions that tests ask for behind its own segments: nothing of it decides anything, and what the plan itself
/// says stands as it stood.
/// </param>
/// <param name="Tests">The tests, in the order of the source.</param>
public sealed record PlanTests(CampaignPlan Plan, ImmutableArray<PlanTest> Tests);

/// <summary>A test.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Contacts">Its contacts; at least one.</param>
/// <param name="Items">What happens and what is expected, in order.</param>
/// <param name="Source">Where it stands, such as `acme.test.nurture:12`.</param>
public sealed record PlanTest(string Title, ImmutableArray<PlanTestContact> Contacts, ImmutableArray<PlanTestItem> Items, string Source);

/// <summary>A contact of a test.</summary>
/// <param name="Name">Its name, which is its contact_id too.</param>
/// <param name="Fields">Its fields, in the order of the schema.</param>
public sealed record PlanTestContact(string Name, ImmutableArray<PlanTestValue> Fields);

/// <summary>How a value of a test is given.</summary>
public enum PlanTestValueKind
{
    /// <summary>It is unknown.</summary>
    Unknown,
    /// <summary>As the plan represents it.</summary>
    Fixed,
    /// <summary>A text.</summary>
    Text,
    /// <summary>An instant, in ticks on the clock of the campaign's zone.</summary>
    Local,
}

/// <summary>A value of a test.</summary>
/// <param name="Kind">How it is given.</param>
/// <param name="Value">The value, where it is a number.</param>
/// <param name="Text">The text, where it is one.</param>
public sealed record PlanTestValue(PlanTestValueKind Kind, long Value, string? Text)
{
    /// <summary>A value that is unknown.</summary>
    public static PlanTestValue Unknown { get; } = new(PlanTestValueKind.Unknown, 0, null);
}

/// <summary>A line of a test.</summary>
/// <param name="Source">Where it stands.</param>
public abstract record PlanTestItem(string Source);

/// <summary>A contact is there from now on.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Source">Where it stands.</param>
public sealed record PlanTestEntry(int Contact, string Source) : PlanTestItem(Source);

/// <summary>Time comes to a moment, and something may happen there.</summary>
/// <param name="Local">When, in ticks on the clock of the campaign's zone; null where it is said otherwise.</param>
/// <param name="Instant">When, in ticks; null where it is said otherwise.</param>
/// <param name="After">How long after the moment before; null where it is said otherwise.</param>
/// <param name="Contacts">To whom it happens.</param>
/// <param name="Event">The event's position in the schema; -1 where nothing happens.</param>
/// <param name="Properties">Its properties, in the order of the schema.</param>
/// <param name="Source">Where it stands.</param>
public sealed record PlanTestMoment(
    long? Local, long? Instant, PlanDuration? After, ImmutableArray<int> Contacts, int Event, ImmutableArray<PlanTestValue> Properties, string Source)
    : PlanTestItem(Source);

/// <summary>Something is expected.</summary>
/// <param name="Contacts">Of whom: of each of them.</param>
/// <param name="Within">No later than so long after the moment of the line above; null where it is not said.</param>
/// <param name="After">Later than so long after that moment; null where it is not said.</param>
/// <param name="IsAfterThat">Whether it is expected from that moment on.</param>
/// <param name="What">What.</param>
/// <param name="Text">The line as it is written, on one line.</param>
/// <param name="Source">Where it stands.</param>
public sealed record PlanExpectation(
    ImmutableArray<int> Contacts, PlanDuration? Within, PlanDuration? After, bool IsAfterThat, PlanExpected What, string Text, string Source)
    : PlanTestItem(Source);

/// <summary>What a test expects.</summary>
public abstract record PlanExpected;

/// <summary>A condition that holds, or does not.</summary>
/// <param name="Segment">Its position among the segments of the tests' plan.</param>
/// <param name="IsNegated">Whether it must not hold.</param>
public sealed record PlanExpectedCondition(int Segment, bool IsNegated) : PlanExpected;

/// <summary>Something that happens so often.</summary>
/// <param name="What">What happens.</param>
/// <param name="Least">How often at least.</param>
/// <param name="Most">How often at most; null for no limit.</param>
public sealed record PlanExpectedCount(PlanOccurrence What, int Least, int? Most) : PlanExpected;

/// <summary>Something that happens before something else does.</summary>
/// <param name="First">What comes first.</param>
/// <param name="Second">What comes later.</param>
public sealed record PlanExpectedOrder(PlanOccurrence First, PlanOccurrence Second) : PlanExpected;

/// <summary>Everything that happens is as it is written in the file of timelines beside the test.</summary>
public sealed record PlanExpectedTimeline : PlanExpected;

/// <summary>The kinds of thing that a test may see happen.</summary>
public enum PlanOccurrenceKind
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

/// <summary>Something that may happen, by the names that decisions have. What is null is any.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Message">The message.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Sequence">The sequence.</param>
/// <param name="Of">The split, the journey or the connector.</param>
/// <param name="Name">The arm or the stage.</param>
/// <param name="Text">What the words of a task or an alert hold.</param>
/// <param name="To">Whom a task or an alert is for.</param>
public sealed record PlanOccurrence(
    PlanOccurrenceKind Kind, string? Message, string? Channel, string? Sequence, string? Of, string? Name, string? Text, string? To);
