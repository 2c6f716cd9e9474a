using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/references`: every use, in every file.</summary>
internal static class ReferencesMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) =>
        table.Request("textDocument/references", "referencesProvider", Json.Default.ReferenceParams, Json.Default.LocationArray, Handle);

    private static Location[] Handle(ReferenceParams parameters, RequestContext context) => context.Find(parameters.TextDocument) is not { } document
        ? []
        : [.. NavigationFeature.References(context.Workspace, document, Translate.Offset(document.Text, parameters.Position))
            .Where(one => parameters.Context.IncludeDeclaration || !one.IsDeclaration)
            .Select(one => Translate.Location(context.Session, one.Place))];
}
