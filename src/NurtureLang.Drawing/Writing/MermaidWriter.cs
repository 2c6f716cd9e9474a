using System.Diagnostics;
using System.Text;
using NurtureLang.Drawing.Map;

namespace NurtureLang.Drawing.Writing;

/// <summary>Writes the picture for Mermaid, which GitHub, wikis and editors draw in Markdown.</summary>
public static class MermaidWriter
{
    /// <summary>The picture as a Mermaid flowchart.</summary>
    public static string Write(CampaignMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var text = new StringBuilder("flowchart TB\n");
        foreach (var part in map.Parts)
        {
            text.Append($"  subgraph {part.Id}[\"{Escape(part.Title)}\"]\n    direction {(part.Kind == MapPartKind.Journey ? "LR" : "TB")}\n");
            foreach (var node in part.Nodes)
            {
                var (open, close) = Shape(node.Kind);
                text.Append($"    {node.Id}{open}\"{Escape(node.Text)}\"{close}\n");
            }

            foreach (var edge in part.Edges) Write(text, edge, "-->");
            text.Append("  end\n");
        }

        foreach (var link in map.Links) Write(text, link, "-.->");
        return text.ToString();
    }

    private static void Write(StringBuilder text, MapEdge edge, string arrow) =>
        text.Append($"    {edge.From} {arrow}{(edge.Text.Length == 0 ? "" : $"|\"{Escape(edge.Text)}\"|")} {edge.To}\n");

    private static (string Open, string Close) Shape(MapNodeKind kind) => kind switch
    {
        MapNodeKind.Stage => ("([", "])"),
        MapNodeKind.Entry or MapNodeKind.Ending => ("([", "])"),
        MapNodeKind.Send => ("[", "]"),
        MapNodeKind.Wait => ("{{", "}}"),
        MapNodeKind.Branch => ("{", "}"),
        MapNodeKind.Repeat => ("[[", "]]"),
        MapNodeKind.ForPeople => ("[/", "/]"),
        MapNodeKind.Act => ("[(", ")]"),
        MapNodeKind.Rule => ("[", "]"),
        _ => throw new UnreachableException(),
    };

    // Mermaid writes characters of its own as entities with a number sign.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            escaped.Append(letter switch
            {
                '"' => "#quot;",
                '#' => "#35;",
                '<' => "#lt;",
                '>' => "#gt;",
                '&' => "#amp;",
                '`' => "#96;",
                '\n' => "<br/>",
                _ when char.IsControl(letter) => " ",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}
