using System.Text.Json;
using NurtureLang.Drawing.Writing;
using NurtureLang.Ide.Features;
using NurtureLang.Ide.Workspaces;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`nurture/graph`: the campaign of a document as a picture, saved or not.</summary>
internal static class GraphMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) =>
        table.Request("nurture/graph", "experimental", Json.Default.DocumentParams, Json.Default.GraphResult, Handle);

    private static GraphResult? Handle(DocumentParams parameters, RequestContext context)
    {
        if (MapFeature.Of(context.Workspace, DocumentUri.ToPath(parameters.TextDocument.Uri)) is not { } drawn) return null;
        using var map = JsonDocument.Parse(MapJsonWriter.Write(drawn.Map));
        return new GraphResult(context.Session.UriOf(drawn.Path), map.RootElement.Clone(), drawn.Unread is { } unread ? Place(unread, drawn, context) : null);
    }

    private static UnreadPlace Place(Syntax.Diagnostics.Diagnostic unread, DrawnCampaign drawn, RequestContext context)
    {
        var path = FilePath.Join(FilePath.FolderOf(drawn.Path), unread.Source.Path);
        return new UnreadPlace(unread.Message, Translate.Location(context.Session, new FileSpan(path, unread.Source, unread.Span)));
    }
}
