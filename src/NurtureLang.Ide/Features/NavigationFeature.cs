using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Names;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Features;

/// <summary>A use or the declaration of a name.</summary>
/// <param name="Place">Where.</param>
/// <param name="IsDeclaration">Whether it is declared there.</param>
public sealed record NamePlace(FileSpan Place, bool IsDeclaration);

/// <summary>From a name to its declaration and to its uses, in every campaign that the file belongs to.</summary>
public static class NavigationFeature
{
    /// <summary>Where the name at an offset is declared; a path leads to its file.</summary>
    public static ImmutableArray<FileSpan> Definition(Workspace workspace, OpenDocument document, int offset)
    {
        var declared = new List<FileSpan>();
        foreach (var campaign in workspace.CampaignsOf(document.Path))
        {
            declared.AddRange(campaign.Names.At(document.Path, offset).Select(one => one.Symbol.Origin).OfType<Origin>()
                .Select(origin => new FileSpan(campaign.PathOf(origin.Source), origin.Source, origin.Span)));
        }

        if (declared.Count == 0 && LinkFeature.Of(workspace, document).FirstOrDefault(link => link.Span.Touches(offset)) is { } found)
            declared.Add(new FileSpan(found.Path, new SourceText(found.Path, ""), new TextSpan(0, 0)));
        return [.. declared.DistinctBy(place => (place.Path, place.Span))];
    }

    /// <summary>Every place of what stands at an offset, by file and place.</summary>
    public static ImmutableArray<NamePlace> References(Workspace workspace, OpenDocument document, int offset)
    {
        var places = new List<NamePlace>();
        foreach (var campaign in CampaignsWith(workspace, document, offset))
        {
            foreach (var symbol in SymbolsAt(campaign, document.Path, offset, workspace))
                places.AddRange(campaign.Names.Of(symbol).Select(one => new NamePlace(new FileSpan(campaign.PathOf(one.Source), one.Source, one.Span), one.IsDeclaration)));
        }

        return
        [
            .. places.DistinctBy(one => (one.Place.Path, one.Place.Span)).OrderBy(one => one.Place.Path, StringComparer.Ordinal).ThenBy(one => one.Place.Span.Start),
        ];
    }

    /// <summary>The places of what stands at an offset that lie in the same document.</summary>
    public static ImmutableArray<NamePlace> Highlights(Workspace workspace, OpenDocument document, int offset) =>
        [.. References(workspace, document, offset).Where(one => one.Place.Path == document.Path)];

    /// <summary>
    /// The campaigns in which what stands at an offset is known: those of the file, and those of the file that declares it.
    /// </summary>
    internal static ImmutableArray<Campaign> CampaignsWith(Workspace workspace, OpenDocument document, int offset)
    {
        var own = workspace.CampaignsOf(document.Path);
        var declaring = own.SelectMany(campaign => campaign.Names.At(document.Path, offset).Select(one => one.Symbol.Origin).OfType<Origin>()
            .Select(origin => campaign.PathOf(origin.Source))).Distinct().SelectMany(path => workspace.CampaignsOf(path));
        return [.. own.Concat(declaring).Distinct()];
    }

    /// <summary>
    /// What stands at an offset, in the terms of one campaign: another campaign that imports the same declaration has a symbol of its own for it.
    /// </summary>
    internal static IEnumerable<Symbol> SymbolsAt(Campaign campaign, string path, int offset, Workspace workspace)
    {
        var own = campaign.Names.At(path, offset).Select(one => one.Symbol).Distinct().ToList();
        if (own.Count > 0) return own;
        return workspace.CampaignsOf(path)
            .SelectMany(other => other.Names.At(path, offset).Select(one => one.Symbol.Origin).OfType<Origin>()
                .Select(origin => (Path: other.PathOf(origin.Source), origin.Span)))
            .Distinct()
            .SelectMany(place => campaign.Names.In(place.Path).Where(one => one.IsDeclaration && one.Span == place.Span))
            .Select(one => one.Symbol)
            .Distinct();
    }

    /// <summary>The one name at an offset; null where there is none.</summary>
    internal static Occurrence? NameAt(Workspace workspace, OpenDocument document, int offset) =>
        workspace.CampaignsOf(document.Path).SelectMany(campaign => campaign.Names.At(document.Path, offset)).FirstOrDefault();
}
