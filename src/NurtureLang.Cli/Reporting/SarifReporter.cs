using System.Text.Encodings.Web;
using System.Text.Json;
using NurtureLang.Cli.Commands;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Reporting;

/// <summary>
/// Writes diagnostics as a SARIF 2.1.0 log (OASIS), which code scanning takes: the kinds that occur as rules with their pages as help, places in
/// UTF-16 columns, mends as fixes, and fingerprints that survive lines being added above.
/// </summary>
internal sealed class SarifReporter(TextWriter output) : IDiagnosticReporter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public void Write(IReadOnlyList<PlacedDiagnostic> diagnostics, int checkedFiles)
    {
        var rules = diagnostics.Select(one => one.Diagnostic.Descriptor).DistinctBy(rule => rule.Code).OrderBy(rule => rule.Code, StringComparer.Ordinal).ToList();
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            var fingerprints = new Fingerprints();
            foreach (var one in diagnostics) WriteResult(json, one, rules.FindIndex(rule => rule.Code == one.Diagnostic.Code), fingerprints.Of(one));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void WriteTool(Utf8JsonWriter json, List<DiagnosticDescriptor> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "nurture");
        json.WriteString("semanticVersion", ProgramVersion.Text);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            var page = DiagnosticPages.Read(rule.Code) ?? rule.Title;
            json.WriteStartObject();
            json.WriteString("id", rule.Code);
            WriteText(json, "shortDescription", rule.Title);
            json.WriteStartObject("help");
            json.WriteString("text", page);
            json.WriteString("markdown", page);
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", SeverityNames.Of(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, PlacedDiagnostic one, int rule, string fingerprint)
    {
        var diagnostic = one.Diagnostic;
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", SeverityNames.Of(diagnostic.Severity));
        WriteText(json, "message", diagnostic.Message);
        json.WriteStartArray("locations");
        WriteLocation(json, one, diagnostic.Source, diagnostic.Span, null);
        json.WriteEndArray();
        if (diagnostic.Related.Length > 0)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var related in diagnostic.Related) WriteLocation(json, one, related.Source, related.Span, related.Label);
            json.WriteEndArray();
        }

        json.WriteStartObject("partialFingerprints");
        json.WriteString("nurtureLine/v1", fingerprint);
        json.WriteEndObject();
        if (diagnostic.Fix is { } fix) WriteFix(json, one, fix);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, PlacedDiagnostic one, SourceText source, TextSpan span, string? label)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, one, source);
        WriteRegion(json, "region", source, span);
        json.WriteEndObject();
        if (label is { Length: > 0 }) WriteText(json, "message", label);
        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, PlacedDiagnostic one, Fix fix)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        WriteText(json, "description", fix.Title);
        json.WriteStartArray("artifactChanges");
        foreach (var file in fix.Edits.GroupBy(edit => edit.Source))
        {
            json.WriteStartObject();
            WriteArtifact(json, one, file.Key);
            json.WriteStartArray("replacements");
            foreach (var edit in file)
            {
                json.WriteStartObject();
                WriteRegion(json, "deletedRegion", edit.Source, edit.Span);
                WriteText(json, "insertedContent", edit.NewText);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteArtifact(Utf8JsonWriter json, PlacedDiagnostic one, SourceText source)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', one.PathOf(source.Path).Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, SourceText source, TextSpan span)
    {
        var (start, end) = (source.GetPosition(span.Start), source.GetPosition(span.End));
        json.WriteStartObject(name);
        json.WriteNumber("startLine", start.Line);
        json.WriteNumber("startColumn", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
