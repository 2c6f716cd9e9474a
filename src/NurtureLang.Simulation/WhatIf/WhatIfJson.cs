using System.Globalization;
using System.Text.Json;
using NurtureLang.Plan;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Simulation.WhatIf;

/// <summary>Writes the what-if of a result; nothing for a replay.</summary>
internal static class WhatIfJson
{
    public static void Write(Utf8JsonWriter json, WhatIfResult? result, CampaignPlan plan)
    {
        if (result is null) return;
        json.WriteStartObject("what_if");
        json.WriteStartObject("model");
        json.WriteString("file", result.Model.Name);
        json.WriteString("sha256", result.Model.Hash);
        json.WriteString("about", result.Model.About);
        json.WriteEndObject();
        json.WriteNumber("seed", result.Seed);
        json.WriteNumber("repetitions", result.Repetitions);
        json.WriteStartObject("interval");
        json.WriteNumber("rank", Figure.EndRank(result.Repetitions));
        json.WritePropertyName("holds");
        json.WriteRawValue(InstantText.FormatNumber(Figure.Holds(result.Repetitions)));
        json.WriteEndObject();
        WriteRates(json, result, plan);
        WriteNode(json, "reactions", result.Reactions);
        json.WriteNumber("at_most", result.Model.AtMost);
        WriteNode(json, "cut_short", result.CutShort);
        WriteBest(json, result);
        json.WriteStartArray("notes");
        foreach (var note in result.Notes) json.WriteStringValue(note);
        json.WriteEndArray();
        WriteNode(json, "figures", result.Figures);
        json.WriteEndObject();
    }

    private static void WriteRates(Utf8JsonWriter json, WhatIfResult result, CampaignPlan plan)
    {
        json.WriteStartArray("rates");
        foreach (var rate in result.Rates)
        {
            json.WriteStartObject();
            json.WriteNumber("reaction", rate.Rule.Number);
            json.WriteString("about", rate.Rule.Describe(plan));
            json.WriteBoolean("estimated", rate.Touches is not null);
            if (rate.Touches is { } touches)
            {
                json.WriteNumber("touches", touches);
                json.WriteNumber("reacted", rate.Reacted ?? 0);
            }

            json.WritePropertyName("expected");
            json.WriteRawValue(InstantText.FormatNumber(rate.Expected));
            WriteNode(json, "rate", rate.Rate);
            json.WriteString("delay", rate.Delay.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBest(Utf8JsonWriter json, WhatIfResult result)
    {
        json.WriteStartObject("best");
        foreach (var split in result.Best)
        {
            json.WriteStartObject(split.Split);
            foreach (var (arm, times) in split.Arms) json.WriteNumber(arm, times);
            json.WriteNumber("tie", split.Ties);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter json, string? name, FigureNode node)
    {
        if (name is not null) json.WritePropertyName(name);
        switch (node)
        {
            case FigureGroup group:
                json.WriteStartObject();
                foreach (var (member, value) in group.Members) WriteNode(json, member, value);
                json.WriteEndObject();
                break;
            case FigureList list:
                json.WriteStartArray();
                foreach (var item in list.Items) WriteNode(json, null, item);
                json.WriteEndArray();
                break;
            case FigureText text:
                json.WriteStringValue(text.Text);
                break;
            case FigureTruth truth:
                json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $$"""{"yes": {{truth.Yes}}, "no": {{truth.No}}, "none": {{truth.None}}}"""));
                break;
            // On one line, so that a file of many figures can be read.
            case Figure figure:
                var interval = $"\"low\": {Text(figure.Low)}, \"high\": {Text(figure.High)}";
                json.WriteRawValue($$"""{"median": {{Text(figure.Median)}}, {{interval}}, "mean": {{Text(figure.Mean)}}, "known": {{Text(figure.Known)}}}""");
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static string Text(decimal? number) => number is { } known ? known.ToString("0.######", CultureInfo.InvariantCulture) : "null";
}
