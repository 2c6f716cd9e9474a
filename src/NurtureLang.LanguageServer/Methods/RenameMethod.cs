using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;
using NurtureLang.LanguageServer.Rpc;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/rename`: another name, wherever it stands; or a sentence that says why not.</summary>
internal static class RenameMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) =>
        table.Request("textDocument/rename", "renameProvider", Json.Default.RenameParams, Json.Default.WorkspaceEdit, Handle);

    private static WorkspaceEdit Handle(RenameParams parameters, RequestContext context)
    {
        var document = context.Get(parameters.TextDocument);
        var result = RenameFeature.Rename(context.Workspace, document, Translate.Offset(document.Text, parameters.Position), parameters.NewName);
        return result.Refusal is { } refusal
            ? throw new RpcException(RpcErrorCode.RequestFailed, refusal)
            : Translate.WorkspaceEdit(context.Session, result.Edits);
    }
}
