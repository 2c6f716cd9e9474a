using NurtureLang.Syntax.Diagnostics;
using static NurtureLang.Semantics.Diagnostics.Descriptors;

namespace NurtureLang.Semantics.Diagnostics;

/// <summary>About what is said of diagnostics themselves: severities in an `.editorconfig`, and comments that allow one.</summary>
public static class SettingDiagnostics
{
    /// <summary>A key that is none.</summary>
    public static DiagnosticDescriptor UnknownKey { get; } =
        Warning("NUR4001", "A setting that nurture does not have", "`{0}` is no setting of nurture{1}");

    /// <summary>A code in a setting that nothing has.</summary>
    public static DiagnosticDescriptor UnknownCodeSet { get; } =
        Warning("NUR4002", "A setting for a diagnostic that does not exist", "There is no diagnostic `{0}`{1}");

    /// <summary>A severity that is none.</summary>
    public static DiagnosticDescriptor UnknownSeverity { get; } =
        Warning("NUR4003", "A severity that does not exist", "`{0}` is no severity: write `none`, `suggestion`, `warning`, `error` or `default`.");

    /// <summary>An error that a setting wants to be less.</summary>
    public static DiagnosticDescriptor ErrorStays { get; } =
        Warning("NUR4004", "An error that is to be less than one",
            "`{0}` stays an error: a campaign with it would run otherwise than it says, or not at all. Take this line out.");

    /// <summary>An allowance without a reason.</summary>
    public static DiagnosticDescriptor ReasonMissing { get; } =
        Warning("NUR4011", "An allowance without its reason",
            "This allows nothing as long as it does not say why: `// nurture: allow {0} because ...`.");

    /// <summary>An allowance that allows nothing.</summary>
    public static DiagnosticDescriptor AllowsNothing { get; } =
        Warning("NUR4012", "An allowance that allows nothing", "There is no `{0}` {1}, so this allows nothing.");

    /// <summary>An allowance for a code that nothing has.</summary>
    public static DiagnosticDescriptor UnknownCodeAllowed { get; } =
        Warning("NUR4013", "An allowance for a diagnostic that does not exist", "There is no diagnostic `{0}`{1}");

    /// <summary>An allowance for an error.</summary>
    public static DiagnosticDescriptor ErrorNotAllowed { get; } =
        Warning("NUR4014", "An allowance for an error", "`{0}` is an error, which nothing allows: mend what it is about, and take this out.");

    /// <summary>A comment to nurture that it does not understand.</summary>
    public static DiagnosticDescriptor NotUnderstood { get; } =
        Warning("NUR4015", "A comment to nurture that it does not understand",
            "{0} Write `// nurture: allow NUR2017 because it is there for the next campaign`, with the code and the reason of your own.");
}
