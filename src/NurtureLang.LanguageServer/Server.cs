using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Methods;
using NurtureLang.LanguageServer.Protocol;
using NurtureLang.LanguageServer.Rpc;

namespace NurtureLang.LanguageServer;

/// <summary>
/// The language server over two streams. One thread reads, one loop keeps the order, the pool answers, one loop writes.
/// It ends with `exit`, with its input, or with its client, whichever comes first.
/// </summary>
public sealed class Server
{
    // So many requests are answered at a time; more of them wait in line.
    private const int MostAtOnce = 16;

    private readonly Outbox outbox;
    private readonly Inbox inbox;
    private readonly Session session;
    private readonly MethodTable methods = new();
    private readonly Lifecycle lifecycle = new();
    private readonly DiagnosticsPublisher publisher;
    private readonly SemaphoreSlim slots = new(MostAtOnce);
    private readonly TaskCompletionSource<ServerEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Server(Stream input, Stream output, ServerMachine machine)
    {
        outbox = new Outbox(output);
        inbox = new Inbox(input, outbox);
        session = new Session(machine, new Client(inbox, outbox));
        publisher = new DiagnosticsPublisher(session);
        AllMethods.Add(methods, publisher);
    }

    /// <summary>Runs a session until it ends. A read of the input may still be waiting then: it ends with the process.</summary>
    public static async Task<ServerEnd> RunAsync(Stream input, Stream output, ServerMachine machine)
    {
        var server = new Server(input, output, machine);
        return await server.RunAsync().ConfigureAwait(false);
    }

    /// <summary>The session, for tests that compare what the server knows with what its client knows.</summary>
    internal Session Session => session;

    /// <summary>The methods, for the test that holds them against what is advertised.</summary>
    internal MethodTable Methods => methods;

    /// <summary>How many requests wait for their answer, for tests.</summary>
    internal int Unanswered => inbox.Unanswered;

    internal async Task<ServerEnd> RunAsync()
    {
        var written = outbox.WriteAllAsync();
        // A read of standard input cannot be cancelled, so that it has a thread of its own, which nobody waits for.
        new Thread(inbox.ReadAll) { IsBackground = true, Name = "reader" }.Start();
        _ = Task.Run(WorkAsync);
        var end = await ended.Task.ConfigureAwait(false);
        publisher.Stop();
        outbox.Complete();
        // Who does not read any more does not keep us.
        await Task.WhenAny(written, Task.Delay(TimeSpan.FromSeconds(2))).ConfigureAwait(false);
        return end;
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var message in inbox.Line.ReadAllAsync().ConfigureAwait(false))
            {
                if (message.Method == "exit" && message.Request is null)
                {
                    ended.TrySetResult(new ServerEnd(lifecycle.IsShutDown ? 0 : 1));
                    return;
                }

                if (message.Request is { } request) await TakeRequest(message, request).ConfigureAwait(false);
                else TakeNotification(message);
            }

            ended.TrySetResult(inbox.Problem is { } problem ? new ServerEnd(2, problem) : new ServerEnd(lifecycle.IsInitialized && !lifecycle.IsShutDown ? 1 : 0));
        }
        catch (Exception fault)
        {
            // What the documents are now is not known any more: the client starts another server.
            Fail(fault, "the documents");
        }
    }

    private void Fail(Exception fault, string where)
    {
        var sentence = $"This is a fault of the language server, not of your files ({where}: {fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}).";
        session.Client.Log(1, sentence);
        ended.TrySetResult(new ServerEnd(2, sentence));
    }

    private void TakeNotification(Message message)
    {
        if (!lifecycle.IsRunning) return;
        try
        {
            methods.FindNotification(message.Method)?.Invoke(message.Parameters, session);
        }
        catch (RpcException wrong)
        {
            session.Client.Log(2, $"{message.Method} is passed over. {wrong.Message}");
        }
    }

    private async Task TakeRequest(Message message, PendingRequest request)
    {
        if (lifecycle.WhyNot(message.Method) is var (code, why))
        {
            Answer(request, Messages.Error(request.Id, code, why));
            return;
        }

        switch (message.Method)
        {
            case "initialize":
                Initialize(message, request);
                return;
            case "shutdown":
                lifecycle.ShutDown();
                publisher.Stop();
                Answer(request, Messages.Result<InitializeResult>(request.Id, null, Json.Default.InitializeResult));
                return;
        }

        if (methods.FindRequest(message.Method) is not { } handle)
        {
            Answer(request, Messages.Error(request.Id, RpcErrorCode.MethodNotFound, $"There is no `{message.Method}` here."));
            return;
        }

        // INVARIANT: the snapshot is taken here, in the order in which the messages came.
        var context = new RequestContext(session, session.Workspace, session.Settings, request.Cancelled);
        await slots.WaitAsync().ConfigureAwait(false);
        _ = Task.Run(() =>
        {
            try
            {
                Answer(request, Handle(message, request, handle, context));
            }
            finally
            {
                slots.Release();
            }
        });
    }

    private byte[] Handle(Message message, PendingRequest request, Func<System.Text.Json.JsonElement, RequestContext, RequestId, byte[]> handle, RequestContext context)
    {
        try
        {
            request.Cancelled.ThrowIfCancellationRequested();
            return handle(message.Parameters, context, request.Id);
        }
        catch (OperationCanceledException)
        {
            return Messages.Error(request.Id, RpcErrorCode.RequestCancelled, "The request was cancelled.");
        }
        catch (RpcException refused)
        {
            return Messages.Error(request.Id, refused.Code, refused.Message);
        }
        catch (Exception fault)
        {
            var sentence = $"{message.Method}: {fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}";
            session.Client.Log(1, $"This is a fault of the language server, not of your files. {sentence} {fault.StackTrace}");
            return Messages.Error(request.Id, RpcErrorCode.InternalError, sentence);
        }
    }

    private void Initialize(Message message, PendingRequest request)
    {
        try
        {
            var (result, processId) = InitializeMethod.Handle(message.Parameters, session);
            lifecycle.Initialize();
            Answer(request, Messages.Result(request.Id, result, Json.Default.InitializeResult));
            if (processId is { } client) _ = Task.Run(() => LookAfterAsync(client));
        }
        catch (RpcException wrong)
        {
            Answer(request, Messages.Error(request.Id, wrong.Code, wrong.Message));
        }
    }

    private void Answer(PendingRequest request, byte[] answer)
    {
        // In this order: an id may be used again as soon as its answer is read.
        inbox.Answered(request);
        outbox.Post(answer);
    }

    private async Task LookAfterAsync(int client)
    {
        while (!ended.Task.IsCompleted)
        {
            await Task.Delay(session.Machine.LookAfterClient).ConfigureAwait(false);
            if (!session.Machine.IsAlive(client)) ended.TrySetResult(new ServerEnd(1));
        }
    }
}
