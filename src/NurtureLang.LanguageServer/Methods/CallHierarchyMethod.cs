using NurtureLang.Ide.Hierarchy;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`textDocument/prepareCallHierarchy` and what follows it: what leads to something, and what that leads to.</summary>
internal static class CallHierarchyMethod
{
    private const string Capability = "callHierarchyProvider";

    /// <summary>Registers the three.</summary>
    public static void Add(MethodTable table)
    {
        table.Request("textDocument/prepareCallHierarchy", Capability, Json.Default.PositionParams, Json.Default.CallHierarchyItemArray, Prepare);
        table.Request("callHierarchy/incomingCalls", Capability, Json.Default.CallHierarchyParams, Json.Default.CallHierarchyIncomingCallArray, Incoming);
        table.Request("callHierarchy/outgoingCalls", Capability, Json.Default.CallHierarchyParams, Json.Default.CallHierarchyOutgoingCallArray, Outgoing);
    }

    private static CallHierarchyItem[]? Prepare(PositionParams parameters, RequestContext context)
    {
        if (context.Find(parameters.TextDocument) is not { } document) return null;
        var found = HierarchyFeature.At(context.Workspace, document, Translate.Offset(document.Text, parameters.Position));
        return found.IsEmpty ? null : [.. found.Select(item => Item(item, context.Session))];
    }

    private static CallHierarchyIncomingCall[]? Incoming(CallHierarchyParams parameters, RequestContext context) => Find(parameters, context) is not { } item
        ? null
        : [.. HierarchyFeature.To(context.Workspace, item).Select(lead => new CallHierarchyIncomingCall(
            Item(lead.Item, context.Session), [.. lead.Places.Select(place => Translate.Range(lead.Item.Place.Source, place))]))];

    private static CallHierarchyOutgoingCall[]? Outgoing(CallHierarchyParams parameters, RequestContext context) => Find(parameters, context) is not { } item
        ? null
        : [.. HierarchyFeature.From(context.Workspace, item).Select(lead => new CallHierarchyOutgoingCall(
            Item(lead.Item, context.Session), [.. lead.Places.Select(place => Translate.Range(item.Place.Source, place))]))];

    private static HierarchyItem? Find(CallHierarchyParams parameters, RequestContext context)
    {
        var at = parameters.Item.SelectionRange.Start;
        return HierarchyFeature.Find(context.Workspace, DocumentUri.ToPath(parameters.Item.Uri), at.Line + 1, at.Character + 1);
    }

    private static CallHierarchyItem Item(HierarchyItem item, Session session) => new(
        item.Name, Translate.SymbolKind(item.Kind), session.UriOf(item.Place.Path), Translate.Range(item.Place.Source, item.Whole),
        Translate.Range(item.Place.Source, item.Place.Span), item.Detail);
}
