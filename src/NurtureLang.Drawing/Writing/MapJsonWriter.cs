using System.Text.Encodings.Web;
using System.Text.Json;
using NurtureLang.Drawing.Map;

namespace NurtureLang.Drawing.Writing;

/// <summary>Writes the picture as JSON, with the places of its boxes and the lines that they come from, for programs that draw it themselves.</summary>
public static class MapJsonWriter
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The picture as one JSON object.</summary>
    public static string Write(CampaignMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form))
        {
            json.WriteStartObject();
            json.WriteString("title", map.Title);
            json.WriteStartArray("parts");
            foreach (var part in map.Parts) Write(json, part);
            json.WriteEndArray();
            Write(json, "links", map.Links);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, MapPart part)
    {
        json.WriteStartObject();
        json.WriteString("id", part.Id);
        json.WriteString("kind", NameOf(part.Kind.ToString()));
        json.WriteString("title", part.Title);
        json.WriteNumber("columns", part.Columns);
        json.WriteNumber("rows", part.Rows);
        Write(json, part.Place);
        json.WriteStartArray("nodes");
        foreach (var node in part.Nodes)
        {
            json.WriteStartObject();
            json.WriteString("id", node.Id);
            json.WriteString("kind", NameOf(node.Kind.ToString()));
            json.WriteString("text", node.Text);
            json.WriteNumber("column", node.Column);
            json.WriteNumber("row", node.Row);
            Write(json, node.Place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "edges", part.Edges);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<MapEdge> edges)
    {
        json.WriteStartArray(name);
        foreach (var edge in edges)
        {
            json.WriteStartObject();
            json.WriteString("from", edge.From);
            json.WriteString("to", edge.To);
            json.WriteString("text", edge.Text);
            if (edge.Via is { } via) json.WriteNumber("via", via);
            json.WriteBoolean("back", edge.IsBack);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, MapPlace place)
    {
        json.WriteString("file", place.File);
        json.WriteNumber("line", place.Line);
    }

    // `ForPeople` is written `for_people`.
    private static string NameOf(string word) => string.Concat(word.Select((letter, at) => (at > 0 && char.IsUpper(letter) ? "_" : "") + char.ToLowerInvariant(letter)));
}
