using System.Text.Json;

namespace NurtureLang.LanguageServer.Protocol;

/// <summary>Asks what can be done about a stretch.</summary>
internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, Range Range, CodeActionContext Context);

/// <summary>What the client knows of the stretch.</summary>
internal sealed record CodeActionContext(JsonElement Diagnostics = default, string[]? Only = null);

/// <summary>Something that can be done.</summary>
internal sealed record CodeAction(string Title, string Kind, Diagnostic[]? Diagnostics, bool? IsPreferred, WorkspaceEdit Edit);

/// <summary>Asks for a part's canonical form. The client's own options do not count: there is one form.</summary>
internal sealed record RangeFormattingParams(TextDocumentIdentifier TextDocument, Range Range);

/// <summary>A character was typed.</summary>
internal sealed record OnTypeFormattingParams(TextDocumentIdentifier TextDocument, Position Position, string Ch);

/// <summary>Asks for a rename.</summary>
internal sealed record RenameParams(TextDocumentIdentifier TextDocument, Position Position, string NewName);

/// <summary>What would be renamed.</summary>
internal sealed record PrepareRenameResult(Range Range, string Placeholder);
