using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/selectionRange`: how a selection grows.</summary>
internal static class SelectionRangeMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/selectionRange", "selectionRangeProvider", Json.Default.SelectionRangeParams, Json.Default.SelectionRangeArray, Handle);

    private static SelectionRange[]? Handle(SelectionRangeParams parameters, RequestContext context) =>
        context.Find(parameters.TextDocument) is { } document && context.Workspace.TreeOf(document) is { } tree
            ? [.. parameters.Positions.Select(position => Around(document.Text, tree, Translate.Offset(document.Text, position)))]
            : null;

    private static SelectionRange Around(SourceText text, SyntaxTree tree, int offset)
    {
        SelectionRange? widest = null;
        foreach (var span in SelectionFeature.Around(tree, offset).Reverse()) widest = new SelectionRange(Translate.Range(text, span), widest);
        return widest ?? new SelectionRange(Translate.Range(text, new TextSpan(offset, 0)), null);
    }
}
