using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Files;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Hierarchy;

/// <summary>What leads to what in a campaign. Worked out once for a campaign of a snapshot.</summary>
internal sealed class LeadGraph
{
    private readonly Dictionary<(string Path, int Start), HierarchyItem> items = [];
    private readonly Dictionary<HierarchyItem, List<(HierarchyItem Other, string Path, TextSpan Site)>> incoming = [];
    private readonly Dictionary<HierarchyItem, List<(HierarchyItem Other, string Path, TextSpan Site)>> outgoing = [];

    private LeadGraph(Campaign campaign) => Campaign = campaign;

    /// <summary>The campaign.</summary>
    public Campaign Campaign { get; }

    /// <summary>Works it out. Tests lead nowhere.</summary>
    public static LeadGraph Of(Campaign campaign)
    {
        var graph = new LeadGraph(campaign);
        var trees = campaign.Analysis.Trees.Where(tree => !TestFiles.IsOne(tree.SourceText.Path)).ToList();
        foreach (var tree in trees) new ItemReader(graph, tree.SourceText).Read(tree.Root);
        foreach (var tree in trees) new LeadReader(graph, tree.SourceText).Read(tree.Root);
        return graph;
    }

    /// <summary>The item whose name, or whose head, begins at a place.</summary>
    public HierarchyItem? At(string path, int start) => items.GetValueOrDefault((path, start));

    /// <summary>The item of a symbol; null for a symbol that nothing leads to.</summary>
    public HierarchyItem? Of(Symbol symbol) => symbol.Origin is { } at ? At(Campaign.PathOf(at.Source), at.Span.Start) : null;

    /// <summary>The item whose name, or whose head, holds an offset.</summary>
    public HierarchyItem? Around(string path, int offset) =>
        items.Values.Where(item => item.Place.Path == path && item.Place.Span.Touches(offset)).MaxBy(item => item.Place.Span.Start);

    /// <summary>What leads to an item.</summary>
    public IEnumerable<HierarchyLead> To(HierarchyItem item) => Leads(incoming, item, (_, other) => other);

    /// <summary>What an item leads to.</summary>
    public IEnumerable<HierarchyLead> From(HierarchyItem item) => Leads(outgoing, item, (own, _) => own);

    /// <summary>Adds an item.</summary>
    public void Add(HierarchyItem item) => items.TryAdd((item.Place.Path, item.Place.Span.Start), item);

    /// <summary>Adds a lead.</summary>
    /// <param name="from">What leads.</param>
    /// <param name="to">What it leads to.</param>
    /// <param name="path">The file in which that is written.</param>
    /// <param name="site">Where in it.</param>
    public void Add(HierarchyItem? from, HierarchyItem? to, string path, TextSpan site)
    {
        if (from is null || to is null) return;
        List(outgoing, from).Add((to, path, site));
        List(incoming, to).Add((from, path, site));
    }

    private static IEnumerable<HierarchyLead> Leads(
        Dictionary<HierarchyItem, List<(HierarchyItem Other, string Path, TextSpan Site)>> leads, HierarchyItem item,
        Func<HierarchyItem, HierarchyItem, HierarchyItem> leading) =>
        leads.GetValueOrDefault(item, []).GroupBy(lead => lead.Other).Select(group =>
        {
            var side = leading(item, group.Key);
            var places = group.Select(lead => lead.Path == side.Place.Path ? lead.Site : side.Place.Span).Distinct().OrderBy(span => span.Start);
            return new HierarchyLead(group.Key, [.. places]);
        }).OrderBy(lead => lead.Item.Place.Path, StringComparer.Ordinal).ThenBy(lead => lead.Item.Place.Span.Start);

    private static List<(HierarchyItem Other, string Path, TextSpan Site)> List(
        Dictionary<HierarchyItem, List<(HierarchyItem Other, string Path, TextSpan Site)>> leads, HierarchyItem item)
    {
        if (!leads.TryGetValue(item, out var list)) leads.Add(item, list = []);
        return list;
    }
}
