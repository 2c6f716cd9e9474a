using NurtureLang.Syntax.Diagnostics;
using static NurtureLang.Semantics.Diagnostics.Descriptors;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>About names: unknown, taken, ambiguous, out of place.</summary>
public static class NameDiagnostics
{
    /// <summary>A name that nothing has.</summary>
    public static DiagnosticDescriptor Unknown { get; } = Error("NUR1101", "Nothing has this name", "There is no {0} named `{1}`{2}");

    /// <summary>A name that is taken.</summary>
    public static DiagnosticDescriptor Duplicate { get; } = Error("NUR1102", "A name is declared twice", "{0} `{1}` is declared twice.");

    /// <summary>A name that two things here have.</summary>
    public static DiagnosticDescriptor Ambiguous { get; } =
        Error("NUR1103", "A name could mean two things", "`{0}` could be {1} or {2}; write `{3}` or `{4}`.");

    /// <summary>A built-in event in another form.</summary>
    public static DiagnosticDescriptor BuiltInEvent { get; } =
        Error("NUR1104", "A built-in event is declared in another form", "`{0}` is built in: {1}.");

    /// <summary>A bare stage where there are several journeys.</summary>
    public static DiagnosticDescriptor WhichStage { get; } =
        Error("NUR1105", "Of several journeys, which stage", "There are several journeys: write `stage of {0}`.");

    /// <summary>A name that is not to be had here.</summary>
    public static DiagnosticDescriptor NotHere { get; } = Error("NUR1106", "A value that is not to be had here", "`{0}` is not to be had here: {1}.");

    /// <summary>A count that asks too much of the event under test.</summary>
    public static DiagnosticDescriptor MatchOfEvent { get; } =
        Error("NUR1110", "Counted events and the event under test",
            "A count, sum, average, min or max may take the events that agree with the one under test in one property: `{1}.property = {0}`, "
            + "joined with the rest by `and`. Nothing else can be asked of `{0}` here.");

    /// <summary>A function that looks around.</summary>
    public static DiagnosticDescriptor NotGiven { get; } =
        Error("NUR1111", "A function that is not given what it reads",
            "Function `{1}` is not given `{0}`: it knows what it is given, {2}, and nothing else. Make it a parameter.");

    /// <summary>A value that an enum does not have.</summary>
    public static DiagnosticDescriptor UnknownCase { get; } =
        Error("NUR1107", "Not one of the values", "`{1}` is not one of the values of {0}{2}");

    /// <summary>Definitions that lead back to themselves.</summary>
    public static DiagnosticDescriptor Circle { get; } =
        Error("NUR1108", "A definition leads back to itself", "{0} depends on itself: {1}.");

    /// <summary>Something is said twice.</summary>
    public static DiagnosticDescriptor SaidTwice { get; } = Error("NUR1109", "Something is said twice", "`{0}` is said twice.");
}
