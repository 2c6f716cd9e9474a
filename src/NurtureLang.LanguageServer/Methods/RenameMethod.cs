using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;
using NurtureLang.LanguageServer.Rpc;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/rename`: another name, wherever it stands, with what that would break outside of the campaign; or a sentence that says why not.</summary>
internal static class RenameMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) =>
        table.Request("textDocument/rename", "renameProvider", Json.Default.RenameParams, Json.Default.WorkspaceEdit, Handle);

    private static WorkspaceEdit Handle(RenameParams parameters, RequestContext context)
    {
        var document = context.Get(parameters.TextDocument);
        var result = RenameFeature.Rename(context.Workspace, document, Translate.Offset(document.Text, parameters.Position), parameters.NewName);
        if (result.Refusal is { } refusal) throw new RpcException(RpcErrorCode.RequestFailed, refusal);
        if (result.Breaks.IsEmpty || result.Edits.IsEmpty) return Translate.WorkspaceEdit(context.Session, result.Edits);
        var breaks = string.Join(' ', result.Breaks);
        if (context.Session.Traits.ConfirmsChanges)
        {
            var note = new ChangeAnnotation("What is outside of the campaign keeps the old name", NeedsConfirmation: true, breaks);
            return Translate.WorkspaceEdit(context.Session, context.Workspace.Documents, result.Edits, note);
        }

        context.Session.Client.Show(2, breaks);
        return Translate.WorkspaceEdit(context.Session, result.Edits);
    }
}
