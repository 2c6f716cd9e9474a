using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Cli.Reporting;

/// <summary>Writes diagnostics in one form.</summary>
internal interface IDiagnosticReporter
{
    /// <summary>Writes all of them.</summary>
    /// <param name="diagnostics">The diagnostics, in order.</param>
    /// <param name="checkedFiles">How many files were looked at.</param>
    void Write(IReadOnlyList<PlacedDiagnostic> diagnostics, int checkedFiles);
}

/// <summary>A diagnostic of a campaign.</summary>
/// <param name="Diagnostic">The diagnostic; its paths are those from the campaign's folder.</param>
/// <param name="Folder">The campaign's folder as the user wrote it; empty for the current one.</param>
internal sealed record PlacedDiagnostic(Diagnostic Diagnostic, string Folder)
{
    /// <summary>The path of one of the campaign's files, from where the user stands.</summary>
    public string PathOf(string file) => Folder.Length == 0 ? file : $"{Folder}/{file}";

    /// <summary>The path of the diagnostic's file.</summary>
    public string Path => PathOf(Diagnostic.Source.Path);
}
