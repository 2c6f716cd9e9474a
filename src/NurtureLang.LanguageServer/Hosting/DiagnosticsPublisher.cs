using NurtureLang.Ide.Features;
using NurtureLang.Ide.Workspaces;
using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Hosting;

/// <summary>
/// Tells a client that does not ask what is wrong with the campaigns of its open documents, once nothing was typed for a moment.
/// What was told of a file is taken back when it no longer holds, also where the file is not open.
/// </summary>
internal sealed class DiagnosticsPublisher(Session session) : IDisposable
{
    private readonly Lock turn = new();
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private CancellationTokenSource? waiting;
    private bool isStopped;

    /// <summary>Something has changed; the snapshot of now is looked at when nothing else changes for a moment.</summary>
    public void Schedule()
    {
        if (isStopped || session.Traits.PullsDiagnostics) return;
        var source = new CancellationTokenSource();
        lock (turn)
        {
            waiting?.Cancel();
            waiting = source;
        }

        var (snapshot, settings) = (session.Workspace, session.Settings);
        _ = Task.Run(() => PublishSoon(snapshot, settings, source.Token));
    }

    /// <summary>Something beside the open documents has changed, which a client that asks for itself cannot know.</summary>
    public void Refresh()
    {
        if (session.Traits is { PullsDiagnostics: true, RefreshesDiagnostics: true }) session.Client.Tell("workspace/diagnostic/refresh");
        Schedule();
    }

    /// <summary>Nothing more is told.</summary>
    public void Stop()
    {
        isStopped = true;
        waiting?.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose() => waiting?.Dispose();

    /// <summary>What is shown of a file under the settings.</summary>
    public static IEnumerable<PlacedDiagnostic> Shown(IEnumerable<PlacedDiagnostic> all, Settings settings) => all.Where(one => one.Diagnostic.Severity switch
    {
        Syntax.Diagnostics.Severity.Note => settings.Notes,
        Syntax.Diagnostics.Severity.Warning => settings.Hints,
        _ => true,
    });

    private async Task PublishSoon(Workspace snapshot, Settings settings, CancellationToken newer)
    {
        try
        {
            // Half of the moment says already that a pause has begun: what is wrong is worked out in the other half.
            var half = session.Machine.Debounce / 2;
            await Task.Delay(half, newer).ConfigureAwait(false);
            var rest = Task.Delay(half, newer);
            var byFile = Find(snapshot);
            await rest.ConfigureAwait(false);
            Publish(snapshot, settings, byFile, newer);
        }
        catch (OperationCanceledException)
        {
            // Something newer was typed.
        }
        catch (Exception fault)
        {
            session.Client.Log(1, $"This is a fault of the language server, not of your files (diagnostics: {fault.GetType().Name}: {fault.Message}).");
        }
    }

    private static Dictionary<string, List<PlacedDiagnostic>> Find(Workspace snapshot)
    {
        var byFile = new Dictionary<string, List<PlacedDiagnostic>>(StringComparer.Ordinal);
        foreach (var path in snapshot.Documents.Keys) byFile[path] = [];
        foreach (var campaign in snapshot.Documents.Keys.SelectMany(path => snapshot.CampaignsOf(path)).Distinct())
        {
            foreach (var one in DiagnosticsFeature.Of(campaign))
            {
                if (!byFile.TryGetValue(one.Path, out var list)) byFile[one.Path] = list = [];
                list.Add(one);
            }
        }

        return byFile;
    }

    private void Publish(Workspace snapshot, Settings settings, Dictionary<string, List<PlacedDiagnostic>> byFile, CancellationToken newer)
    {
        lock (turn)
        {
            // Whoever comes late says nothing: an older list must not follow a newer one.
            newer.ThrowIfCancellationRequested();
            foreach (var path in told.Except(byFile.Keys).ToList())
            {
                told.Remove(path);
                session.Client.Notify("textDocument/publishDiagnostics",
                    new PublishDiagnosticsParams(session.UriOf(path), null, []), Json.Default.PublishDiagnosticsParams);
            }

            foreach (var (path, list) in byFile)
            {
                told.Add(path);
                var version = snapshot.Documents.GetValueOrDefault(path)?.Version;
                var shown = Shown(list.DistinctBy(one => (one.Diagnostic.Code, one.Diagnostic.Span, one.Diagnostic.Message)), settings);
                session.Client.Notify("textDocument/publishDiagnostics",
                    new PublishDiagnosticsParams(session.UriOf(path), version, [.. shown.Select(one => Translate.Diagnostic(session, one))]),
                    Json.Default.PublishDiagnosticsParams);
            }
        }
    }
}
