using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`workspace/didChangeWatchedFiles`: something else has changed files.</summary>
internal static class DidChangeWatchedFilesMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table, DiagnosticsPublisher publisher) =>
        table.Notification("workspace/didChangeWatchedFiles", "", Json.Default.DidChangeWatchedFilesParams, (parameters, session) =>
        {
            // What the editor itself has saved is known already.
            if (Array.TrueForAll(parameters.Changes, change => session.Workspace.Documents.ContainsKey(DocumentUri.ToPath(change.Uri)))) return;
            session.Workspace = session.Workspace.Refreshed();
            publisher.Refresh();
        });
}
