using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/hover`: what stands under the pointer.</summary>
internal static class HoverMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) =>
        table.Request("textDocument/hover", "hoverProvider", Json.Default.PositionParams, Json.Default.Hover, Handle);

    private static Hover? Handle(PositionParams parameters, RequestContext context)
    {
        if (context.Find(parameters.TextDocument) is not { } document) return null;
        var found = HoverFeature.At(context.Workspace, document, Translate.Offset(document.Text, parameters.Position));
        return found is null ? null : new Hover(Translate.Markup(context.Session, found.Text), Translate.Range(document.Text, found.Span));
    }
}
