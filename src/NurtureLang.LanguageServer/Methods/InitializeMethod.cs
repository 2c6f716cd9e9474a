using System.Text.Json;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;
using NurtureLang.LanguageServer.Rpc;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>`initialize`: who the client is, and what the server can do.</summary>
internal static class InitializeMethod
{
    /// <summary>Takes what the client says of itself.</summary>
    /// <returns>The answer, and the process whose end is ours too.</returns>
    /// <exception cref="RpcException">The parameters cannot be read.</exception>
    public static (InitializeResult Result, int? ProcessId) Handle(JsonElement parameters, Session session)
    {
        var given = Read(parameters);
        session.Traits = ClientTraits.Of(given.Capabilities);
        session.Settings = Settings.Of(given.InitializationOptions);
        var uris = given.WorkspaceFolders?.Select(folder => folder.Uri).ToList() ?? [];
        if (uris.Count == 0 && given.RootUri is { } root) uris.Add(root);
        session.Workspace = session.Workspace.With([.. uris.Select(DocumentUri.ToPath)]);
        return (new InitializeResult(Capabilities.All, new ServerInfo("nurture", session.Machine.Version)), given.ProcessId);
    }

    private static InitializeParams Read(JsonElement parameters)
    {
        try
        {
            if (parameters.ValueKind == JsonValueKind.Object && JsonSerializer.Deserialize(parameters, Json.Default.InitializeParams) is { } read) return read;
        }
        catch (JsonException wrong)
        {
            throw new RpcException(RpcErrorCode.InvalidParams, $"The parameters are not those of `initialize`: {wrong.Message}");
        }

        throw new RpcException(RpcErrorCode.InvalidParams, "`initialize` has parameters.");
    }
}
