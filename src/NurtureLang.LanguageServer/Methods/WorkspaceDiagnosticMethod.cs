using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`workspace/diagnostic`: what is wrong with every campaign of the workspace. Shows how far it has come where the client asks for that.</summary>
internal static class WorkspaceDiagnosticMethod
{
    /// <summary>Registers it.</summary>
    public static void Add(MethodTable table) => table.Request(
        "workspace/diagnostic", "diagnosticProvider", Json.Default.WorkspaceDiagnosticParams, Json.Default.WorkspaceDiagnosticReport, Handle);

    private static WorkspaceDiagnosticReport Handle(WorkspaceDiagnosticParams parameters, RequestContext context)
    {
        var before = parameters.PreviousResultIds.ToLookup(one => DocumentUri.ToPath(one.Uri), one => one.Value, StringComparer.Ordinal);
        var campaigns = context.Workspace.AllCampaigns();
        var byFile = new SortedDictionary<string, List<PlacedDiagnostic>>(StringComparer.Ordinal);
        using var progress = new WorkDoneProgress(context.Session, parameters.WorkDoneToken, "checking campaigns");
        var done = 0;
        // Campaigns know nothing of one another. It is long, and asked for again soon: whoever does not want it any more does not wait for it.
        var inParallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = context.Cancelled };
        Parallel.ForEach(campaigns, inParallel, campaign =>
        {
            _ = campaign.Diagnostics;
            lock (byFile) progress.Report(FileName(campaign.Path), 100 * ++done / campaigns.Length);
        });
        foreach (var campaign in campaigns)
        {
            foreach (var file in DiagnosticsFeature.FilesOf(campaign)) byFile.TryAdd(file, []);
            foreach (var one in DiagnosticsFeature.Of(campaign))
            {
                byFile.TryAdd(one.Path, []);
                byFile[one.Path].Add(one);
            }
        }

        return new WorkspaceDiagnosticReport([.. byFile.Select(file => Report(file.Key, file.Value, before[file.Key], context))]);
    }

    private static string FileName(string path) => Ide.Workspaces.FilePath.NameOf(path);

    private static WorkspaceDocumentDiagnosticReport Report(string path, List<PlacedDiagnostic> all, IEnumerable<string> before, RequestContext context)
    {
        var distinct = all.DistinctBy(one => (one.Diagnostic.Code, one.Diagnostic.Span, one.Diagnostic.Message));
        var (items, id) = DocumentDiagnosticMethod.Of(distinct, context);
        var isSame = before.Contains(id);
        return new WorkspaceDocumentDiagnosticReport(isSame ? "unchanged" : "full", context.Session.UriOf(path), id, isSame ? null : items)
        {
            Version = context.Workspace.Documents.GetValueOrDefault(path)?.Version,
        };
    }
}
