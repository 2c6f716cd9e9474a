using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/didClose`: the disk has the say again.</summary>
internal static class DidCloseMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table, DiagnosticsPublisher publisher) =>
        table.Notification("textDocument/didClose", "textDocumentSync", Json.Default.DocumentParams, (parameters, session) =>
        {
            session.Workspace = session.Workspace.Without(DocumentUri.ToPath(parameters.TextDocument.Uri));
            publisher.Schedule();
        });
}
