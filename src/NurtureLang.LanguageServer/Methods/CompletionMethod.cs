using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/completion`: what could stand at the caret.</summary>
internal static class CompletionMethod
{
    private const int KeywordKind = 14;
    private const int SnippetKind = 15;
    private const int SnippetFormat = 2;

    /// <summary>After which characters completion is asked for unasked.</summary>
    public static string[] Triggers => [".", "{"];

    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "textDocument/completion", "completionProvider", Json.Default.PositionParams, Json.Default.CompletionList, Handle);

    private static CompletionList? Handle(PositionParams parameters, RequestContext context)
    {
        if (context.Find(parameters.TextDocument) is not { } document) return null;
        var proposals = CompletionFeature.At(context.Workspace, document, Translate.Offset(document.Text, parameters.Position));
        var range = Translate.Range(document.Text, proposals.Replaced);
        var wanted = proposals.All.Where(one => one.Snippet is null || context.Session.Traits.FillsInSnippets);
        return new CompletionList(false, [.. wanted.Select(one => Item(one, range, context.Session))]);
    }

    private static CompletionItem Item(Proposal one, Protocol.Range range, Session session) => new(
        one.Label, one.Snippet is not null ? SnippetKind : one.Kind is { } kind ? Translate.CompletionKind(kind) : KeywordKind, one.Detail,
        one.Documentation is { } text ? Translate.Markup(session, text) : null, $"{one.Rank}{one.Place} {one.Label}",
        new TextEdit(range, one.Snippet ?? one.Label))
    {
        InsertTextFormat = one.Snippet is null ? null : SnippetFormat,
    };
}
