using System.Text.Encodings.Web;
using System.Text.Json;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Cli.Testing;

/// <summary>Writes what came of tests as one JSON object, with the timelines of those that failed.</summary>
internal sealed class JsonTestReporter(TextWriter output) : ITestReporter
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public void Write(IReadOnlyList<RanTest> tests, IReadOnlyList<CampaignCoverage> coverages)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form))
        {
            json.WriteStartObject();
            json.WriteNumber("passed", tests.Count(test => test.Passed));
            json.WriteNumber("failed", tests.Count(test => !test.Passed));
            json.WriteStartArray("tests");
            foreach (var test in tests) Write(json, test);
            json.WriteEndArray();
            if (coverages.Count > 0) Write(json, coverages);
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<CampaignCoverage> coverages)
    {
        json.WriteStartArray("coverage");
        foreach (var campaign in coverages)
        {
            foreach (var place in campaign.Coverage.Places)
            {
                var (path, line) = campaign.Place(place.Source);
                json.WriteStartObject();
                json.WriteString("kind", place.Kind);
                json.WriteString("name", place.Name);
                json.WriteString("file", path);
                json.WriteNumber("line", line);
                json.WriteNumber("hits", place.Hits);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RanTest test)
    {
        var (path, line) = test.Place(test.Result.Test.Source);
        json.WriteStartObject();
        json.WriteString("title", test.Result.Test.Title);
        json.WriteString("file", path);
        json.WriteNumber("line", line);
        json.WriteBoolean("passed", test.Passed);
        json.WriteStartArray("failures");
        foreach (var (source, expected, instead) in TestText.Failures(test))
        {
            var (file, number) = test.Place(source);
            json.WriteStartObject();
            json.WriteString("expected", expected);
            json.WriteString("instead", instead);
            json.WriteString("file", file);
            json.WriteNumber("line", number);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("timeline");
        var lines = new DecisionJson();
        foreach (var timeline in test.Result.Timelines)
        {
            foreach (var decision in timeline.Decisions) json.WriteRawValue(lines.Write(timeline.Name, decision)[..^1]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
