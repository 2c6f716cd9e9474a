using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using NurtureLang.Benchmarks.WholeRun;

namespace NurtureLang.Benchmarks.EditorRuns;

/// <summary>An editor as far as a measurement needs one: it opens documents, types, asks, and waits for diagnostics.</summary>
/// <param name="fromServer">What the server writes.</param>
/// <param name="toServer">What the server reads.</param>
internal sealed class EditorClient(Stream fromServer, Stream toServer) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> waiting = new();
    private readonly object told = new();
    private readonly Dictionary<string, int> versions = new(StringComparer.Ordinal);
    private int lastId;
    private int version = 1;

    /// <summary>How many answers were errors of the server.</summary>
    public int Faults { get; private set; }

    /// <summary>Begins to read what the server writes, on a thread of its own.</summary>
    public void Start() => new Thread(ReadAll) { IsBackground = true, Name = "client" }.Start();

    /// <summary>Two pipes between a client and a server in this process.</summary>
    public static (EditorClient Client, Stream Input, Stream Output) Connect()
    {
        var toServer = new AnonymousPipeServerStream(PipeDirection.Out);
        var fromServer = new AnonymousPipeServerStream(PipeDirection.In);
        var client = new EditorClient(fromServer, toServer);
        client.Start();
        return (client, new AnonymousPipeClientStream(PipeDirection.In, toServer.ClientSafePipeHandle),
            new AnonymousPipeClientStream(PipeDirection.Out, fromServer.ClientSafePipeHandle));
    }

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="WholeRunException">None came.</exception>
    public JsonElement Ask(string method, string parameters)
    {
        var answer = Send(method, parameters);
        return answer.Wait(Patience) ? answer.Result : throw new WholeRunException($"{method} was not answered.");
    }

    /// <summary>Asks, and does not wait.</summary>
    public Task<JsonElement> Send(string method, string parameters)
    {
        var id = Interlocked.Increment(ref lastId);
        var answer = waiting[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        Write(string.Create(CultureInfo.InvariantCulture, $$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}"""));
        return answer.Task;
    }

    /// <summary>Says something that has no answer.</summary>
    public void Notify(string method, string parameters) => Write($$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}}}""");

    /// <summary>Opens a document.</summary>
    public void Open(string uri, string text) =>
        Notify("textDocument/didOpen", $$$"""{"textDocument":{"uri":"{{{uri}}}","languageId":"nurture","version":1,"text":{{{JsonSerializer.Serialize(text)}}}}}""");

    /// <summary>Replaces a stretch of one line, counted from 0.</summary>
    /// <returns>The version of the document that this makes.</returns>
    public int Type(string uri, int line, int from, int to, string text)
    {
        var change = string.Create(CultureInfo.InvariantCulture,
            $$$"""{"range":{"start":{"line":{{{line}}},"character":{{{from}}}},"end":{"line":{{{line}}},"character":{{{to}}}}},"text":{{{JsonSerializer.Serialize(text)}}}}""");
        return Change(uri, change);
    }

    /// <summary>Sends changes as they are written.</summary>
    /// <returns>The version of the document that this makes.</returns>
    public int Change(string uri, params string[] changes)
    {
        version++;
        Notify("textDocument/didChange", string.Create(CultureInfo.InvariantCulture,
            $$$"""{"textDocument":{"uri":"{{{uri}}}","version":{{{version}}}},"contentChanges":[{{{string.Join(',', changes)}}}]}"""));
        return version;
    }

    /// <summary>A place of a document as JSON writes it.</summary>
    public static string At(string uri, int line, int character) => string.Create(CultureInfo.InvariantCulture,
        $$$"""{"textDocument":{"uri":"{{{uri}}}"},"position":{"line":{{{line}}},"character":{{{character}}}}}""");

    /// <summary>Waits until the diagnostics of a version were told.</summary>
    /// <exception cref="WholeRunException">They were not.</exception>
    public void WaitForDiagnostics(string uri, int least)
    {
        var deadline = DateTime.UtcNow + Patience;
        lock (told)
        {
            while (versions.GetValueOrDefault(uri) < least)
            {
                if (DateTime.UtcNow > deadline) throw new WholeRunException("The server tells no diagnostics.");
                Monitor.Wait(told, TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        toServer.Dispose();
        fromServer.Dispose();
    }

    private void Write(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        byte[] frame = [.. Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"), .. body];
        lock (toServer)
        {
            toServer.Write(frame);
            toServer.Flush();
        }
    }

    private void ReadAll()
    {
        try
        {
            using var input = new BufferedStream(fromServer, 1 << 16);
            while (ReadFrame(input) is { } frame) Take(JsonDocument.Parse(frame).RootElement);
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
            // The server has gone, or this has.
        }
    }

    private void Take(JsonElement message)
    {
        if (!message.TryGetProperty("method", out var method))
        {
            if (message.TryGetProperty("error", out var error) && error.GetProperty("code").GetInt32() == -32603) Faults++;
            if (waiting.TryRemove(message.GetProperty("id").GetInt32(), out var asked))
                asked.TrySetResult(message.TryGetProperty("result", out var result) ? result : default);
            return;
        }

        if (message.TryGetProperty("id", out var id)) Write($$"""{"jsonrpc":"2.0","id":{{id.GetRawText()}},"result":null}""");
        if (method.GetString() != "textDocument/publishDiagnostics") return;
        var parameters = message.GetProperty("params");
        if (!parameters.TryGetProperty("version", out var number) || number.ValueKind != JsonValueKind.Number) return;
        lock (told)
        {
            versions[parameters.GetProperty("uri").GetString() ?? ""] = number.GetInt32();
            Monitor.PulseAll(told);
        }
    }

    private static byte[]? ReadFrame(Stream input)
    {
        var length = 0;
        var line = new StringBuilder();
        while (true)
        {
            var next = input.ReadByte();
            if (next < 0) return null;
            if (next != '\n')
            {
                line.Append((char)next);
                continue;
            }

            var header = line.ToString().TrimEnd('\r');
            if (header.Length == 0) break;
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) length = int.Parse(header[15..], CultureInfo.InvariantCulture);
            line.Clear();
        }

        var body = new byte[length];
        input.ReadExactly(body);
        return body;
    }
}
