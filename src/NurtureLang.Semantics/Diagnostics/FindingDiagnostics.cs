using NurtureLang.Syntax.Diagnostics;
using static NurtureLang.Semantics.Diagnostics.Descriptors;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>About meaning: what compiles and yet cannot be what its author wants.</summary>
public static class FindingDiagnostics
{
    /// <summary>A condition that never holds.</summary>
    public static DiagnosticDescriptor NeverTrue { get; } = Warning("NUR2001", "A condition that never holds", "This never holds: {0}.");

    /// <summary>Asking whether something is known that always is.</summary>
    public static DiagnosticDescriptor AlwaysKnown { get; } =
        Warning("NUR2002", "Asking for what is always known", "`{0}` is never unknown, so this {1} holds.");
}
