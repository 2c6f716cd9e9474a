using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/rangeFormatting`: the canonical form of a part.</summary>
internal static class RangeFormattingMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/rangeFormatting", "documentRangeFormattingProvider", Json.Default.RangeFormattingParams, Json.Default.TextEditArray,
        (parameters, context) => context.Find(parameters.TextDocument) is { } document
            ? Translate.Edits(document.Text, FormattingFeature.Range(document, Translate.Span(document.Text, parameters.Range)))
            : []);
}
