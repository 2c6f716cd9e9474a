using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`workspace/didChangeWorkspaceFolders`: folders were opened or closed.</summary>
internal static class DidChangeWorkspaceFoldersMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table, DiagnosticsPublisher publisher) =>
        table.Notification("workspace/didChangeWorkspaceFolders", "workspace", Json.Default.DidChangeWorkspaceFoldersParams, (parameters, session) =>
        {
            var removed = parameters.Event.Removed.Select(folder => DocumentUri.ToPath(folder.Uri));
            var added = parameters.Event.Added.Select(folder => DocumentUri.ToPath(folder.Uri));
            session.Workspace = session.Workspace.With([.. session.Workspace.Folders.Except(removed).Union(added)]);
            publisher.Refresh();
        });
}
