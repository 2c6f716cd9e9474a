using System.Text.Encodings.Web;
using System.Text.Json;
using NurtureLang.Cli.Commands;
using NurtureLang.Semantics.Allowances;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Reporting;

/// <summary>
/// Writes diagnostics as a SARIF 2.1.0 log (OASIS), which code scanning takes: the kinds that occur as rules with their pages as help, places in
/// UTF-16 columns, mends as fixes, fingerprints that survive lines being added above, and what comments allow as suppressed results. Nothing in it is an address
/// that has to be fetched, and no path of the machine it was made on: paths go from the folder that nurture was started in, which viewers call %SRCROOT%.
/// </summary>
internal sealed class SarifReporter(TextWriter output) : IDiagnosticReporter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    private const string Base = "%SRCROOT%";

    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public void Write(Findings findings)
    {
        var diagnostics = findings.Diagnostics;
        var rules = diagnostics.Concat(findings.Allowed.Select(one => one.Placed)).Select(one => one.Diagnostic.Descriptor)
            .DistinctBy(rule => rule.Code).OrderBy(rule => rule.Code, StringComparer.Ordinal).ToList();
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules);
            WriteRunSettings(json);
            json.WriteStartArray("results");
            var fingerprints = new Fingerprints();
            int RuleOf(PlacedDiagnostic one) => rules.FindIndex(rule => rule.Code == one.Diagnostic.Code);
            foreach (var one in diagnostics) WriteResult(json, one, RuleOf(one), fingerprints.Of(one), null);
            foreach (var one in findings.Allowed) WriteResult(json, one.Placed, RuleOf(one.Placed), fingerprints.Of(one.Placed), one.By);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void WriteRunSettings(Utf8JsonWriter json)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        // The run succeeded, whatever it found.
        json.WriteBoolean("executionSuccessful", true);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Base);
        WriteText(json, "description", "The folder that nurture was started in.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
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
            json.WriteString("name", string.Concat(rule.Title.Split(' ').Select(word => string.Concat(word.Where(char.IsLetterOrDigit))).Select(Capital)));
            WriteText(json, "shortDescription", Sentence(rule.Title));
            WriteText(json, "fullDescription", Why(page) ?? Sentence(rule.Title));
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

    private static void WriteResult(Utf8JsonWriter json, PlacedDiagnostic one, int rule, string fingerprint, Allowance? allowance)
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
        if (allowance is not null) WriteSuppression(json, one, allowance);
        json.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter json, PlacedDiagnostic one, Allowance allowance)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "inSource");
        json.WriteString("status", "accepted");
        json.WriteString("justification", allowance.Reason);
        json.WritePropertyName("location");
        WriteLocation(json, one, allowance.Source, allowance.Comment, null);
        json.WriteEndObject();
        json.WriteEndArray();
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
        var path = one.PathOf(source.Path);
        if (Path.IsPathRooted(path))
        {
            json.WriteString("uri", new Uri(path).AbsoluteUri);
        }
        else
        {
            json.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
            json.WriteString("uriBaseId", Base);
        }

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

    // What stands under "Why" on the page of a diagnostic, as one line.
    private static string? Why(string page)
    {
        const string Heading = "\n## Why\n";
        var start = page.IndexOf(Heading, StringComparison.Ordinal);
        if (start < 0) return null;
        var end = page.IndexOf("\n## ", start + Heading.Length, StringComparison.Ordinal);
        return page[(start + Heading.Length)..(end < 0 ? page.Length : end)].Trim().Split("\n\n")[0].ReplaceLineEndings(" ");
    }

    private static string Sentence(string title) => $"{Capital(title)}.";

    private static string Capital(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..];

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
