using NurtureLang.Syntax.Diagnostics;
using static NurtureLang.Semantics.Diagnostics.Descriptors;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>About the rules of each declaration.</summary>
public static class MeaningDiagnostics
{
    /// <summary>No channel.</summary>
    public static DiagnosticDescriptor ChannelMissing { get; } =
        Error("NUR1401", "A message without a channel", "Message `{0}` says no `channel`: add one, such as `channel email`.");

    /// <summary>No words.</summary>
    public static DiagnosticDescriptor WordsMissing { get; } =
        Error("NUR1402", "A message without words", "Message `{0}` says nothing: add `text \"...\"` or `body \"content/{0}.md\"`.");

    /// <summary>Consent that nothing holds.</summary>
    public static DiagnosticDescriptor ConsentNotHeld { get; } =
        Error("NUR1403", "Consent that the contact cannot hold",
            "The policy asks for consent on `{0}`, and the contact has no field that holds it: add `consent: set of channel`.");

    /// <summary>Over the cap.</summary>
    public static DiagnosticDescriptor CappedNotSaid { get; } =
        Error("NUR1404", "What happens over a cap is not said",
            "The policy has a cap, and nothing says what a touch of `{0}` over it does: add `if capped skip` or `if capped wait up to 2 days`.");

    /// <summary>No calendar.</summary>
    public static DiagnosticDescriptor CalendarMissing { get; } =
        Error("NUR1405", "Working days without a calendar", "Which days are working days? Name a `calendar` in the campaign's block.");

    /// <summary>An entry property that a sequence does not have.</summary>
    public static DiagnosticDescriptor EntryNotThere { get; } =
        Error("NUR1406", "What starts the sequence does not have this", "`entry.{0}`: {1}.");

    /// <summary>An entry token of a message that is sent where it may be unknown.</summary>
    public static DiagnosticDescriptor MessageNeedsEntry { get; } =
        Error("NUR1407", "A message whose `entry` is not to be had where it is sent", "Message `{0}` says `entry.{1}`, and {2}.");

    /// <summary>Blocks and anchor.</summary>
    public static DiagnosticDescriptor AnchorAndSteps { get; } =
        Error("NUR1501", "Steps beside an anchor", "Sequence `{0}` {1}.");

    /// <summary>An anchor that is no date.</summary>
    public static DiagnosticDescriptor AnchorNotADate { get; } =
        Error("NUR1502", "An anchor that is no date", "An anchor is a date or an instant, and `{0}` is {1}.");

    /// <summary>Once per something else.</summary>
    public static DiagnosticDescriptor OncePer { get; } =
        Error("NUR1503", "Once per what", "A sequence is `once per contact`; for one enrolment per `{0}` write `per {0}`.");

    /// <summary>Exhausted without pieces.</summary>
    public static DiagnosticDescriptor NothingExhausts { get; } =
        Error("NUR1504", "Nothing can be exhausted", "`when exhausted` belongs to `send next of (...)`, and sequence `{0}` has none.");

    /// <summary>A before without an order.</summary>
    public static DiagnosticDescriptor BeforeNothing { get; } =
        Error("NUR1505", "Nothing lies before this stage", "No stage of the path lies before `{0}`.");

    /// <summary>A trigger that this form does not have.</summary>
    public static DiagnosticDescriptor WrongTrigger { get; } = Error("NUR1506", "What does not go with its trigger", "{0}");

    /// <summary>A grade without an end.</summary>
    public static DiagnosticDescriptor GradeOtherwise { get; } =
        Error("NUR1507", "A grade that leaves somebody out", "Grade `{0}` says nothing for everybody else: end it with `C otherwise`.");

    /// <summary>A step that stands in the wrong place.</summary>
    public static DiagnosticDescriptor StepNotHere { get; } = Error("NUR1508", "A step that does nothing here", "{0}");

    /// <summary>A block on a date without its time.</summary>
    public static DiagnosticDescriptor TimeOfDayMissing { get; } =
        Error("NUR1509", "A block on a date without a time of day",
            "`{0}` is a date, which has no time of day of its own: say when, such as `{1} at 09:00`.");

    /// <summary>A rhythm that leaves something open.</summary>
    public static DiagnosticDescriptor RhythmOpen { get; } =
        Error("NUR1521", "A rhythm that does not say when", "`every {0}` does not say {1}: add {2}.");

    /// <summary>A program without a stream.</summary>
    public static DiagnosticDescriptor NoStream { get; } =
        Error("NUR1522", "A program without a stream", "Program `{0}` sends nothing: add a stream, such as `stream news every week on tue at 10:00 {{ piece_1, piece_2 }}`.");

    /// <summary>A stream without pieces.</summary>
    public static DiagnosticDescriptor StreamEmpty { get; } =
        Error("NUR1523", "A stream without pieces", "Stream `{0}` has nothing to send: name its messages between the braces.");

    /// <summary>A field that is asked for and always known.</summary>
    public static DiagnosticDescriptor AsksForKnown { get; } =
        Error("NUR1533", "Asking for what is always known", "`{0}` is never unknown, so it would never be asked for: declare it as `{0}: {1}?`, or leave it out.");

    /// <summary>Late without a deadline.</summary>
    public static DiagnosticDescriptor LateForNothing { get; } =
        Error("NUR1530", "Late for no deadline", "Nothing says by when this hand-off is to be answered: add `respond by EVENT within 1 hour`.");

    /// <summary>Two hand-offs of one name.</summary>
    public static DiagnosticDescriptor HandoffName { get; } =
        Error("NUR1532", "Two hand-offs of one name", "There is a hand-off `{0}` already: give this one a name of its own, such as `handoff {0}_again to {0}`.");

    /// <summary>A stage that two journeys have.</summary>
    public static DiagnosticDescriptor StageOfTwo { get; } =
        Error("NUR1531", "A hand-off at a stage of two journeys", "Both `{1}` and `{2}` have a stage `{0}`: give one of the two another name.");

    /// <summary>A journey without a stage to begin in.</summary>
    public static DiagnosticDescriptor NoStages { get; } =
        Error("NUR1534", "A journey without a stage",
            "`{0}` has no stage that a contact could begin in: name them in their order, such as `path new, interested, customer final`.");

    /// <summary>Not yet.</summary>
    public static DiagnosticDescriptor NotExecuted { get; } =
        Error("NUR3000", "Not executed by this version yet", "`{0}` is not executed by this version yet: take it out to run the campaign.");
}
