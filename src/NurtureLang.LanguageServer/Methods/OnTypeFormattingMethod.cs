using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/onTypeFormatting`: the indent of a new line, the form of a block that was closed.</summary>
internal static class OnTypeFormattingMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/onTypeFormatting", "documentOnTypeFormattingProvider", Json.Default.OnTypeFormattingParams, Json.Default.TextEditArray,
        (parameters, context) => context.Find(parameters.TextDocument) is { } document && parameters.Ch.Length > 0
            ? Translate.Edits(document.Text, FormattingFeature.OnType(document, Translate.Offset(document.Text, parameters.Position), parameters.Ch[^1]))
            : []);
}
