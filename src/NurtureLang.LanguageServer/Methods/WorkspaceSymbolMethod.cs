using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`workspace/symbol`: declarations in all files, by a part of their name.</summary>
internal static class WorkspaceSymbolMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "workspace/symbol", "workspaceSymbolProvider", Json.Default.WorkspaceSymbolParams, Json.Default.SymbolInformationArray, Handle);

    private static SymbolInformation[] Handle(WorkspaceSymbolParams parameters, RequestContext context) =>
    [
        .. WorkspaceSymbolFeature.Find(context.Workspace, parameters.Query, context.Cancelled).Select(one => new SymbolInformation(
            one.Name, Translate.SymbolKind(one.Kind), Translate.Location(context.Session, one.Place), one.Container)),
    ];
}
