using System.Text.Json.Nodes;
using NurtureLang.Plan;
using NurtureLang.Plan.Serialization;

namespace NurtureLang.LanguageServer.Tests.Refactorings;

/// <summary>
/// What a plan does, as a text: segments, counts and stretches of time are written where they are asked for, chains of one word are flat, lines that differ in
/// their condition alone are one line with `any` of them, and where something stands in the source is left out.
/// </summary>
internal sealed class PlanMeaning
{
    private static readonly string[] Tables = ["segments", "aggregates", "held"];
    private static readonly string[] Left = ["sources", "hash", "state_bytes", "capacity", .. Tables];

    private readonly Dictionary<string, JsonArray> tables;

    private PlanMeaning(JsonObject plan) => tables = Tables.ToDictionary(name => name, name => (JsonArray?)plan[name] ?? []);

    public static string Of(CampaignPlan plan)
    {
        var json = (JsonObject)JsonNode.Parse(PlanJson.Write(plan))!;
        return new PlanMeaning(json).Rewrite(json)!.ToJsonString();
    }

    private JsonNode? Rewrite(JsonNode? node) => node switch
    {
        JsonObject item when (string?)item["op"] == "segment" => Rewrite(tables["segments"][(int)item["segment"]!]!["condition"]),
        JsonObject item when (string?)item["op"] == "held" => new JsonObject { ["held"] = Rewrite(tables["held"][(int)item["held"]!]) },
        JsonObject item when (string?)item["op"] is "aggregate" or "keyed_aggregate" =>
            new JsonObject { ["made"] = Rewrite(tables["aggregates"][(int)item["aggregate"]!]), ["key"] = Rewrite(item["key"]) },
        JsonObject item when (string?)item["op"] is ("all" or "any") and { } word => Chain(word, ((JsonArray)item["parts"]!).Select(Rewrite)),
        // The name of a rule and the words of a promise are what they say, word for word.
        JsonObject item when item["points"] is not null && item["name"] is not null => Rewrite(Without("name", item)),
        JsonObject item when item["claim"] is not null => Rewrite(Without("claim", item)),
        JsonObject item => new JsonObject(item.Where(one => !Left.Contains(one.Key) && !one.Key.EndsWith("source", StringComparison.Ordinal)).Select(one =>
            KeyValuePair.Create(one.Key, one.Key is "exits" or "suppressions" or "transitions" ? Joined((JsonArray)Rewrite(one.Value)!)
            : one.Key is "without" or "last_instant" && (int)one.Value! >= 0 ? Rewrite(tables["aggregates"][(int)one.Value!])
            : Rewrite(one.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Rewrite)]),
        _ => node?.DeepClone(),
    };

    private static JsonObject Chain(string word, IEnumerable<JsonNode?> parts) => new()
    {
        ["op"] = word,
        ["parts"] = new JsonArray(
            [.. parts.SelectMany(part => part is JsonObject inner && (string?)inner["op"] == word ? (JsonArray)inner["parts"]! : [part]).Select(part => part?.DeepClone())]),
    };

    // Two lines beside each other that differ in what they ask alone.
    private static JsonArray Joined(JsonArray lines)
    {
        var joined = new List<JsonObject>();
        foreach (var line in lines.Select(line => (JsonObject)line!.DeepClone()))
        {
            var before = joined.LastOrDefault();
            var asked = new[] { "when", "where" }.FirstOrDefault(name => line[name] is not null && before?[name] is not null);
            if (asked is null || Without(asked, line).ToJsonString() != Without(asked, before!).ToJsonString()) joined.Add(line);
            else before![asked] = Chain("any", [before[asked]!.DeepClone(), line[asked]!.DeepClone()]);
        }

        return new JsonArray([.. joined]);
    }

    private static JsonObject Without(string name, JsonObject line)
    {
        var copy = (JsonObject)line.DeepClone();
        copy.Remove(name);
        return copy;
    }
}
