using System.Diagnostics;
using System.Text;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>The program as an editor starts it.</summary>
public sealed class ProcessTests
{
    [Fact, Trait("pitfall", "exit while the input stays open")]
    public async Task It_answers_and_ends_with_exit()
    {
        using var server = Start("dotnet", Nurture, "lsp");
        await Say(server, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"capabilities":{}}}""");
        await Say(server, """{"jsonrpc":"2.0","id":2,"method":"shutdown"}""");
        await Say(server, """{"jsonrpc":"2.0","method":"exit"}""");
        // The input stays open: the end may not wait for it.
        var output = await server.StandardOutput.ReadToEndAsync().WaitAsync(TestClient.Patience);
        await server.WaitForExitAsync().WaitAsync(TestClient.Patience);
        Assert.Equal(0, server.ExitCode);
        Assert.StartsWith("Content-Length: ", output, StringComparison.Ordinal);
        Assert.EndsWith("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":null}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_a_sentence_when_its_input_is_no_stream_of_messages()
    {
        using var server = Start("dotnet", Nurture, "lsp");
        await server.StandardInput.WriteAsync("GET / HTTP/1.1\r\nHost\r\n\r\n");
        await server.StandardInput.FlushAsync();
        var error = await server.StandardError.ReadToEndAsync().WaitAsync(TestClient.Patience);
        await server.WaitForExitAsync().WaitAsync(TestClient.Patience);
        Assert.Equal(2, server.ExitCode);
        Assert.Contains("no stream of messages", error, StringComparison.Ordinal);
    }

    [Fact, Trait("pitfall", "orphans")]
    public async Task It_ends_with_its_client_though_somebody_else_holds_its_input_open()
    {
        using var client = Start("sleep", "600");
        using var server = Start("dotnet", Nurture, "lsp");
        await Say(server, $$$"""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":{{{client.Id}}},"capabilities":{} } }""");
        await server.StandardOutput.ReadLineAsync().WaitAsync(TestClient.Patience);
        client.Kill();
        await server.WaitForExitAsync().WaitAsync(TestClient.Patience);
        Assert.Equal(1, server.ExitCode);
    }

    [Fact, Trait("pitfall", "orphans")]
    public async Task It_ends_when_its_client_is_killed()
    {
        // The shell that plays the client is Linux's; elsewhere the test above speaks for it.
        if (!OperatingSystem.IsLinux()) return;
        // The client is the only one who holds the server's input; it says the server's id and then nothing more.
        using var client = Start("bash", "-c", $"exec 3> >(exec dotnet '{Nurture}' lsp > /dev/null 2>&1); echo $!; exec sleep 600");
        var id = await client.StandardOutput.ReadLineAsync().WaitAsync(TestClient.Patience);
        using var server = Process.GetProcessById(int.Parse(id ?? "", System.Globalization.CultureInfo.InvariantCulture));
        await Task.Delay(500);
        Assert.False(server.HasExited);
        client.Kill();
        await server.WaitForExitAsync().WaitAsync(TestClient.Patience);
        Assert.True(server.HasExited);
    }

    [Fact, Trait("pitfall", "standard output")]
    public async Task Nothing_but_messages_stands_on_standard_output()
    {
        using var server = Start("dotnet", Nurture, "lsp");
        await Say(server, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"capabilities":{}}}""");
        await Say(server, """{"jsonrpc":"2.0","method":"initialized","params":{}}""");
        await Say(server, """{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:x","languageId":"nurture","version":1,"text":"campaign x { \u0000"}}}""");
        await Say(server, """{"jsonrpc":"2.0","id":2,"method":"textDocument/completion","params":{"textDocument":{"uri":"untitled:x"},"position":{"line":0,"character":13}}}""");
        await Say(server, """{"jsonrpc":"2.0","id":3,"method":"no/such","params":[1]}""");
        // Who says `exit` no longer waits for what was asked before.
        var frames = new List<byte>();
        while (!Encoding.UTF8.GetString([.. frames]).Contains("\"id\":2,", StringComparison.Ordinal))
        {
            var read = await Read(server);
            Assert.NotEmpty(read);
            frames.AddRange(read);
        }

        await Say(server, """{"jsonrpc":"2.0","id":4,"method":"shutdown"}""");
        await Say(server, """{"jsonrpc":"2.0","method":"exit"}""");
        for (var read = await Read(server); read.Length > 0; read = await Read(server)) frames.AddRange(read);
        var answered = PitfallTests.Frames([.. frames]).Where(one => one["id"] is not null && one["method"] is null).Select(one => one["id"]!.GetValue<int>());
        Assert.Equal([1, 2, 3, 4], answered.Order());
    }

    private static async Task<byte[]> Read(Process server)
    {
        var buffer = new byte[4_096];
        var length = await server.StandardOutput.BaseStream.ReadAsync(buffer).AsTask().WaitAsync(TestClient.Patience);
        return buffer[..length];
    }

    private static string Nurture => Path.Combine(AppContext.BaseDirectory, "nurture.dll");

    private static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
    }

    private static async Task Say(Process server, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        await server.StandardInput.BaseStream.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
        await server.StandardInput.BaseStream.WriteAsync(body);
        await server.StandardInput.BaseStream.FlushAsync();
    }
}
