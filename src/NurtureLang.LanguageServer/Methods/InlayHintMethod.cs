using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/inlayHint`: when each step happens, what a score can reach.</summary>
internal static class InlayHintMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) =>
        table.Request("textDocument/inlayHint", "inlayHintProvider", Json.Default.RangeParams, Json.Default.InlayHintArray, Handle);

    private static Protocol.InlayHint[] Handle(RangeParams parameters, RequestContext context)
    {
        if (!context.Settings.InlayHints || context.Find(parameters.TextDocument) is not { } document) return [];
        return
        [
            .. InlayHintFeature.In(context.Workspace, document, Translate.Span(document.Text, parameters.Range)).Select(hint => new Protocol.InlayHint(
                Translate.Position(document.Text, hint.Offset), hint.Text, Translate.Markup(context.Session, hint.Details), PaddingLeft: true)),
        ];
    }
}
