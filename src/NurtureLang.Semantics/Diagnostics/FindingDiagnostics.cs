using NurtureLang.Syntax.Diagnostics;
using static NurtureLang.Semantics.Diagnostics.Descriptors;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>About meaning: what compiles and yet cannot be what its author wants.</summary>
public static class FindingDiagnostics
{
    /// <summary>A condition that never holds.</summary>
    public static DiagnosticDescriptor NeverTrue { get; } = Warning("NUR2001", "A condition that never holds", "This never holds: {0}.");

    /// <summary>A condition that always holds.</summary>
    public static DiagnosticDescriptor AlwaysTrue { get; } = Warning("NUR2023", "A condition that always holds", "This always holds{0}: it asks for nothing.");

    /// <summary>A sequence that refuses whom it lets in.</summary>
    public static DiagnosticDescriptor RefusesAll { get; } =
        Warning("NUR2024", "A sequence that refuses whom it lets in", "Nobody comes into `{0}` by this: {1}.");

    /// <summary>A wait of no length.</summary>
    public static DiagnosticDescriptor NoWait { get; } =
        Warning("NUR2025", "A wait of no length", "`{0}` is no time at all: the next step comes at once.");

    /// <summary>A name that hides another one.</summary>
    public static DiagnosticDescriptor Hides { get; } =
        Note("NUR2026", "A name that hides another one", "`{0}` is the property of `{1}` here, and hides {2}: `event.{0}` says so, {3}.");

    /// <summary>Asking whether something is known that always is.</summary>
    public static DiagnosticDescriptor AlwaysKnown { get; } =
        Warning("NUR2002", "Asking for what is always known", "`{0}` is never unknown, so this {1} holds.");

    /// <summary>A persona that nobody has.</summary>
    public static DiagnosticDescriptor PersonaNever { get; } =
        Warning("NUR2003", "A persona that nobody ever has", "Nobody ever is `{0}`: {1}.");

    /// <summary>A branch or step that is never reached.</summary>
    public static DiagnosticDescriptor NeverReached { get; } = Warning("NUR2004", "A branch or step that is never reached", "This is never reached: {0}.");

    /// <summary>A grade that nobody gets.</summary>
    public static DiagnosticDescriptor GradeNever { get; } =
        Warning("NUR2005", "A grade that nobody ever gets", "Nobody ever gets `{0}`: {1}.");

    /// <summary>A threshold out of a score's reach.</summary>
    public static DiagnosticDescriptor OutOfReach { get; } =
        Warning("NUR2006", "A threshold that a score cannot reach", "`{0}` is read from {1} to {2}, so this {3} holds.");

    /// <summary>Rules that always cap out.</summary>
    public static DiagnosticDescriptor AlwaysCapped { get; } = Warning("NUR2007", "Points that are always cut off", "{0}");

    /// <summary>A stage that nobody reaches.</summary>
    public static DiagnosticDescriptor StageNever { get; } =
        Warning("NUR2008", "A stage that nobody ever reaches", "Nobody ever reaches `{0}`: no move that can happen leads there from `{1}`.");

    /// <summary>A stage without a way out.</summary>
    public static DiagnosticDescriptor NoWayOut { get; } =
        Warning("NUR2009", "A stage without a way out", "Nobody ever leaves `{0}`: add a move, or call it `final`.");

    /// <summary>A final stage that is left.</summary>
    public static DiagnosticDescriptor FinalLeft { get; } =
        Warning("NUR2010", "A final stage that is left", "`{0}` is `final`, and this move leaves it.");

    /// <summary>Stages that loop.</summary>
    public static DiagnosticDescriptor StagesLoop { get; } =
        Warning("NUR2011", "Stages that go round in one instant", "These moves can go round in one instant: {0}.");

    /// <summary>A sequence that its own cap stops.</summary>
    public static DiagnosticDescriptor CapImpossible { get; } =
        Warning("NUR2012", "A touch that the cap always drops", "`{0}` is always dropped: {1}.");

    /// <summary>A touch without a time.</summary>
    public static DiagnosticDescriptor NoTimeToSend { get; } =
        Warning("NUR2013", "A touch that has no time to leave", "`{0}` never leaves: no time of the week is in its window and outside the quiet hours.");

    /// <summary>A wait for something that never happens.</summary>
    public static DiagnosticDescriptor NeverSent { get; } =
        Warning("NUR2014", "Waiting for an answer to what is never sent", "No sequence sends `{0}`, so this never happens.");

    /// <summary>An anchor in the past of its own block.</summary>
    public static DiagnosticDescriptor AnchorPast { get; } =
        Warning("NUR2015", "A block in the past of its own anchor", "`{0}` has passed when the sequence begins: nothing in this block is ever in time.");

    /// <summary>An asset that nobody offers.</summary>
    public static DiagnosticDescriptor AssetUnused { get; } =
        Warning("NUR2016", "An asset that nobody offers", "No message offers asset `{0}` or names its address.");

    /// <summary>Something that nothing uses.</summary>
    public static DiagnosticDescriptor Unused { get; } = Note("NUR2017", "Something that nothing uses", "Nothing uses {0} `{1}`.");

    /// <summary>A sequence that nobody enters.</summary>
    public static DiagnosticDescriptor NobodyEnters { get; } =
        Warning("NUR2018", "A sequence that nobody enters", "Nobody enters `{0}` unless by hand: it has no `enter` and no `anchor`, and no sequence starts it.");

    /// <summary>A repeat without an end.</summary>
    public static DiagnosticDescriptor NoEnd { get; } =
        Warning("NUR2019", "A repeat without an end", "This repeats for ever: say `up to 6 times` or `until ...`, or give the sequence an `exit` or a `goal`.");

    /// <summary>Sequences that start each other in one instant.</summary>
    public static DiagnosticDescriptor StartsLoop { get; } =
        Warning("NUR2020", "Sequences that start each other in one instant", "These sequences start each other without a wait: {0}.");

    /// <summary>A mail without a subject.</summary>
    public static DiagnosticDescriptor SubjectMissing { get; } =
        Warning("NUR2021", "A mail without a subject", "Message `{0}` is a mail without a subject: add `subject \"...\"`.");

    /// <summary>A piece that a list names twice.</summary>
    public static DiagnosticDescriptor PieceTwice { get; } =
        Warning("NUR2051", "A piece that a list names twice", "`{0}` stands in this list twice, and a piece never comes twice: take one of them out.");

    /// <summary>A promise that nothing can keep.</summary>
    public static DiagnosticDescriptor PromisedByNobody { get; } =
        Warning("NUR2060", "A promise that nothing can keep", "`{0}` promises `{1}`, and no step of this campaign {2} one: add the step, or take the guarantee out.");

    /// <summary>A sequence that does nothing.</summary>
    public static DiagnosticDescriptor DoesNothing { get; } =
        Warning("NUR2022", "A sequence that does nothing", "Sequence `{0}` has no step and no goal, so nothing comes of entering it.");
}
