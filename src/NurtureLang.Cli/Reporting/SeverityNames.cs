using System.Diagnostics;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Cli.Reporting;

/// <summary>What severities are called, and how many there are of each.</summary>
internal static class SeverityNames
{
    /// <summary>The name of a severity.</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Note => "note",
        _ => throw new UnreachableException(),
    };

    /// <summary>How many diagnostics there are of a severity.</summary>
    public static int Count(IReadOnlyList<PlacedDiagnostic> diagnostics, Severity severity) =>
        diagnostics.Count(one => one.Diagnostic.Severity == severity);

    /// <summary>`2 errors, 1 warning`; empty when there is nothing.</summary>
    public static string Sum(IReadOnlyList<PlacedDiagnostic> diagnostics)
    {
        var parts = new List<string>();
        foreach (var severity in (Severity[])[Severity.Error, Severity.Warning, Severity.Note])
        {
            var count = Count(diagnostics, severity);
            if (count > 0) parts.Add($"{count} {Of(severity)}{(count == 1 ? "" : "s")}");
        }

        return string.Join(", ", parts);
    }
}
