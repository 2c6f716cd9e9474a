using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;

namespace NurtureLang.LanguageServer.Rpc;

/// <summary>
/// Reads what comes in. Cancellations and answers to our own requests are dealt with at once, everything else gets its place in line:
/// a cancellation must not wait behind what it cancels.
/// </summary>
internal sealed class Inbox(Stream input, Outbox outbox)
{
    // A client that sends faster than we work has to wait.
    private const int MostWaiting = 256;

    private readonly Channel<Message> line = Channel.CreateBounded<Message>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly ConcurrentDictionary<RequestId, PendingRequest> pending = new();
    private readonly ConcurrentDictionary<RequestId, TaskCompletionSource<JsonElement>> asked = new();
    private long lastId;

    /// <summary>What came in, in its order; ends with the input.</summary>
    public ChannelReader<Message> Line => line.Reader;

    /// <summary>How many requests wait for their answer.</summary>
    public int Unanswered => pending.Count;

    /// <summary>Why the input could not be understood, once the line has ended; null where the input just ended.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads until the input ends. INVARIANT: the line is ended whatever happens, or nobody would ever leave.</summary>
    public void ReadAll()
    {
        try
        {
            var frames = new FrameReader(input);
            while (frames.Read() is { } frame) Take(frame);
        }
        catch (FrameException broken)
        {
            Problem = broken.Message;
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or ChannelClosedException)
        {
            // The same as its end.
        }
        finally
        {
            line.Writer.TryComplete();
            foreach (var waiting in asked.Values) waiting.TrySetCanceled();
        }
    }

    /// <summary>A request got its answer.</summary>
    public void Answered(PendingRequest request)
    {
        pending.TryRemove(request.Id, out _);
        request.Dispose();
    }

    /// <summary>An id for a request of ours, and what will be its answer.</summary>
    public (RequestId Id, Task<JsonElement> Answer) Ask()
    {
        var id = new RequestId(Interlocked.Increment(ref lastId), null);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[id] = answer;
        return (id, answer.Task);
    }

    private void Take(byte[] frame)
    {
        JsonElement message;
        try
        {
            message = JsonElement.Parse(frame);
        }
        catch (JsonException)
        {
            outbox.Post(Messages.Error(null, RpcErrorCode.ParseError, "This is no JSON."));
            return;
        }

        if (message.ValueKind != JsonValueKind.Object)
        {
            outbox.Post(Messages.Error(null, RpcErrorCode.InvalidRequest, "A message is one object."));
            return;
        }

        var hasId = message.TryGetProperty("id", out var idValue);
        var id = hasId ? RequestId.Of(idValue) : null;
        if (message.TryGetProperty("method", out var name) && name.ValueKind == JsonValueKind.String)
        {
            TakeCall(message, name.GetString() ?? "", hasId, id);
        }
        else if (id is { } own && asked.TryRemove(own, out var waiting))
        {
            if (message.TryGetProperty("result", out var result)) waiting.TrySetResult(result);
            else waiting.TrySetCanceled();
        }
        else if (!message.TryGetProperty("result", out _) && !message.TryGetProperty("error", out _))
        {
            outbox.Post(Messages.Error(id, RpcErrorCode.InvalidRequest, "A message has a method, or is the answer to one."));
        }
    }

    private void TakeCall(JsonElement message, string method, bool hasId, RequestId? id)
    {
        message.TryGetProperty("params", out var parameters);
        if (method == "$/cancelRequest")
        {
            if (parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty("id", out var which) && RequestId.Of(which) is { } cancelled
                && pending.TryGetValue(cancelled, out var request)) request.Cancel();
            return;
        }

        if (!hasId)
        {
            Enqueue(new Message(method, parameters, null));
            return;
        }

        if (id is not { } known)
        {
            outbox.Post(Messages.Error(null, RpcErrorCode.InvalidRequest, "The id of a request is a whole number or a text."));
            return;
        }

        var asking = new PendingRequest(known);
        if (pending.TryAdd(known, asking)) Enqueue(new Message(method, parameters, asking));
        else outbox.Post(Messages.Error(known, RpcErrorCode.InvalidRequest, "A request with this id has not been answered yet."));
    }

    private void Enqueue(Message message)
    {
        if (!line.Writer.TryWrite(message)) line.Writer.WriteAsync(message).AsTask().GetAwaiter().GetResult();
    }
}
