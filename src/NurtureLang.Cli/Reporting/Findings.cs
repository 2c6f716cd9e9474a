using NurtureLang.Semantics.Allowances;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Cli.Reporting;

/// <summary>What came of looking at campaigns.</summary>
/// <param name="Diagnostics">What is to be told, in order.</param>
/// <param name="Files">How many files were looked at.</param>
/// <param name="Allowed">What comments in the campaigns allow; people are only told how many.</param>
internal sealed record Findings(IReadOnlyList<PlacedDiagnostic> Diagnostics, int Files, IReadOnlyList<PlacedAllowed> Allowed)
{
    /// <summary>Whether something keeps a campaign from running, or was told to.</summary>
    public bool HasErrors => Diagnostics.Any(one => one.Diagnostic.Severity == Severity.Error);
}

/// <summary>A diagnostic of a campaign.</summary>
/// <param name="Diagnostic">The diagnostic; its paths are those from the campaign's folder.</param>
/// <param name="Folder">The campaign's folder as the user wrote it; empty for the current one.</param>
internal sealed record PlacedDiagnostic(Diagnostic Diagnostic, string Folder)
{
    /// <summary>The path of the diagnostic's file.</summary>
    public string Path => PathOf(Diagnostic.Source.Path);

    /// <summary>The path of one of the campaign's files, from where the user stands. An `.editorconfig` may lie above the campaign's folder.</summary>
    public string PathOf(string file)
    {
        var folder = Folder;
        while (file.StartsWith("../", StringComparison.Ordinal) && folder.Length > 0 && folder != ".." && !folder.EndsWith("/..", StringComparison.Ordinal))
        {
            file = file[3..];
            var slash = folder.LastIndexOf('/');
            folder = slash < 0 ? "" : slash == 0 ? "/" : folder[..slash];
        }

        return folder.Length == 0 ? file : folder == "/" ? $"/{file}" : $"{folder}/{file}";
    }
}

/// <summary>A diagnostic that a comment allows.</summary>
/// <param name="Placed">The diagnostic.</param>
/// <param name="By">The comment.</param>
internal sealed record PlacedAllowed(PlacedDiagnostic Placed, Allowance By);
