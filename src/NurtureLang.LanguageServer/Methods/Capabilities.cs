using NurtureLang.LanguageServer.Protocol;

namespace NurtureLang.LanguageServer.Methods;

/// <summary>What the server says that it can do. A test holds this list, the registered methods and the table in docs/lsp.md to be one.</summary>
internal static class Capabilities
{
    /// <summary>All of it.</summary>
    public static ServerCapabilities All { get; } = new()
    {
        PositionEncoding = "utf-16",
        TextDocumentSync = new TextDocumentSyncOptions(OpenClose: true, Change: 2, Save: true),
        CompletionProvider = new CompletionOptions(CompletionMethod.Triggers),
        HoverProvider = true,
        DefinitionProvider = true,
        ReferencesProvider = true,
        DocumentHighlightProvider = true,
        DocumentSymbolProvider = true,
        CodeActionProvider = new CodeActionOptions(CodeActionMethod.Kinds),
        DocumentLinkProvider = new DocumentLinkOptions(ResolveProvider: false),
        DocumentFormattingProvider = true,
        DocumentRangeFormattingProvider = true,
        DocumentOnTypeFormattingProvider = new OnTypeFormattingOptions("\n", ["}"]),
        RenameProvider = new RenameOptions(PrepareProvider: true),
        FoldingRangeProvider = true,
        SelectionRangeProvider = true,
        SemanticTokensProvider = new SemanticTokensOptions(SemanticTokensMethod.Legend, Full: true, Range: true),
        WorkspaceSymbolProvider = true,
        SignatureHelpProvider = SignatureHelpMethod.Options,
        CallHierarchyProvider = true,
        CodeLensProvider = new CodeLensOptions(ResolveProvider: false),
        InlayHintProvider = new InlayHintOptions(ResolveProvider: false),
        DiagnosticProvider = new DiagnosticOptions("nurture", InterFileDependencies: true, WorkspaceDiagnostics: true),
        Workspace = new WorkspaceOptions(new WorkspaceFoldersOptions(Supported: true, ChangeNotifications: true)),
        Experimental = new ExperimentalOptions(NurtureGraph: true, NurtureTests: true),
    };
}
