using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/foldingRange`: what folds.</summary>
internal static class FoldingRangeMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/foldingRange", "foldingRangeProvider", Json.Default.DocumentParams, Json.Default.FoldingRangeArray, Handle);

    private static FoldingRange[] Handle(DocumentParams parameters, RequestContext context) =>
        context.Find(parameters.TextDocument) is { } document && context.Workspace.TreeOf(document) is { } tree
            ? [.. FoldingFeature.Of(tree).Select(fold => new FoldingRange(fold.First - 1, fold.Last - 1, fold.Kind))]
            : [];
}
