using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/documentHighlight`: the other uses in the document.</summary>
internal static class DocumentHighlightMethod
{
    private const int Read = 2;
    private const int Write = 3;

    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/documentHighlight", "documentHighlightProvider", Json.Default.PositionParams, Json.Default.DocumentHighlightArray, Handle);

    private static DocumentHighlight[] Handle(PositionParams parameters, RequestContext context) => context.Find(parameters.TextDocument) is not { } document
        ? []
        : [.. NavigationFeature.Highlights(context.Workspace, document, Translate.Offset(document.Text, parameters.Position))
            .Select(one => new DocumentHighlight(Translate.Range(one.Place.Source, one.Place.Span), one.IsDeclaration ? Write : Read))];
}
