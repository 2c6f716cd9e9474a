using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/documentLink`: imports, bodies of messages, scripts.</summary>
internal static class DocumentLinkMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/documentLink", "documentLinkProvider", Json.Default.DocumentParams, Json.Default.DocumentLinkArray, Handle);

    private static DocumentLink[] Handle(DocumentParams parameters, RequestContext context) => context.Find(parameters.TextDocument) is not { } document
        ? []
        : [.. LinkFeature.Of(context.Workspace, document)
            .Select(link => new DocumentLink(Translate.Range(document.Text, link.Span), context.Session.UriOf(link.Path), link.What))];
}
