using System.Text.Json;
using NurtureLang.Simulation.Metrics;
using NurtureLang.Simulation.Run;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>Makes one tree of the results of several repetitions: each figure of a result gets its middle and its interval, and none is forgotten.</summary>
internal static class FigureTree
{
    // What says how a run came about, and is no figure of it.
    private static readonly string[] Head =
        ["campaign", "contacts", "rejected", "left_out", "from", "until", "late_mode", "seed", "notes", "plan", "elapsed", "what_if", "calibration"];

    /// <summary>The figures of one repetition.</summary>
    public static JsonElement Of(SimulationResult result)
    {
        using var bytes = new MemoryStream();
        ResultJson.Write(result, bytes);
        using var document = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
        return document.RootElement.Clone();
    }

    /// <summary>The figures of all repetitions.</summary>
    public static FigureGroup Merge(IReadOnlyList<JsonElement> results)
    {
        var merged = Objects([.. results.Select(one => (JsonElement?)one)], isSplit: false);
        return new FigureGroup([.. merged.Members.Where(member => !Head.Contains(member.Key))]);
    }

    private static FigureNode Merge(string name, IReadOnlyList<JsonElement?> all, bool isSplit)
    {
        var kinds = all.Select(one => one?.ValueKind).Where(kind => kind is not null and not JsonValueKind.Null).Distinct().ToList();
        if (name == "winner" && isSplit) return Winners(all);
        return kinds switch
        {
            [JsonValueKind.Object] => Objects(all, isSplit: name == "splits" || isSplit),
            [JsonValueKind.Array] => Lists(all),
            [JsonValueKind.String] => new FigureText(all.First(one => one?.ValueKind == JsonValueKind.String)?.GetString() ?? ""),
            [JsonValueKind.True or JsonValueKind.False, ..] => new FigureTruth(Count(all, JsonValueKind.True), Count(all, JsonValueKind.False), Count(all, JsonValueKind.Null)),
            // What is missing did not occur, which is nought times; what is null cannot be said.
            _ => Figure.Of(all.Where(one => one?.ValueKind != JsonValueKind.Null).Select(one => one?.GetDecimal() ?? 0)),
        };
    }

    private static FigureGroup Objects(IReadOnlyList<JsonElement?> all, bool isSplit)
    {
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in all)
        {
            if (one is not { ValueKind: JsonValueKind.Object } written) continue;
            foreach (var member in written.EnumerateObject())
            {
                if (known.Add(member.Name)) names.Add(member.Name);
            }
        }

        return new FigureGroup([.. names.Select(name => KeyValuePair.Create(name, Merge(name, [.. all.Select(one => Member(one, name))], isSplit)))]);
    }

    private static JsonElement? Member(JsonElement? written, string name) =>
        written is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var value) ? value : null;

    private static FigureList Lists(IReadOnlyList<JsonElement?> all)
    {
        var items = all.Select(one => one is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : []).ToList();
        return new FigureList([.. Enumerable.Range(0, items.Max(list => list.Count)).Select(index =>
            Merge("", [.. items.Select(list => index < list.Count ? (JsonElement?)list[index] : null)], isSplit: false))]);
    }

    // Who won differs from repetition to repetition: how often each did is what there is to say.
    private static FigureGroup Winners(IReadOnlyList<JsonElement?> all)
    {
        var arms = all.Select(one => Member(one, "arm")?.GetString() ?? "none").GroupBy(arm => arm, StringComparer.Ordinal);
        return new FigureGroup([.. arms.OrderBy(arm => arm.Key == "none").ThenBy(arm => arm.Key, StringComparer.Ordinal)
            .Select(arm => KeyValuePair.Create(arm.Key, (FigureNode)new FigureText($"{arm.Count()}")))]);
    }

    private static int Count(IReadOnlyList<JsonElement?> all, JsonValueKind kind) => all.Count(one => one?.ValueKind == kind);
}
