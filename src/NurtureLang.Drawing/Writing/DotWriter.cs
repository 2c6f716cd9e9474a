using System.Diagnostics;
using System.Text;
using NurtureLang.Drawing.Map;

namespace NurtureLang.Drawing.Writing;

/// <summary>Writes the picture in DOT, for Graphviz and what reads its language.</summary>
public static class DotWriter
{
    /// <summary>The picture as a directed graph.</summary>
    public static string Write(CampaignMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var text = new StringBuilder("digraph campaign {\n  compound=true;\n  node [fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
        text.Append($"  label={Quoted(map.Title)};\n");
        foreach (var part in map.Parts)
        {
            text.Append($"  subgraph cluster_{part.Id} {{\n    label={Quoted(part.Title)};\n");
            foreach (var node in part.Nodes) text.Append($"    {node.Id} [label={Quoted(node.Text)}, shape={Shape(node.Kind)}];\n");
            foreach (var edge in part.Edges) Write(text, edge, part.Kind == MapPartKind.Journey ? "constraint=true" : edge.IsBack ? "constraint=false" : "");
            text.Append("  }\n");
        }

        foreach (var link in map.Links) Write(text, link, "style=dashed");
        return text.Append("}\n").ToString();
    }

    private static void Write(StringBuilder text, MapEdge edge, string style)
    {
        var label = edge.Text.Length == 0 ? "" : $"label={Quoted(edge.Text)}";
        text.Append($"    {edge.From} -> {edge.To} [{string.Join(", ", new[] { label, style }.Where(one => one.Length > 0))}];\n");
    }

    private static string Shape(MapNodeKind kind) => kind switch
    {
        MapNodeKind.Stage or MapNodeKind.Entry or MapNodeKind.Ending => "oval",
        MapNodeKind.Send => "box",
        MapNodeKind.Wait => "hexagon",
        MapNodeKind.Branch => "diamond",
        MapNodeKind.Repeat => "box3d",
        MapNodeKind.ForPeople => "parallelogram",
        MapNodeKind.Act => "cds",
        MapNodeKind.Rule => "note",
        _ => throw new UnreachableException(),
    };

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
