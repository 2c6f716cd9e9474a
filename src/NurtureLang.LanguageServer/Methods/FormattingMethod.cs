using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/formatting`: the canonical form. There is one, so the client's options do not count.</summary>
internal static class FormattingMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/formatting", "documentFormattingProvider", Json.Default.DocumentParams, Json.Default.TextEditArray,
        (parameters, context) => context.Find(parameters.TextDocument) is { } document
            ? Translate.Edits(document.Text, FormattingFeature.Document(document))
            : []);
}
