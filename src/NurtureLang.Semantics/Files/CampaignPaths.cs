namespace NurtureLang.Semantics.Files;

/// <summary>Paths as campaigns write them.</summary>
public static class CampaignPaths
{
    /// <summary>The path, from the campaign's folder, of a file that is named in another; null where it leads out of the folder or is none.</summary>
    /// <param name="from">The file that names it, from the campaign's folder.</param>
    /// <param name="written">The path as it is written.</param>
    public static string? Resolve(string from, string written) => SourceSet.Resolve(from, written);
}
