using System.Collections.Immutable;
using System.Text.Json;
using NurtureLang.Plan.Schema;

namespace NurtureLang.History;

/// <summary>
/// Which columns hold the fields where they have other names. The file is JSON:
/// <c>{"contacts": {"contact_id": "Kundennummer"}, "events": {"timestamp": "zeit", "event": "art"}}</c>, field on the left, column on the right.
/// </summary>
/// <param name="Contacts">From a field of the contact, or `contact_id`, to its column.</param>
/// <param name="Events">From a property, or `contact_id`, `timestamp`, `event`, `event_id`, `received_at`, to its column.</param>
public sealed record HistoryMapping(ImmutableDictionary<string, string> Contacts, ImmutableDictionary<string, string> Events)
{
    private const int LargestFile = 1024 * 1024;

    /// <summary>Every column has the name of its field.</summary>
    public static HistoryMapping None { get; } = new(ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);

    /// <summary>Reads a mapping file; every name on a left side has to be one that the schema knows.</summary>
    /// <exception cref="HistoryException">The file cannot be read, or says something that means nothing.</exception>
    public static HistoryMapping Load(string path, PlanSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        byte[] content;
        try
        {
            if (new FileInfo(path).Length > LargestFile) throw new HistoryException($"The mapping file {path} is larger than 1 MiB.");
            content = File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new HistoryException($"The mapping file {path} cannot be read: {problem.Message}", problem);
        }

        return Parse(path, content, schema);
    }

    /// <summary>Reads a mapping from the bytes of its file, whose name stands in messages.</summary>
    /// <exception cref="HistoryException">It says something that means nothing.</exception>
    public static HistoryMapping Parse(string name, ReadOnlyMemory<byte> content, PlanSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 8 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new HistoryException($"The mapping file {name} has to hold one object with \"contacts\" and \"events\".");
            var mapping = None;
            foreach (var part in document.RootElement.EnumerateObject())
            {
                mapping = part.Name switch
                {
                    "contacts" => mapping with { Contacts = Read(name, part, ContactNames(schema)) },
                    "events" => mapping with { Events = Read(name, part, EventNames(schema)) },
                    _ => throw new HistoryException(
                        $"The mapping file {name} has a part \"{part.Name}\"; the parts are \"contacts\" and \"events\"."),
                };
            }

            return mapping;
        }
        catch (JsonException problem)
        {
            throw new HistoryException($"The mapping file {name} is not valid JSON, in line {problem.LineNumber + 1}.", problem);
        }
        catch (InvalidOperationException problem)
        {
            throw new HistoryException($"The mapping file {name} holds a text that is not valid Unicode.", problem);
        }
    }

    private static ImmutableDictionary<string, string> Read(string name, JsonProperty part, HashSet<string> known)
    {
        if (part.Value.ValueKind != JsonValueKind.Object)
            throw new HistoryException($"In the mapping file {name}, \"{part.Name}\" has to be an object of field and column.");
        var columns = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in part.Value.EnumerateObject())
        {
            if (!known.Contains(entry.Name))
            {
                throw new HistoryException(
                    $"The mapping file {name} maps \"{entry.Name}\" of {part.Name}, which the campaign does not know; it knows {string.Join(", ", known)}.");
            }

            if (entry.Value.ValueKind != JsonValueKind.String)
                throw new HistoryException($"In the mapping file {name}, the column of \"{entry.Name}\" has to be a text.");
            columns[entry.Name] = entry.Value.GetString() ?? "";
        }

        return columns.ToImmutable();
    }

    private static HashSet<string> ContactNames(PlanSchema schema) => ["contact_id", .. schema.Fields.Select(field => field.Name)];

    private static HashSet<string> EventNames(PlanSchema schema) =>
        ["contact_id", "timestamp", "event", "event_id", "received_at", .. schema.Events.SelectMany(e => e.Properties).Select(p => p.Name)];
}
