using System.Diagnostics;
using System.Text;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>The program as an editor starts it.</summary>
public sealed class ProcessTests
{
    [Fact]
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

    [Fact]
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
