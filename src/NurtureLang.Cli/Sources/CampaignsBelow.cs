using NurtureLang.Cli.Hosting;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Cli.Sources;

/// <summary>The campaigns that a folder stands for where many are looked at: its own, several of one folder, or those of the folders below.</summary>
internal static class CampaignsBelow
{
    private const int DeepestFolder = 32;
    private const int MostCampaigns = 10_000;

    private static readonly EnumerationOptions Folders = new()
    {
        // What is hidden is no campaign, and a link may lead back.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>The paths of the campaigns at a path, in the order of their names; the path itself where it is a file, holds one campaign, or holds none.</summary>
    /// <exception cref="CommandException">There are more than anybody has.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        if (!Directory.Exists(path)) return [path];
        var found = new List<string>();
        Gather(path, found, 0);
        return found.Count == 0 ? [path] : found;
    }

    private static void Gather(string folder, List<string> found, int depth)
    {
        var files = Directory.EnumerateFiles(folder, "*" + SourceFiles.Extension).Order(StringComparer.Ordinal).ToList();
        if (files.Count > 0)
        {
            // INVARIANT: below a campaign's folder are its own parts, and no other campaigns.
            var several = files.Count > 1 && files.Count(file => !TestFiles.IsOne(Path.GetFileName(file)) && CampaignFolder.HoldsCampaign(file)) > 1;
            found.AddRange(several ? files : [folder]);
            if (found.Count > MostCampaigns)
                throw new CommandException($"{DisplayWidth.Harmless(folder)} and the folders before it hold more than {MostCampaigns:N0} campaigns: name fewer.");
            return;
        }

        if (depth == DeepestFolder) return;
        foreach (var below in Directory.EnumerateDirectories(folder, "*", Folders).Where(IsLookedInto).Order(StringComparer.Ordinal)) Gather(below, found, depth + 1);
    }

    private static bool IsLookedInto(string folder) => Path.GetFileName(folder) is var name && !name.StartsWith('.') && name is not ("node_modules" or "bin" or "obj");
}
