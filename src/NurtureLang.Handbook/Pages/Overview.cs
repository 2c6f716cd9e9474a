using System.Collections.Immutable;
using System.Globalization;
using NurtureLang.Drawing.Map;
using NurtureLang.Drawing.Writing;
using NurtureLang.Handbook.Facts;
using NurtureLang.Semantics.Symbols;

namespace NurtureLang.Handbook.Pages;

/// <summary>The campaign at a glance: the stages, and under them a box for each sequence and hand-off, which leads to its page.</summary>
internal static class Overview
{
    private const int LeastColumns = 4;
    private const int MostColumns = 6;

    /// <summary>The picture; null where there is nothing to see.</summary>
    public static string? Draw(Book book, IReadOnlyList<SequenceFacts> sequences)
    {
        var journeys = book.Map.Parts.Where(part => part.Kind == MapPartKind.Journey).ToList();
        var most = Math.Clamp((int)journeys.Select(part => part.Columns).DefaultIfEmpty(0).Max(), LeastColumns, MostColumns);
        var nodes = new List<MapNode>();
        var addresses = Stages(book, journeys);
        foreach (var one in sequences) Add(one.Sequence.Symbol.IsProgram ? MapNodeKind.Repeat : MapNodeKind.Send,
            $"{book.Links.TitleOf(one.Sequence.Symbol)}\n{one.Size}", book.Links.Address(one.Sequence.Symbol));
        foreach (var handoff in book.Program.Handoffs) Add(MapNodeKind.ForPeople,
            $"Hand-off: {Words.Spoken.Name(handoff.Name)}\nto {Words.Spoken.Name(handoff.Owner)}", $"journey.html#{Links.Anchor("handoff", handoff.Name)}");
        if (nodes.Count == 0 && journeys.Count == 0) return null;
        var columns = Math.Max(1, Math.Min(most, nodes.Count));
        var rows = (nodes.Count + most - 1) / most;
        var place = nodes.Count > 0 ? nodes[0].Place : journeys[0].Place;
        var grid = new MapPart("sequences", MapPartKind.Sequence, "Sequences and hand-offs", columns, rows, [.. nodes], [], place);
        var map = new CampaignMap(book.Title, [.. journeys, .. nodes.Count == 0 ? ImmutableArray<MapPart>.Empty : [grid]], []);
        return SvgWriter.Embed(map, new SvgEmbedding("overview-", $"{book.Title} at a glance",
            "The stages of the journey from left to right with what moves contacts between them, and a box for each sequence and hand-off. The tables below say the same in words.")
        {
            HasLinks = true,
            AddressOf = node => addresses.GetValueOrDefault(node.Id),
        });

        void Add(MapNodeKind kind, string text, string address)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"overview_{nodes.Count + 1}");
            nodes.Add(new MapNode(id, kind, text, 0.5 + (nodes.Count % most), nodes.Count / most, new MapPlace("", 0)));
            addresses.Add(id, address);
        }
    }

    // The boxes of a journey stand in the order of its stages.
    private static Dictionary<string, string> Stages(Book book, IEnumerable<MapPart> journeys)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var journey in journeys)
        {
            if (book.Program.Stages.FirstOrDefault(one => $"journey_{one.Symbol.Name}" == journey.Id) is not { } stages) continue;
            foreach (var (node, stage) in journey.Nodes.Zip(stages.Symbol.Stages)) addresses[node.Id] = book.Links.Address((Symbol)stage);
        }

        return addresses;
    }
}
