namespace NurtureLang.LanguageServer.Rpc;

/// <summary>The codes of errors that an answer can hold.</summary>
internal enum RpcErrorCode
{
    /// <summary>What came is no JSON.</summary>
    ParseError = -32700,

    /// <summary>It is JSON and no request, or a request that must not come now.</summary>
    InvalidRequest = -32600,

    /// <summary>No such method.</summary>
    MethodNotFound = -32601,

    /// <summary>The parameters are not those of the method.</summary>
    InvalidParams = -32602,

    /// <summary>A fault of ours.</summary>
    InternalError = -32603,

    /// <summary>A request came before `initialize`.</summary>
    ServerNotInitialized = -32002,

    /// <summary>The request is right and cannot be done; the message says why.</summary>
    RequestFailed = -32803,

    /// <summary>The client has cancelled the request.</summary>
    RequestCancelled = -32800,
}
