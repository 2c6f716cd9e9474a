using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/codeLens`: what can be run, and what the last simulation counted.</summary>
internal static class CodeLensMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) =>
        table.Request("textDocument/codeLens", "codeLensProvider", Json.Default.DocumentParams, Json.Default.CodeLensArray, Handle);

    private static CodeLens[] Handle(DocumentParams parameters, RequestContext context)
    {
        if (context.Find(parameters.TextDocument) is not { } document) return [];
        var uri = context.Session.UriOf(document.Path);
        return
        [
            .. CodeLensFeature.Of(context.Workspace, document, context.Session.SimulationOf)
                .Select(lens => new CodeLens(Translate.Range(document.Text, lens.Span), Command(lens, uri))),
        ];
    }

    private static Command Command(Lens lens, string uri) => lens.Kind switch
    {
        LensKind.Figure => new Command(lens.Title, ""),
        LensKind.Simulate => new Command(lens.Title, ClientCommands.Simulate, [uri]),
        LensKind.RunTest => new Command(lens.Title, ClientCommands.RunTest, [uri, lens.Test ?? ""]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
