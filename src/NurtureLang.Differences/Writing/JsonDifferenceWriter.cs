using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NurtureLang.Differences.Writing;

/// <summary>Writes a difference as JSON; docs/cli.md has its form.</summary>
public static class JsonDifferenceWriter
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object, ended by a line feed.</summary>
    public static string Write(DifferenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form))
        {
            json.WriteStartObject();
            json.WriteString("old", report.Old);
            json.WriteString("new", report.New);
            json.WriteBoolean("nothing", report.Difference.IsNothing);
            if (report.Difference.IsNothing) json.WriteNull("highest");
            else json.WriteString("highest", DifferenceReport.RiskName(report.Difference.Highest));
            json.WriteStartObject("hash");
            json.WriteString("old", report.Hashes.Old);
            json.WriteString("new", report.Hashes.New);
            json.WriteBoolean("same", report.Difference.SameHash);
            json.WriteString("reason", report.Difference.HashReason);
            json.WriteEndObject();
            json.WriteStartArray("changes");
            foreach (var change in report.Difference.Changes) Write(json, change);
            json.WriteEndArray();
            WriteStranding(json, report);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Change change)
    {
        json.WriteStartObject();
        json.WriteString("kind", change.Kind.ToString().ToLowerInvariant());
        json.WriteString("part", change.Part.ToString().ToLowerInvariant());
        json.WriteString("of", change.Of);
        json.WriteString("name", change.Name);
        json.WriteString("aspect", change.Aspect);
        json.WriteString("sentence", change.Whole);
        json.WriteString("risk", DifferenceReport.RiskName(change.Risk));
        json.WriteString("why", change.Why);
        json.WriteString("was", change.Was);
        json.WriteString("is", change.Is);
        WritePlace(json, "old", change.OldPlace);
        WritePlace(json, "new", change.NewPlace);
        json.WriteStartArray("details");
        foreach (var detail in change.Details) json.WriteStringValue(detail);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStranding(Utf8JsonWriter json, DifferenceReport report)
    {
        json.WriteStartObject("stranding");
        json.WriteString("at", report.People?.At);
        if (report.People is { } counted) json.WriteNumber("people", counted.Total);
        else json.WriteNull("people");
        json.WriteString("not_counted", report.NotCounted);
        json.WriteStartArray("places");
        foreach (var (place, people) in report.Places)
        {
            json.WriteStartObject();
            json.WriteString("place", place.Place);
            json.WriteString("what", place.What);
            json.WriteBoolean("stage", place.IsStage);
            json.WriteBoolean("brief", place.IsBrief);
            if (people is { } count) json.WriteNumber("people", count);
            else json.WriteNull("people");
            WritePlace(json, "old", place.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, string name, string? place)
    {
        var colon = place?.LastIndexOf(':') ?? -1;
        if (place is null || colon < 0 || !int.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line))
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("file", place[..colon]);
        json.WriteNumber("line", line);
        json.WriteEndObject();
    }
}
