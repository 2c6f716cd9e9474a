using System.Text.Encodings.Web;
using System.Text.Json;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Cli.Reporting;

/// <summary>Writes diagnostics as one JSON object; lines and columns count from one, columns in UTF-16 code units, ends are exclusive.</summary>
internal sealed class JsonReporter(TextWriter output) : IDiagnosticReporter
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public void Write(Findings findings)
    {
        var diagnostics = findings.Diagnostics;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form))
        {
            json.WriteStartObject();
            json.WriteNumber("files", findings.Files);
            json.WriteNumber("errors", SeverityNames.Count(diagnostics, Severity.Error));
            json.WriteNumber("warnings", SeverityNames.Count(diagnostics, Severity.Warning));
            json.WriteNumber("notes", SeverityNames.Count(diagnostics, Severity.Note));
            json.WriteStartArray("diagnostics");
            foreach (var one in diagnostics) Write(json, one, null);
            json.WriteEndArray();
            json.WriteStartArray("allowed");
            foreach (var one in findings.Allowed) Write(json, one.Placed, one.By.Reason);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, PlacedDiagnostic one, string? because)
    {
        var diagnostic = one.Diagnostic;
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", SeverityNames.Of(diagnostic.Severity));
        json.WriteString("message", diagnostic.Message);
        WritePlace(json, one, diagnostic.Source, diagnostic.Span);
        json.WriteStartArray("related");
        foreach (var related in diagnostic.Related)
        {
            json.WriteStartObject();
            json.WriteString("label", related.Label);
            WritePlace(json, one, related.Source, related.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (diagnostic.Fix is { } fix) WriteFix(json, one, fix);
        if (because is not null) json.WriteString("because", because);
        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, PlacedDiagnostic one, Fix fix)
    {
        json.WriteStartObject("fix");
        json.WriteString("title", fix.Title);
        json.WriteStartArray("edits");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            WritePlace(json, one, edit.Source, edit.Span);
            json.WriteString("text", edit.NewText);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, PlacedDiagnostic one, SourceText source, TextSpan span)
    {
        var (start, end) = (source.GetPosition(span.Start), source.GetPosition(span.End));
        json.WriteString("file", one.PathOf(source.Path));
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
        json.WriteNumber("end_line", end.Line);
        json.WriteNumber("end_column", end.Column);
    }
}
