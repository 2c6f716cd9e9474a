using NurtureLang.Syntax.Diagnostics;
using static NurtureLang.Semantics.Diagnostics.Descriptors;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>About splits, control groups and what is spread over time.</summary>
public static class SplitDiagnostics
{
    /// <summary>Shares that are not everybody.</summary>
    public static DiagnosticDescriptor SharesDoNotAddUp { get; } =
        Error("NUR1601", "A split that does not add up to 100%", "The shares of `{0}` add up to {1}: they have to add up to 100%.");

    /// <summary>One arm, or too many.</summary>
    public static DiagnosticDescriptor ArmCount { get; } =
        Error("NUR1602", "A split with one arm, or with too many", "Split `{0}` has {1}: it needs 2 to {2}.");

    /// <summary>Waiting for nothing.</summary>
    public static DiagnosticDescriptor NoWinnerToWaitFor { get; } =
        Error("NUR1603", "An arm that waits for a winner that nobody seeks",
            "Arm `{0}` waits for the winner, and the split says nothing about one: add `winner by EVENT after 7 days` behind it, or say what the arm does.");

    /// <summary>Two clocks.</summary>
    public static DiagnosticDescriptor SpreadUnderAnchor { get; } =
        Error("NUR1604", "Entries delayed under an anchor",
            "`{0}` puts off the first step after the entry, and here {1} is due: take one of them out.");

    /// <summary>A race of one.</summary>
    public static DiagnosticDescriptor NothingToCompare { get; } =
        Error("NUR1605", "A winner among fewer than two arms",
            "Split `{0}` seeks a winner, and fewer than two of its arms do something that could win: give at least two arms a body.");
}
