using NurtureLang.Cli.Reporting;
using NurtureLang.Semantics.Allowances;
using NurtureLang.Semantics.Settings;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Sources;

/// <summary>How grave the diagnostics of one campaign are, by the `.editorconfig` files around it, which are read from the disk.</summary>
/// <param name="where">The campaign's folder.</param>
internal sealed class Severities(CampaignFolder where)
{
    /// <summary>The name of the files.</summary>
    public const string FileName = SeveritySettings.FileName;

    private readonly SeveritySettings settings = new(Absolute(where), folder => Read(folder, where));

    /// <summary>What is to be told of a campaign, what is wrong with the settings last.</summary>
    /// <param name="diagnostics">What was found.</param>
    /// <param name="files">The files that were looked at, from the campaign's folder.</param>
    /// <param name="allowed">What comments allow.</param>
    public Findings Review(IEnumerable<Diagnostic> diagnostics, IReadOnlyList<string> files, IEnumerable<AllowedDiagnostic> allowed)
    {
        var shown = settings.Review(diagnostics, files).Select(Place).ToList();
        var aside = allowed.Where(one => settings.Apply(one.Diagnostic) is not null).Select(one => new PlacedAllowed(Place(one.Diagnostic), one.By)).ToList();
        return new Findings(shown, files.Count, aside);
    }

    private PlacedDiagnostic Place(Diagnostic diagnostic) => new(diagnostic, where.Folder);

    private static string Absolute(CampaignFolder where) => Slashes(Path.GetFullPath(where.FolderOnDisk)).TrimEnd('/');

    private static string Slashes(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;

    private static SourceText? Read(string folder, CampaignFolder where)
    {
        var file = $"{folder}/{FileName}";
        if (!File.Exists(file)) return null;
        var (bytes, problem) = SourceFiles.Read(file);
        // One that is no text says nothing to anybody.
        return problem is null ? new SourceText(Slashes(Path.GetRelativePath(where.FolderOnDisk, file)), SourceFiles.TextOf(bytes)) : null;
    }
}
