using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NurtureLang.Ide.Workspaces;

namespace NurtureLang.Ide.Hierarchy;

/// <summary>The step hierarchy: what leads to a stage, a sequence, a step, a segment, a score or a message, and what that leads to.</summary>
public static class HierarchyFeature
{
    private static readonly ConditionalWeakTable<Campaign, LeadGraph> Known = [];

    /// <summary>What stands at an offset; nothing where that leads nowhere.</summary>
    public static ImmutableArray<HierarchyItem> At(Workspace workspace, OpenDocument document, int offset)
    {
        foreach (var graph in Graphs(workspace, document.Path))
        {
            var found = graph.Campaign.Names.At(document.Path, offset).Select(one => graph.Of(one.Symbol)).OfType<HierarchyItem>().Distinct().ToList();
            if (found.Count == 0 && graph.Around(document.Path, offset) is { } item) found.Add(item);
            if (found.Count > 0) return [.. found];
        }

        return [];
    }

    /// <summary>The item whose name begins at a place, as an earlier answer named it; null where it is gone.</summary>
    /// <param name="workspace">The snapshot.</param>
    /// <param name="path">The file.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The UTF-16 code unit in it, from 1.</param>
    public static HierarchyItem? Find(Workspace workspace, string path, int line, int column)
    {
        foreach (var graph in Graphs(workspace, path))
        {
            var source = graph.Campaign.TreeOf(path)?.SourceText;
            if (source is null || line > source.LineCount) continue;
            if (graph.At(path, source.GetLineSpan(line).Start + column - 1) is { } item) return item;
        }

        return null;
    }

    /// <summary>What leads to an item, in every campaign that knows it.</summary>
    public static ImmutableArray<HierarchyLead> To(Workspace workspace, HierarchyItem item) => Leads(workspace, item, (graph, own) => graph.To(own));

    /// <summary>What an item leads to, in every campaign that knows it.</summary>
    public static ImmutableArray<HierarchyLead> From(Workspace workspace, HierarchyItem item) => Leads(workspace, item, (graph, own) => graph.From(own));

    private static ImmutableArray<HierarchyLead> Leads(Workspace workspace, HierarchyItem item, Func<LeadGraph, HierarchyItem, IEnumerable<HierarchyLead>> leads) =>
    [
        .. Graphs(workspace, item.Place.Path)
            .SelectMany(graph => graph.At(item.Place.Path, item.Place.Span.Start) is { } own ? leads(graph, own) : [])
            .DistinctBy(lead => (lead.Item.Place.Path, lead.Item.Place.Span)),
    ];

    private static IEnumerable<LeadGraph> Graphs(Workspace workspace, string path) =>
        workspace.CampaignsOf(path).Select(campaign => Known.GetValue(campaign, LeadGraph.Of));
}
