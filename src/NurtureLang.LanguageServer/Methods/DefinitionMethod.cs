using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/definition`: where a name is declared, which file a path leads to.</summary>
internal static class DefinitionMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) =>
        table.Request("textDocument/definition", "definitionProvider", Json.Default.PositionParams, Json.Default.LocationArray, Handle);

    private static Location[] Handle(PositionParams parameters, RequestContext context) => context.Find(parameters.TextDocument) is not { } document
        ? []
        : [.. NavigationFeature.Definition(context.Workspace, document, Translate.Offset(document.Text, parameters.Position))
            .Select(place => Translate.Location(context.Session, place))];
}
