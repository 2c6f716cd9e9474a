using NurtureLang.Drawing;
using NurtureLang.Drawing.Map;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Files;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Ide.Features;

/// <summary>A campaign as a picture.</summary>
/// <param name="Path">The absolute path of the campaign's own file; the picture names files from its folder.</param>
/// <param name="Map">The picture. What could not be read is left out of it.</param>
/// <param name="Unread">The first thing that could not be read; null where all of it could.</param>
public sealed record DrawnCampaign(string Path, CampaignMap Map, Diagnostic? Unread);

/// <summary>The picture of a campaign as it stands in the editor, saved or not.</summary>
public static class MapFeature
{
    /// <summary>The campaign that a file belongs to, drawn; null for a file of none.</summary>
    public static DrawnCampaign? Of(Workspace workspace, string path)
    {
        if (workspace.CampaignOf(path) is not { } campaign) return null;
        var trees = campaign.Analysis.Trees.Where(tree => !TestFiles.IsOne(tree.SourceText.Path)).ToList();
        var unread = trees.SelectMany(tree => tree.Diagnostics).FirstOrDefault(one => one.Severity == Severity.Error);
        return new DrawnCampaign(campaign.Path, CampaignMapper.Map(trees), unread);
    }
}
