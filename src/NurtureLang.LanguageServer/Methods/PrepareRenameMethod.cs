using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/prepareRename`: whether something can be renamed, and what.</summary>
internal static class PrepareRenameMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/prepareRename", "renameProvider", Json.Default.PositionParams, Json.Default.PrepareRenameResult, Handle);

    private static PrepareRenameResult? Handle(PositionParams parameters, RequestContext context) =>
        context.Find(parameters.TextDocument) is { } document
        && RenameFeature.Prepare(context.Workspace, document, Translate.Offset(document.Text, parameters.Position)) is var (span, name)
            ? new PrepareRenameResult(Translate.Range(document.Text, span), name)
            : null;
}
