using NurtureLang.Semantics.Diagnostics;

namespace NurtureLang.Cli.Reporting;

/// <summary>Puts together what came of looking at several campaigns.</summary>
internal static class FindingsOfMany
{
    /// <summary>
    /// The findings of all, in their order. What two campaigns share, such as an `.editorconfig` or an imported file, is told once; a comment in a shared file allows something
    /// where it does so for one of them.
    /// </summary>
    public static Findings Join(IReadOnlyList<Findings> all)
    {
        if (all.Count == 1) return all[0];
        var allowances = all.SelectMany(one => one.Allowed).Select(one => (one.Placed.PathOf(one.By.Source.Path), one.By.Comment.Start)).ToHashSet();
        var told = new HashSet<(string Path, string Code, int Start, int Length, string Message)>();
        var diagnostics = new List<PlacedDiagnostic>();
        foreach (var one in all.SelectMany(findings => findings.Diagnostics))
        {
            var diagnostic = one.Diagnostic;
            if (diagnostic.Code == SettingDiagnostics.AllowsNothing.Code && allowances.Contains((one.Path, diagnostic.Span.Start))) continue;
            if (told.Add((one.Path, diagnostic.Code, diagnostic.Span.Start, diagnostic.Span.Length, diagnostic.Message))) diagnostics.Add(one);
        }

        var allowed = all.SelectMany(findings => findings.Allowed)
            .DistinctBy(one => (one.Placed.Path, one.Placed.Diagnostic.Code, one.Placed.Diagnostic.Span, one.Placed.Diagnostic.Message)).ToList();
        return new Findings(diagnostics, all.Sum(findings => findings.Files), allowed);
    }
}
