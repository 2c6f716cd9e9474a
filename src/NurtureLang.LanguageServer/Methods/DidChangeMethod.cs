using NurtureLang.Ide.Workspaces;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;
using NurtureLang.Syntax.Text;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/didChange`: each change in its order, against what the one before it left.</summary>
internal static class DidChangeMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table, DiagnosticsPublisher publisher) =>
        table.Notification("textDocument/didChange", "textDocumentSync", Json.Default.DidChangeParams, (parameters, session) =>
        {
            var path = DocumentUri.ToPath(parameters.TextDocument.Uri);
            if (!session.Workspace.Documents.TryGetValue(path, out var before))
            {
                session.Client.Log(2, $"{parameters.TextDocument.Uri} was changed and is not open.");
                return;
            }

            var version = parameters.TextDocument.Version ?? before.Version;
            session.Workspace = session.Workspace.With(new OpenDocument(path, version, Apply(before.Text, parameters.ContentChanges)));
            publisher.Schedule();
        });

    /// <summary>A text after changes.</summary>
    public static string Apply(SourceText before, ContentChange[] changes)
    {
        var now = before;
        foreach (var change in changes)
        {
            if (change.Range is not { } range)
            {
                now = new SourceText(now.Path, change.Text);
                continue;
            }

            var span = Translate.Span(now, range);
            now = new SourceText(now.Path, string.Concat(now.Text.AsSpan(0, span.Start), change.Text, now.Text.AsSpan(span.End)));
        }

        return now.Text;
    }
}
