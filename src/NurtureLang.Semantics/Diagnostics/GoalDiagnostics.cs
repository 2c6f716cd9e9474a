using NurtureLang.Syntax.Diagnostics;
using static NurtureLang.Semantics.Diagnostics.Descriptors;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>About the goals of a campaign.</summary>
public static class GoalDiagnostics
{
    /// <summary>A goal that is met by one figure alone.</summary>
    public static DiagnosticDescriptor Exactly { get; } =
        Error("NUR1541", "A goal that only one figure meets", "A figure is hardly ever exactly its target: let `{0}` be met by `>=` or `<=` it.");

    /// <summary>A time that was said already.</summary>
    public static DiagnosticDescriptor WithinNotHere { get; } =
        Error("NUR1542", "A time that a goal does not have", "`within` says how long each touch or contact has, and here {0}: take it out.");

    /// <summary>No hand-off to answer.</summary>
    public static DiagnosticDescriptor NothingAnswered { get; } =
        Error("NUR1543", "A goal for answers that nobody waits for", "{0}: say `respond by EVENT within 1 hour` in the hand-off.");

    /// <summary>Stages of two journeys.</summary>
    public static DiagnosticDescriptor OtherJourney { get; } =
        Error("NUR1544", "A way between two journeys", "`{0}` and `{1}` are stages of two journeys: nobody comes from one to the other.");

    /// <summary>From a stage to itself.</summary>
    public static DiagnosticDescriptor SameStage { get; } =
        Error("NUR1545", "A way from a stage to itself", "Whoever is at `{0}` is there already: name the stage that they are to come to.");
}
