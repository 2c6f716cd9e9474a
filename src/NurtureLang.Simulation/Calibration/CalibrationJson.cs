using System.Text.Json;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Simulation.Calibration;

/// <summary>Writes the calibration of a result; nothing where nobody asked for one.</summary>
internal static class CalibrationJson
{
    public static void Write(Utf8JsonWriter json, CalibrationResult? result)
    {
        if (result is null) return;
        json.WriteStartObject("calibration");
        json.WriteString("outcome", result.Options.Outcome.Text);
        json.WriteNumber("within_seconds", result.Options.Within / Ticks.PerSecond);
        json.WriteStartArray("snapshots");
        foreach (var snapshot in result.Snapshots) json.WriteStringValue(InstantText.Format(snapshot));
        json.WriteEndArray();
        json.WriteNumber("had_it_before", result.Before);
        json.WriteStartObject("scores");
        foreach (var score in result.Scores) Write(json, score);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ScoreCalibration score)
    {
        json.WriteStartObject(score.Name);
        json.WriteNumber("looks", score.Looks);
        json.WriteNumber("unknown", score.Unknown);
        json.WriteNumber("converted", score.Converted);
        Number(json, "rate", score.Rate);
        Number(json, "auc", score.Accuracy.Area);
        Number(json, "auc_low", score.Accuracy.Low);
        Number(json, "auc_high", score.Accuracy.High);
        json.WriteStartArray("deciles");
        foreach (var decile in score.Deciles)
        {
            json.WriteStartObject();
            json.WriteNumber("decile", decile.Number);
            Number(json, "from", decile.From);
            Number(json, "to", decile.To);
            json.WriteNumber("looks", decile.Looks);
            json.WriteNumber("converted", decile.Converted);
            Number(json, "rate", decile.Rate);
            Number(json, "lift", decile.Lift);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, long? millionths)
    {
        json.WritePropertyName(name);
        if (millionths is { } known) json.WriteRawValue(InstantText.FormatNumber(known));
        else json.WriteNullValue();
    }
}
