using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Syntax.Diagnostics;

namespace NurtureLang.Ide.Features;

/// <summary>What is to be said about files.</summary>
public static class DiagnosticsFeature
{
    /// <summary>What is to be said about one file, by place. Two campaigns that import it say the same thing once.</summary>
    public static ImmutableArray<PlacedDiagnostic> Of(Workspace workspace, string path) =>
    [
        .. workspace.CampaignsOf(path).SelectMany(campaign => Of(campaign).Where(one => one.Path == path))
            .DistinctBy(one => (one.Diagnostic.Code, one.Diagnostic.Span, one.Diagnostic.Message))
            .OrderBy(one => one.Diagnostic.Span.Start).ThenBy(one => one.Diagnostic.Code, StringComparer.Ordinal),
    ];

    /// <summary>What is to be said about every file of a campaign.</summary>
    public static IEnumerable<PlacedDiagnostic> Of(Campaign campaign) => campaign.Diagnostics.Select(one => Place(campaign, one));

    /// <summary>The files that a campaign was read from, its own too where it cannot be read.</summary>
    public static IEnumerable<string> FilesOf(Campaign campaign) =>
        campaign.Files.Append(campaign.Path).Distinct(StringComparer.Ordinal);

    private static PlacedDiagnostic Place(Campaign campaign, Diagnostic one) => new(
        campaign.PathOf(one.Source), one,
        [.. one.Related.Select(related => new RelatedPlace(related.Label, new FileSpan(campaign.PathOf(related.Source), related.Source, related.Span)))],
        one.Fix is { } fix ? [.. fix.Edits.Select(edit => new FileEdit(campaign.PathOf(edit.Source), edit.Source, edit.Span, edit.NewText))] : []);
}
