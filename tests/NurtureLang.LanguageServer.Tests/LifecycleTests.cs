using NurtureLang.LanguageServer.Hosting;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>From the first message to the end of the process.</summary>
public sealed class LifecycleTests
{
    public static TheoryData<string> Requests
    {
        get
        {
            using var client = new TestClient();
            return [.. client.Server.Methods.Requests.Append("shutdown").Append("no/such")];
        }
    }

    [Theory, Trait("pitfall", "lifecycle")]
    [MemberData(nameof(Requests))]
    public void Before_initialize_every_request_is_refused(string method)
    {
        using var client = new TestClient();
        Assert.Equal(-32002, client.AskInVain(method, "{}").Code);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void After_shutdown_every_request_is_refused_and_exit_ends_it(string method)
    {
        using var client = TestClient.Initialized();
        Assert.Null(client.Ask("shutdown"));
        Assert.Equal(-32600, client.AskInVain(method, "{}").Code);
        client.Notify("exit");
        Assert.Equal(0, client.WaitForEnd().ExitCode);
    }

    [Fact]
    public void What_is_written_before_initialize_is_dropped_and_exit_still_ends_it()
    {
        using var client = new TestClient();
        client.Open(Small.Root, "x");
        client.Notify("exit");
        Assert.Equal(1, client.WaitForEnd().ExitCode);
        Assert.Empty(client.Server.Session.Workspace.Documents);
    }

    [Fact]
    public void Initialize_comes_once_and_says_utf_16()
    {
        using var client = new TestClient();
        var result = client.Ask("initialize", """{"processId":null,"rootUri":null,"capabilities":{"general":{"positionEncodings":["utf-8","utf-16"]}}}""");
        Assert.Equal("utf-16", result!["capabilities"]!["positionEncoding"]!.GetValue<string>());
        Assert.Equal(-32600, client.AskInVain("initialize", """{"processId":null,"capabilities":{}}""").Code);
    }

    [Fact, Trait("pitfall", "orphans")]
    public void The_end_of_the_input_ends_it()
    {
        using var unheard = new TestClient();
        unheard.CloseInput();
        Assert.Equal(0, unheard.WaitForEnd().ExitCode);
        using var client = TestClient.Initialized();
        client.CloseInput();
        Assert.Equal(1, client.WaitForEnd().ExitCode);
    }

    [Fact]
    public void The_end_of_the_client_ends_it()
    {
        var machine = new ServerMachine(process => process != 4711, _ => { }, _ => true, new MemoryFiles(), "1") { LookAfterClient = TimeSpan.FromMilliseconds(20) };
        using var client = new TestClient(null, machine);
        client.Ask("initialize", """{"processId":4711,"capabilities":{}}""");
        Assert.Equal(1, client.WaitForEnd().ExitCode);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_bytes_end_it_with_a_sentence(int seed)
    {
        using var client = TestClient.Initialized();
        var bytes = new byte[50_000];
        new Random(seed).NextBytes(bytes);
        try
        {
            client.WriteRaw(bytes);
        }
        catch (IOException)
        {
            // It has ended while we wrote.
        }

        var end = client.WaitForEnd();
        Assert.Equal(2, end.ExitCode);
        Assert.EndsWith(".", end.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_understood_is_answered_and_passed_over()
    {
        using var client = TestClient.Initialized();
        Assert.Equal(-32700, client.AnswerTo("{ no json", "null")["error"]!["code"]!.GetValue<int>());
        Assert.Equal(-32600, client.AnswerTo("[]", "null")["error"]!["code"]!.GetValue<int>());
        Assert.Equal(-32600, client.AnswerTo("""{"jsonrpc":"2.0","id":"s"}""", "s")["error"]!["code"]!.GetValue<int>());
        Assert.Equal(-32600, client.AnswerTo("""{"jsonrpc":"2.0","id":1.5,"method":"x"}""", "null")["error"]!["code"]!.GetValue<int>());
        Assert.Equal(-32601, client.AskInVain("no/such", "{}").Code);
        Assert.Equal(-32601, client.AskInVain("$/no/such", "{}").Code);
        Assert.Equal(-32602, client.AskInVain("textDocument/diagnostic", """{"textDocument":{}}""").Code);
        Assert.Equal(-32602, client.AskInVain("textDocument/diagnostic").Code);
        client.Notify("no/such");
        client.Notify("$/no/such");
        client.Notify("textDocument/didOpen", """{"textDocument":7}""");
        client.WaitFor("window/logMessage");
        Assert.NotNull(client.Ask("textDocument/diagnostic", TestClient.Of(Small.Root)));
    }

    [Fact, Trait("pitfall", "result null")]
    public void An_answer_of_nothing_says_null_and_an_id_comes_back_as_it_was()
    {
        using var client = TestClient.Initialized();
        var answer = client.AnswerTo("""{"jsonrpc":"2.0","id":"a-7","method":"shutdown"}""", "a-7");
        Assert.Equal("""{"jsonrpc":"2.0","id":"a-7","result":null}""", answer.ToJsonString());
    }
}
