using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;
using NurtureLang.Syntax.Text;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/semanticTokens/full` and `/range`: colours by meaning.</summary>
internal static class SemanticTokensMethod
{
    /// <summary>The names of the colours, by number.</summary>
    public static SemanticTokensLegend Legend { get; } = new(
        [.. Enum.GetValues<Colour>().Select(colour => char.ToLowerInvariant(colour.ToString()[0]) + colour.ToString()[1..])], ["declaration"]);

    /// <summary>Registers both.</summary>
    public static void Add(MethodTable table)
    {
        table.Request("textDocument/semanticTokens/full", "semanticTokensProvider", Json.Default.DocumentParams, Json.Default.SemanticTokens,
            (parameters, context) => Of(parameters.TextDocument, null, context));
        table.Request("textDocument/semanticTokens/range", "semanticTokensProvider", Json.Default.RangeParams, Json.Default.SemanticTokens,
            (parameters, context) => Of(parameters.TextDocument, parameters.Range, context));
    }

    private static SemanticTokens? Of(TextDocumentIdentifier identifier, Protocol.Range? range, RequestContext context)
    {
        if (context.Find(identifier) is not { } document) return null;
        var part = range is { } wanted ? Translate.Span(document.Text, wanted) : new TextSpan(0, document.Text.Length);
        context.Cancelled.ThrowIfCancellationRequested();
        var data = new List<int>();
        var last = new Position(0, 0);
        foreach (var span in ColourFeature.Of(context.Workspace, document).Where(span => span.Span.Start <= part.End && span.Span.End >= part.Start))
        {
            var at = Translate.Position(document.Text, span.Span.Start);
            data.Add(at.Line - last.Line);
            data.Add(at.Line == last.Line ? at.Character - last.Character : at.Character);
            data.Add(span.Span.Length);
            data.Add((int)span.Colour);
            data.Add(span.IsDeclaration ? 1 : 0);
            last = at;
        }

        return new SemanticTokens([.. data]);
    }
}
