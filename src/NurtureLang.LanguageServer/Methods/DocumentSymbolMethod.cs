using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;
using NurtureLang.Syntax.Text;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/documentSymbol`: the outline of a document.</summary>
internal static class DocumentSymbolMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/documentSymbol", "documentSymbolProvider", Json.Default.DocumentParams, Json.Default.DocumentSymbolArray, Handle);

    private static DocumentSymbol[] Handle(DocumentParams parameters, RequestContext context) =>
        context.Find(parameters.TextDocument) is { } document && context.Workspace.TreeOf(document) is { } tree
            ? [.. OutlineFeature.Of(tree).Select(item => Symbol(document.Text, item))]
            : [];

    private static DocumentSymbol Symbol(SourceText text, OutlineItem item) => new(
        item.Name, item.Detail, Translate.SymbolKind(item.Kind), Translate.Range(text, item.Span), Translate.Range(text, item.NameSpan),
        [.. item.Parts.Select(part => Symbol(text, part))]);
}
