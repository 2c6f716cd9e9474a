using System.Text.Json;
using System.Text.Json.Serialization;

namespace NurtureLang.LanguageServer.Protocol;

/// <summary>What a client says of itself.</summary>
internal sealed record InitializeParams
{
    /// <summary>The process whose end is ours too.</summary>
    public int? ProcessId { get; init; }

    /// <summary>What the client can do. Asked a handful of questions, so it is not made into records.</summary>
    public JsonElement Capabilities { get; init; }

    /// <summary>The one folder of a client that knows no more of them.</summary>
    public string? RootUri { get; init; }

    /// <summary>The folders.</summary>
    public WorkspaceFolder[]? WorkspaceFolders { get; init; }

    /// <summary>Settings from the start.</summary>
    public JsonElement InitializationOptions { get; init; }
}

/// <summary>A folder that is open in the editor.</summary>
internal sealed record WorkspaceFolder(string Uri, string Name = "");

/// <summary>What the server says of itself.</summary>
internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

/// <summary>The server's name and version.</summary>
internal sealed record ServerInfo(string Name, string Version);

/// <summary>What the server can do; what is not here is not there.</summary>
internal sealed record ServerCapabilities
{
    /// <summary>How characters are counted.</summary>
    public required string PositionEncoding { get; init; }

    /// <summary>How documents are kept.</summary>
    public required TextDocumentSyncOptions TextDocumentSync { get; init; }

    /// <summary>Whether it completes, and after which characters unasked.</summary>
    public required CompletionOptions CompletionProvider { get; init; }

    /// <summary>Whether it says what is under the pointer.</summary>
    public required bool HoverProvider { get; init; }

    /// <summary>Whether it finds declarations.</summary>
    public required bool DefinitionProvider { get; init; }

    /// <summary>Whether it finds uses.</summary>
    public required bool ReferencesProvider { get; init; }

    /// <summary>Whether it marks the other uses in the document.</summary>
    public required bool DocumentHighlightProvider { get; init; }

    /// <summary>Whether it lists what a document declares.</summary>
    public required bool DocumentSymbolProvider { get; init; }

    /// <summary>Which mends it offers.</summary>
    public required CodeActionOptions CodeActionProvider { get; init; }

    /// <summary>Whether it finds what paths lead to.</summary>
    public required DocumentLinkOptions DocumentLinkProvider { get; init; }

    /// <summary>Whether it writes a document in its canonical form.</summary>
    public required bool DocumentFormattingProvider { get; init; }

    /// <summary>The same for a part.</summary>
    public required bool DocumentRangeFormattingProvider { get; init; }

    /// <summary>The same while typing.</summary>
    public required OnTypeFormattingOptions DocumentOnTypeFormattingProvider { get; init; }

    /// <summary>Whether it renames.</summary>
    public required RenameOptions RenameProvider { get; init; }

    /// <summary>Whether it folds.</summary>
    public required bool FoldingRangeProvider { get; init; }

    /// <summary>Whether it widens a selection.</summary>
    public required bool SelectionRangeProvider { get; init; }

    /// <summary>How it colours.</summary>
    public required SemanticTokensOptions SemanticTokensProvider { get; init; }

    /// <summary>How it is asked for diagnostics.</summary>
    public required DiagnosticOptions DiagnosticProvider { get; init; }

    /// <summary>Whether it finds declarations in all files.</summary>
    public required bool WorkspaceSymbolProvider { get; init; }

    /// <summary>When it shows the shape of what is being written.</summary>
    public required SignatureHelpOptions SignatureHelpProvider { get; init; }

    /// <summary>Whether it says what leads to what.</summary>
    public required bool CallHierarchyProvider { get; init; }

    /// <summary>Whether it shows what can be run, and what was counted.</summary>
    public required CodeLensOptions CodeLensProvider { get; init; }

    /// <summary>Whether it shows what follows from the text between its words.</summary>
    public required InlayHintOptions InlayHintProvider { get; init; }

    /// <summary>What it does with folders.</summary>
    public required WorkspaceOptions Workspace { get; init; }

    /// <summary>What it can do beyond the protocol.</summary>
    public required ExperimentalOptions Experimental { get; init; }
}

/// <summary>How documents are kept.</summary>
internal sealed record TextDocumentSyncOptions(bool OpenClose, int Change, bool Save);

/// <summary>After which characters completion is asked for unasked.</summary>
internal sealed record CompletionOptions(string[] TriggerCharacters);

/// <summary>Which kinds of mends there are.</summary>
internal sealed record CodeActionOptions(string[] CodeActionKinds);

/// <summary>Whether links are completed later.</summary>
internal sealed record DocumentLinkOptions([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool ResolveProvider);

/// <summary>After which characters the document is formatted.</summary>
internal sealed record OnTypeFormattingOptions(string FirstTriggerCharacter, string[] MoreTriggerCharacter);

/// <summary>Whether it says beforehand if something can be renamed.</summary>
internal sealed record RenameOptions(bool PrepareProvider);

/// <summary>Which colours there are.</summary>
internal sealed record SemanticTokensOptions(SemanticTokensLegend Legend, bool Full, bool Range);

/// <summary>The names of the colours, by number.</summary>
internal sealed record SemanticTokensLegend(string[] TokenTypes, string[] TokenModifiers);

/// <summary>What diagnostics depend on.</summary>
internal sealed record DiagnosticOptions(string Identifier, bool InterFileDependencies, bool WorkspaceDiagnostics);

/// <summary>What is done with folders.</summary>
internal sealed record WorkspaceOptions(WorkspaceFoldersOptions WorkspaceFolders);

/// <summary>Whether several folders are fine and changes of them wanted.</summary>
internal sealed record WorkspaceFoldersOptions(bool Supported, bool ChangeNotifications);
