using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NurtureLang.LanguageServer.Hosting;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>A small client over two real pipes, with the real server behind them.</summary>
internal sealed class TestClient : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly AnonymousPipeServerStream toServer = new(PipeDirection.Out);
    private readonly AnonymousPipeServerStream fromServer = new(PipeDirection.In);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> waiting = new();
    private readonly Lock writing = new();
    private readonly Lock receiving = new();
    private readonly List<JsonObject> received = [];
    private int lastId;
    private string? broken;

    public TestClient(MemoryFiles? files = null, ServerMachine? machine = null)
    {
        Files = files ?? new MemoryFiles();
        machine ??= new ServerMachine(_ => true, _ => { }, zone => zone is "UTC" or "Europe/Copenhagen", Files, "1.0") { Debounce = TimeSpan.FromMilliseconds(30) };
        var input = new AnonymousPipeClientStream(PipeDirection.In, toServer.ClientSafePipeHandle);
        var output = new AnonymousPipeClientStream(PipeDirection.Out, fromServer.ClientSafePipeHandle);
        Server = new Server(input, output, machine with { Files = Files });
        End = Task.Run(async () =>
        {
            var end = await Server.RunAsync();
            await output.DisposeAsync();
            return end;
        });
        new Thread(Receive) { IsBackground = true }.Start();
    }

    public MemoryFiles Files { get; }

    public Server Server { get; }

    public Task<ServerEnd> End { get; }

    /// <summary>Whether the server's own requests get no answer.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Everything that came and was no answer, in its order.</summary>
    public IReadOnlyList<JsonObject> Received
    {
        get { lock (receiving) return [.. received]; }
    }

    public static TestClient Initialized(MemoryFiles? files = null, string capabilities = "{}", string more = "")
    {
        var client = new TestClient(files);
        client.Ask("initialize", $$$"""{"processId":null,"rootUri":null,"capabilities":{{{capabilities}}}{{{more}}}}""");
        client.Notify("initialized", "{}");
        return client;
    }

    public JsonNode? Ask(string method, string? parameters = null)
    {
        var answer = Send(method, parameters).Answer.WaitAsync(Patience).GetAwaiter().GetResult();
        Assert.True(answer["error"] is null, answer.ToJsonString());
        return answer["result"];
    }

    public (int Code, string Message) AskInVain(string method, string? parameters = null)
    {
        var answer = Send(method, parameters).Answer.WaitAsync(Patience).GetAwaiter().GetResult();
        Assert.True(answer["error"] is not null, answer.ToJsonString());
        return (answer["error"]!["code"]!.GetValue<int>(), answer["error"]!["message"]!.GetValue<string>());
    }

    public (int Id, Task<JsonObject> Answer) Send(string method, string? parameters = null)
    {
        var id = Interlocked.Increment(ref lastId);
        var answer = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id.ToString(CultureInfo.InvariantCulture)] = answer;
        var with = parameters is null ? "" : $",\"params\":{parameters}";
        Write($$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"{{{method}}}"{{{with}}}}""");
        return (id, answer.Task);
    }

    public static JsonObject Get(Task<JsonObject> answer) => answer.WaitAsync(Patience).GetAwaiter().GetResult();

    /// <summary>Waits for the answer to an id of the test's own.</summary>
    public JsonObject AnswerTo(string message, string id)
    {
        var answer = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        Write(message);
        return answer.Task.WaitAsync(Patience).GetAwaiter().GetResult();
    }

    public void Notify(string method, string parameters = "{}") => Write($$$"""{"jsonrpc":"2.0","method":"{{{method}}}","params":{{{parameters}}}}""");

    public void Open(string uri, string text, int version = 1) =>
        Notify("textDocument/didOpen", $$$"""{"textDocument":{"uri":"{{{uri}}}","languageId":"nurture","version":{{{version}}},"text":{{{Json(text)}}}}}""");

    public void Change(string uri, int version, params string[] changes) => Notify(
        "textDocument/didChange", $$$"""{"textDocument":{"uri":"{{{uri}}}","version":{{{version}}}},"contentChanges":[{{{string.Join(',', changes)}}}]}""");

    /// <summary>A text as JSON writes it; half of a surrogate pair as browsers write it.</summary>
    public static string Json(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var unit in text)
        {
            if (unit is '"' or '\\' || unit < ' ' || char.IsSurrogate(unit)) json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            else json.Append(unit);
        }

        return json.Append('"').ToString();
    }

    public JsonNode WaitFor(string method, Func<JsonNode, bool>? which = null)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < deadline)
        {
            lock (receiving)
            {
                var at = received.FindIndex(one => one["method"]?.GetValue<string>() == method && (which is null || which(one["params"]!)));
                if (at >= 0)
                {
                    var found = received[at]["params"]!;
                    received.RemoveAt(at);
                    return found;
                }
            }

            Thread.Sleep(5);
        }

        throw new TimeoutException($"{method} did not come; these came: {string.Join('\n', Received.Select(one => one.ToJsonString()))}");
    }

    public void WaitForRequest(string method)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!Received.Any(one => one["method"]!.GetValue<string>() == method))
        {
            Assert.True(DateTime.UtcNow < deadline, $"{method} did not come.");
            Thread.Sleep(5);
        }
    }

    public void Write(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        WriteRaw([.. Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"), .. body]);
    }

    public void WriteRaw(byte[] bytes)
    {
        lock (writing)
        {
            toServer.Write(bytes);
            toServer.Flush();
        }
    }

    public void CloseInput() => toServer.Dispose();

    public ServerEnd WaitForEnd() => End.WaitAsync(Patience).GetAwaiter().GetResult();

    public void Dispose()
    {
        Files.Gate.Set();
        toServer.Dispose();
        End.Wait(Patience);
        fromServer.Dispose();
        Assert.Null(broken);
    }

    private void Receive()
    {
        try
        {
            while (ReadFrame() is { } frame)
            {
                var message = JsonNode.Parse(frame)!.AsObject();
                if (message["method"] is null)
                {
                    if (message.ContainsKey("result") == message.ContainsKey("error")) broken = message.ToJsonString();
                    if (waiting.TryRemove(message["id"]?.ToJsonString().Trim('"') ?? "null", out var answer)) answer.TrySetResult(message);
                    continue;
                }

                lock (receiving) received.Add(message);
                if (message.TryGetPropertyValue("id", out var id) && !IsSilent) Write($$$"""{"jsonrpc":"2.0","id":{{{id!.ToJsonString()}}},"result":null}""");
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private byte[]? ReadFrame()
    {
        var header = new StringBuilder();
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var next = fromServer.ReadByte();
            if (next < 0) return null;
            header.Append((char)next);
        }

        var length = int.Parse(header.ToString().Split(':')[1], CultureInfo.InvariantCulture);
        var body = new byte[length];
        fromServer.ReadExactly(body);
        return body;
    }

    /// <summary>A position as JSON writes it.</summary>
    public static string At(string uri, int line, int character) =>
        $$$"""{"textDocument":{"uri":"{{{uri}}}"},"position":{"line":{{{line}}},"character":{{{character}}}}}""";

    /// <summary>A document as JSON writes it.</summary>
    public static string Of(string uri) => $$$"""{"textDocument":{"uri":"{{{uri}}}"}}""";

    /// <summary>Any value as JSON writes it.</summary>
    public static string Text(JsonNode? node) => node?.ToJsonString(new JsonSerializerOptions { WriteIndented = false }) ?? "null";
}
