using NurtureLang.LanguageServer.Rpc;

namespace NurtureLang.LanguageServer.Hosting;

/// <summary>From the first `initialize` to `exit`: what may come when.</summary>
internal sealed class Lifecycle
{
    private enum Phase
    {
        Before,
        Running,
        ShutDown,
    }

    private Phase phase = Phase.Before;

    /// <summary>Whether a client has said who it is.</summary>
    public bool IsInitialized => phase != Phase.Before;

    /// <summary>Whether requests and notifications are worked on.</summary>
    public bool IsRunning => phase == Phase.Running;

    /// <summary>Whether the client has taken its leave.</summary>
    public bool IsShutDown => phase == Phase.ShutDown;

    /// <summary>Why a request cannot be answered now; null where it can.</summary>
    public (RpcErrorCode Code, string Message)? WhyNot(string method) => phase switch
    {
        Phase.Before when method != "initialize" => (RpcErrorCode.ServerNotInitialized, "The first request is `initialize`."),
        Phase.Running when method == "initialize" => (RpcErrorCode.InvalidRequest, "`initialize` came already."),
        Phase.ShutDown => (RpcErrorCode.InvalidRequest, "After `shutdown` only `exit` may come."),
        _ => null,
    };

    /// <summary>A client has said who it is.</summary>
    public void Initialize() => phase = Phase.Running;

    /// <summary>The client takes its leave.</summary>
    public void ShutDown() => phase = Phase.ShutDown;
}
