using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/didSave`: the disk is looked at anew, for clients that watch no files.</summary>
internal static class DidSaveMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table, DiagnosticsPublisher publisher) =>
        table.Notification("textDocument/didSave", "textDocumentSync", Json.Default.DidSaveParams, (_, session) =>
        {
            session.Workspace = session.Workspace.Refreshed();
            publisher.Schedule();
        });
}
