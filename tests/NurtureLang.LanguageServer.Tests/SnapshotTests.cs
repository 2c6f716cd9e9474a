using System.Runtime.CompilerServices;
using NurtureLang.LanguageServer.Hosting;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>An editor runs for weeks: what was typed over is not kept.</summary>
public sealed class SnapshotTests
{
    private const int Edits = 10_000;

    // The one of now, the one that was analysed before it, and what a request or the next diagnostics still look at.
    private const int AliveMost = 6;

    [Fact]
    public void Ten_thousand_edits_leave_no_snapshots_behind()
    {
        using var client = TestClient.Initialized(Small.Files());
        client.Open(Small.Root, Small.Campaign);
        var seen = new List<(WeakReference Snapshot, WeakReference Document)>();
        for (var version = 2; version <= Edits + 1; version++)
        {
            var (from, to, text) = version % 2 == 0 ? (0, 0, "x") : (0, 1, "");
            client.Change(Small.Root, version, $$$"""{"range":{"start":{"line":1,"character":{{{from}}}},"end":{"line":1,"character":{{{to}}}}},"text":"{{{text}}}"}""");
            if (version % 50 == 0) client.Ask("textDocument/completion", TestClient.At(Small.Root, 15, 7));
            if (version % 75 == 0) client.Ask("textDocument/hover", TestClient.At(Small.Root, 15, 8));
            if (version % 400 == 0) client.Ask("textDocument/diagnostic", TestClient.Of(Small.Root));
            Remember(seen, client.Server.Session);
        }

        client.WaitFor("textDocument/publishDiagnostics", one => one["uri"]!.GetValue<string>() == Small.Root && one["version"]?.GetValue<int>() == Edits + 1);
        Assert.InRange(Alive(seen.Select(one => one.Snapshot)), 0, AliveMost);
        Assert.InRange(Alive(seen.Select(one => one.Document)), 0, AliveMost);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Remember(List<(WeakReference Snapshot, WeakReference Document)> seen, Session session)
    {
        var workspace = session.Workspace;
        if (workspace.Documents.GetValueOrDefault("/c/acme.nurture") is { } document) seen.Add((new WeakReference(workspace), new WeakReference(document)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Alive(IEnumerable<WeakReference> seen)
    {
        // What was published last may still be on its way off a thread.
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(20);
        }

        return seen.Select(one => one.Target).OfType<object>().Distinct(ReferenceEqualityComparer.Instance).Count();
    }
}
