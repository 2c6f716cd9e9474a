using System.Diagnostics;
using System.Text;
using NurtureLang.Compiler;
using NurtureLang.LanguageServer;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Benchmarks.EditorRuns;

/// <summary>How long an editor waits for the language server, in checks of the same file in the same process. The server is the real one, over two pipes.</summary>
internal sealed class EditorSpeed : IDisposable
{
    private const string Path = "/campaigns/long.nurture";
    private const string Uri = "file:///campaigns/long.nurture";

    private readonly string text;
    private readonly ServerMachine machine;
    private readonly EditorClient client;
    private readonly Task<ServerEnd> server;

    /// <summary>Starts a server with a document open.</summary>
    /// <param name="text">The document, made by <see cref="Workload.LongCampaign"/>.</param>
    /// <param name="debounce">How long the server waits for another keystroke; null for what it does for everybody.</param>
    public EditorSpeed(string text, TimeSpan? debounce = null)
    {
        this.text = text;
        machine = new ServerMachine(_ => true, _ => { }, IsTimeZone, new MemoryDisk(new Dictionary<string, string> { [Path] = text }), "0");
        if (debounce is { } chosen) machine = machine with { Debounce = chosen };
        (client, var input, var output) = EditorClient.Connect();
        server = Task.Run(() => RunServer(input, output));
        client.Ask("initialize", """{"processId":null,"capabilities":{},"workspaceFolders":[{"uri":"file:///work","name":"work"}]}""");
        client.Notify("initialized", "{}");
        client.Open(Uri, text);
        client.WaitForDiagnostics(Uri, 1);
    }

    /// <summary>How many answers were faults of the server.</summary>
    public int Faults => client.Faults;

    /// <summary>Measures everything.</summary>
    /// <param name="runs">How often.</param>
    /// <param name="before">How often before, for nothing: what is compiled and cached at first is not what somebody waits for all day.</param>
    public EditorFigures Measure(int runs, int before)
    {
        var places = CaretPlace.In(text);
        for (var warm = 0; warm < before; warm++) _ = Round(places);
        var rounds = Enumerable.Range(0, runs).Select(_ => Round(places)).ToList();
        return new EditorFigures(
            Medians.Of(rounds.Select(round => round.Check)),
            Medians.Of(rounds.SelectMany(round => round.CheckTyped)),
            Medians.Of(rounds.SelectMany(round => round.Diagnostics)),
            Medians.Of(rounds.SelectMany(round => round.DiagnosticsTyped)),
            Places(rounds, round => round.Completion),
            Places(rounds, round => round.CompletionAfterEdit),
            Places(rounds, round => round.Hover),
            Places(rounds, round => round.HoverAfterEdit));

        Dictionary<string, double> Places(List<EditorRound> all, Func<EditorRound, IReadOnlyList<double>> which) =>
            places.Select((place, at) => (place.Name, Median: Medians.Of(all.Select(round => which(round)[at])))).ToDictionary(one => one.Name, one => one.Median);
    }

    /// <summary>Types so many characters, each taken away by the next edit, and asks now and then. Waits for the diagnostics of the last.</summary>
    /// <returns>The bytes of everything that is still referred to.</returns>
    public long MemoryAfter(int edits)
    {
        var places = CaretPlace.In(text);
        var last = 0;
        for (var edit = 0; edit < edits; edit += 2)
        {
            var place = places[edit / 2 % places.Count];
            client.Type(Uri, place.Line, place.Character, place.Character, place.Typed);
            if (edit % 20 == 0) client.Ask("textDocument/completion", EditorClient.At(Uri, place.Line, place.Character + place.Typed.Length));
            last = client.Type(Uri, place.Line, place.Character, place.Character + place.Typed.Length, "");
            if (edit % 500 == 0) client.WaitForDiagnostics(Uri, last);
        }

        client.WaitForDiagnostics(Uri, last);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Ask("shutdown", "{}");
        client.Notify("exit", "{}");
        server.Wait(TimeSpan.FromSeconds(10));
        client.Dispose();
    }

    // Everything in turn, so that what else the machine does falls on all of it.
    private EditorRound Round(IReadOnlyList<CaretPlace> places)
    {
        var (diagnostics, typing, checks) = (new List<double>(), new List<double>(), new List<double>());
        var (completion, after, hover, hoverAfter) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var check = Took(() => Check(text));
        foreach (var place in places)
        {
            var at = EditorClient.At(Uri, place.Line, place.Character + place.Typed.Length);
            var end = place.Character + place.Typed.Length;
            var typedText = place.Typing(text);
            checks.Add(Took(() => Check(typedText)));
            typing.Add(Took(() => client.WaitForDiagnostics(Uri, client.Type(Uri, place.Line, place.Character, place.Character, place.Typed))));
            completion.Add(Took(() => client.Ask("textDocument/completion", at)));
            hover.Add(Took(() => client.Ask("textDocument/hover", at)));
            diagnostics.Add(Took(() => client.WaitForDiagnostics(Uri, client.Type(Uri, place.Line, place.Character, end, ""))));
            client.Type(Uri, place.Line, place.Character, place.Character, place.Typed);
            after.Add(Took(() => client.Ask("textDocument/completion", at)));
            client.WaitForDiagnostics(Uri, client.Type(Uri, place.Line, place.Character, end, ""));
            var typed = client.Type(Uri, place.Line, place.Character, place.Character, place.Typed);
            hoverAfter.Add(Took(() => client.Ask("textDocument/hover", at)));
            client.WaitForDiagnostics(Uri, typed);
            client.WaitForDiagnostics(Uri, client.Type(Uri, place.Line, place.Character, end, ""));
        }

        var debounce = machine.Debounce.TotalMilliseconds;
        return new EditorRound(
            check, checks, [.. diagnostics.Select(took => took - debounce)], [.. typing.Select(took => took - debounce)], completion, after, hover, hoverAfter);
    }

    // Whoever still reads when the server has ended reads the end.
    private async Task<ServerEnd> RunServer(Stream input, Stream output)
    {
        var end = await Server.RunAsync(input, output, machine).ConfigureAwait(false);
        await output.DisposeAsync().ConfigureAwait(false);
        return end;
    }

    private static void Check(string text) =>
        Compilation.CreateWithTests(new OneFile(text), "long.nurture", [], IsTimeZone);

    private static bool IsTimeZone(string zone) => zone is "UTC" or "Europe/London";

    private static double Took(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private sealed class OneFile(string text) : ISourceLoader
    {
        public LoadedFile? Load(string path) => path == "long.nurture" ? new LoadedFile([.. Encoding.UTF8.GetBytes(text)]) : null;
    }
}
