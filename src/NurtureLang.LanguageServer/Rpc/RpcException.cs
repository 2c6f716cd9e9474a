namespace NurtureLang.LanguageServer.Rpc;

/// <summary>A request that is answered with an error.</summary>
/// <param name="code">Which.</param>
/// <param name="message">A sentence for the person at the editor.</param>
internal sealed class RpcException(RpcErrorCode code, string message) : Exception(message)
{
    /// <summary>Which error it is.</summary>
    public RpcErrorCode Code { get; } = code;
}
