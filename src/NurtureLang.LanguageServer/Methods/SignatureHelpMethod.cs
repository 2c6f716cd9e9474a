using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/signatureHelp`: the shape of what is being written, with the part at the caret.</summary>
internal static class SignatureHelpMethod
{
    /// <summary>After which characters it is asked for: a list opens or goes on, a word is over.</summary>
    public static SignatureHelpOptions Options { get; } = new(["(", ",", " "], [")", "{", "}"]);

    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/signatureHelp", "signatureHelpProvider", Json.Default.PositionParams, Json.Default.SignatureHelp, Handle);

    private static SignatureHelp? Handle(PositionParams parameters, RequestContext context)
    {
        if (context.Find(parameters.TextDocument) is not { } document) return null;
        var found = SignatureFeature.At(context.Workspace, document, Translate.Offset(document.Text, parameters.Position));
        return found is null ? null : new SignatureHelp([.. found.All.Select(one => Shape(one, context.Session))], found.Active, found.ActivePart);
    }

    private static SignatureInformation Shape(Signature one, Session session) => new(
        one.Label, Translate.Markup(session, one.Meaning),
        [.. one.Parts.Select(part => new ParameterInformation([part.Start, part.End], Translate.Markup(session, part.Meaning)))]);
}
