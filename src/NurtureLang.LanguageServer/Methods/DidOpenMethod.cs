using NurtureLang.Ide.Workspaces;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/didOpen`: the editor has the say about a document from now on.</summary>
internal static class DidOpenMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table, DiagnosticsPublisher publisher) =>
        table.Notification("textDocument/didOpen", "textDocumentSync", Json.Default.DidOpenParams, (parameters, session) =>
        {
            var document = parameters.TextDocument;
            var path = DocumentUri.ToPath(document.Uri);
            session.Spell(path, document.Uri);
            session.Workspace = session.Workspace.With(new OpenDocument(path, document.Version, document.Text));
            publisher.Schedule();
        });
}
