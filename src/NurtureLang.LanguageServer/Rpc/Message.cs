using System.Text.Json;

namespace NurtureLang.LanguageServer.Rpc;

/// <summary>Something that came in and is worked on in the order in which it came.</summary>
/// <param name="Method">The method.</param>
/// <param name="Parameters">Its parameters; undefined where there are none.</param>
/// <param name="Request">The request that waits for an answer; null for a notification.</param>
internal sealed record Message(string Method, JsonElement Parameters, PendingRequest? Request);

/// <summary>A request that has not been answered. It can be cancelled from the moment it was read, also while it waits for its turn.</summary>
/// <param name="id">Its id.</param>
internal sealed class PendingRequest(RequestId id) : IDisposable
{
    private readonly CancellationTokenSource source = new();

    /// <summary>Its id.</summary>
    public RequestId Id { get; } = id;

    /// <summary>Told when the client no longer wants the answer.</summary>
    public CancellationToken Cancelled => source.Token;

    /// <summary>The client no longer wants the answer.</summary>
    public void Cancel()
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It was answered in this moment.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();
}
