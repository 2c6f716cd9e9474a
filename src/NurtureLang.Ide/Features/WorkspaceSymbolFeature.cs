using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;

namespace NurtureLang.Ide.Features;

/// <summary>A declaration in some file of the workspace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Place">Where.</param>
/// <param name="Container">What it is, in the author's words, and in which campaign.</param>
public sealed record FoundDeclaration(string Name, NameKind Kind, FileSpan Place, string Container);

/// <summary>Declarations of all campaigns, by a part of their name.</summary>
public static class WorkspaceSymbolFeature
{
    private const int MostFound = 500;

    /// <summary>The declarations whose names hold the letters of a query, in their order; those that begin with it come first.</summary>
    public static ImmutableArray<FoundDeclaration> Find(Workspace workspace, string query, CancellationToken cancelled)
    {
        var found = new List<FoundDeclaration>();
        foreach (var campaign in workspace.AllCampaigns())
        {
            cancelled.ThrowIfCancellationRequested();
            found.AddRange(campaign.Names.Declarations.Where(one => Matches(one.Symbol.Name, query)).Select(one => new FoundDeclaration(
                one.Symbol.Name, NameKinds.Of(one.Symbol), new FileSpan(campaign.PathOf(one.Source), one.Source, one.Span),
                $"{one.Symbol.What} in {one.Source.Path}")));
        }

        return
        [
            .. found.DistinctBy(one => (one.Place.Path, one.Place.Span, one.Kind))
                .OrderBy(one => one.Name.StartsWith(query, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
                .ThenBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Place.Path, StringComparer.Ordinal).Take(MostFound),
        ];
    }

    private static bool Matches(string name, string query)
    {
        var at = 0;
        foreach (var letter in name)
        {
            if (at < query.Length && char.ToLowerInvariant(letter) == char.ToLowerInvariant(query[at])) at++;
        }

        return at == query.Length;
    }
}
