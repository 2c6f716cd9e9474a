using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NurtureLang.LanguageServer.Rpc;

namespace NurtureLang.LanguageServer.Hosting;

/// <summary>The methods of the server: each stands here by name, with the types of what it takes and gives. Nothing is found by reflection.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, Func<JsonElement, RequestContext, RequestId, byte[]>> requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action<JsonElement, Session>> notifications = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> capabilities = new(StringComparer.Ordinal);

    /// <summary>Every method that is answered, with the capability that advertises it; nothing for one that is always there.</summary>
    public IEnumerable<(string Method, string Capability)> All =>
        requests.Keys.Concat(notifications.Keys).Select(method => (method, capabilities.GetValueOrDefault(method, "")));

    /// <summary>The requests.</summary>
    public IEnumerable<string> Requests => requests.Keys;

    /// <summary>A request: answered on the pool, from a snapshot.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="capability">The server's capability that advertises it.</param>
    /// <param name="takes">The type of its parameters.</param>
    /// <param name="gives">The type of its answer.</param>
    /// <param name="handle">Answers it; null is an answer.</param>
    public void Request<TParameters, TResult>(
        string method, string capability, JsonTypeInfo<TParameters> takes, JsonTypeInfo<TResult> gives, Func<TParameters, RequestContext, TResult?> handle)
    {
        capabilities.Add(method, capability);
        requests.Add(method, (parameters, context, id) => Messages.Result(id, handle(Read(parameters, takes), context), gives));
    }

    /// <summary>A notification: worked on in order, at once, and never waits for anything.</summary>
    public void Notification<TParameters>(string method, string capability, JsonTypeInfo<TParameters> takes, Action<TParameters, Session> handle)
    {
        capabilities.Add(method, capability);
        notifications.Add(method, (parameters, session) => handle(Read(parameters, takes), session));
    }

    /// <summary>What answers a request; null where there is no such method.</summary>
    public Func<JsonElement, RequestContext, RequestId, byte[]>? FindRequest(string method) => requests.GetValueOrDefault(method);

    /// <summary>What works on a notification; null where there is no such method.</summary>
    public Action<JsonElement, Session>? FindNotification(string method) => notifications.GetValueOrDefault(method);

    private static TParameters Read<TParameters>(JsonElement parameters, JsonTypeInfo<TParameters> type)
    {
        if (parameters.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) throw new RpcException(RpcErrorCode.InvalidParams, "The parameters are missing.");
        try
        {
            return JsonSerializer.Deserialize(parameters, type) ?? throw new RpcException(RpcErrorCode.InvalidParams, "The parameters are missing.");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new RpcException(RpcErrorCode.InvalidParams, $"The parameters are not those of this method: {wrong.Message}");
        }
    }
}
