using System.Security.Cryptography;
using System.Text.Json;
using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/diagnostic`: what is wrong with a document.</summary>
internal static class DocumentDiagnosticMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/diagnostic", "diagnosticProvider", Json.Default.DocumentDiagnosticParams, Json.Default.DocumentDiagnosticReport, Handle);

    /// <summary>The diagnostics of a file as they are shown, and what tells this list from another one.</summary>
    public static (Diagnostic[] Items, string Id) Of(IEnumerable<PlacedDiagnostic> all, RequestContext context)
    {
        Diagnostic[] items = [.. DiagnosticsPublisher.Shown(all, context.Settings).Select(one => Translate.Diagnostic(context.Session, one))];
        var report = new PublishDiagnosticsParams("", null, items);
        return (items, Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(report, Json.Default.PublishDiagnosticsParams)).AsSpan(0, 8)));
    }

    private static DocumentDiagnosticReport Handle(DocumentDiagnosticParams parameters, RequestContext context)
    {
        var (items, id) = Of(DiagnosticsFeature.Of(context.Workspace, DocumentUri.ToPath(parameters.TextDocument.Uri)), context);
        return id == parameters.PreviousResultId ? new DocumentDiagnosticReport("unchanged", id, null) : new DocumentDiagnosticReport("full", id, items);
    }
}
