using System.Collections.Immutable;
using NurtureLang.Plan.Schema;

namespace NurtureLang.History.Stored;

/// <summary>A schema in lines, so that a file can be held against a campaign and a sentence can say what differs.</summary>
/// <remarks>In it is all that the numbers of a history mean: names, types, and the lists that positions point into.</remarks>
internal static class SchemaText
{
    /// <summary>The lines of a schema.</summary>
    /// <param name="options">The schema and the names.</param>
    /// <param name="zone">The zone in which instants without an offset were read; null where there was none.</param>
    public static List<string> Of(HistoryOptions options, string? zone)
    {
        var lines = options.Schema.Fields.Select(field => $"field {field.Name}: {TypeOf(field.Type, options)}").ToList();
        foreach (var one in options.Schema.Events)
        {
            lines.Add($"event {one.Name}{(one.Role == EventRole.Declared ? "" : " (built in)")}");
            lines.AddRange(one.Properties.Select(property => $"{property.Name} of {one.Name}: {TypeOf(property.Type, options)}"));
        }

        if (zone is not null) lines.Add($"timezone {zone}");
        return lines;
    }

    /// <summary>What differs, as a sentence without its end; null where nothing does.</summary>
    public static string? Difference(List<string> file, List<string> campaign)
    {
        if (file.SequenceEqual(campaign, StringComparer.Ordinal)) return null;
        var added = campaign.Except(file, StringComparer.Ordinal).FirstOrDefault();
        var gone = file.Except(campaign, StringComparer.Ordinal).FirstOrDefault();
        return (added, gone) switch
        {
            (null, null) => "the campaign has the same fields and events in another order",
            (null, _) => $"it holds `{Cut(gone)}`, which the campaign does not have",
            (_, null) => $"the campaign has `{Cut(added)}`, which it does not hold",
            _ => $"the campaign has `{Cut(added)}`, and it holds `{Cut(gone)}`",
        };
    }

    /// <summary>How many values a type has; 0 where any number may be one.</summary>
    public static int Limit(PlanType type, HistoryOptions options) => NamesOf(type, options).Length;

    private static string TypeOf(PlanType type, HistoryOptions options)
    {
        var names = NamesOf(type, options);
        var one = names.Length == 0 ? $"{type.Kind}".ToLowerInvariant() : $"{$"{type.Kind}".ToLowerInvariant()} ({string.Join(", ", names)})";
        return $"{(type.Set ? "set of " : "")}{one}{(type.Optional ? "?" : "")}";
    }

    private static ImmutableArray<string> NamesOf(PlanType type, HistoryOptions options) => type.Kind switch
    {
        ValueKind.Channel => options.Names.Channels,
        ValueKind.Message => options.Names.Messages,
        ValueKind.Asset => options.Names.Assets,
        ValueKind.Topic => options.Names.Topics,
        ValueKind.Enum => options.Schema.Enums[type.Enum].Values,
        _ => [],
    };

    private static string Cut(string line) => line.Length > 200 ? $"{line[..200]}..." : line;
}
