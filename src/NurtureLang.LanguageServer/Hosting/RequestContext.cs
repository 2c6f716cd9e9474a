using NurtureLang.Ide.Workspaces;
using NurtureLang.LanguageServer.Protocol;
using NurtureLang.LanguageServer.Rpc;

namespace NurtureLang.LanguageServer.Hosting;

/// <summary>What a request is answered from: the snapshot of the moment at which its turn came. Edits that come meanwhile do not touch it.</summary>
/// <param name="Session">The session.</param>
/// <param name="Workspace">The snapshot.</param>
/// <param name="Settings">The settings of that moment.</param>
/// <param name="Cancelled">Told when the client no longer wants the answer.</param>
internal sealed record RequestContext(Session Session, Workspace Workspace, Settings Settings, CancellationToken Cancelled)
{
    /// <summary>The open document of a request; null where it is not open, which is answered with nothing.</summary>
    public OpenDocument? Find(TextDocumentIdentifier document) => Workspace.Documents.GetValueOrDefault(DocumentUri.ToPath(document.Uri));

    /// <summary>The open document of a request that makes no sense without.</summary>
    /// <exception cref="RpcException">It is not open.</exception>
    public OpenDocument Get(TextDocumentIdentifier document) =>
        Find(document) ?? throw new RpcException(RpcErrorCode.InvalidParams, $"{document.Uri} is not open.");
}
