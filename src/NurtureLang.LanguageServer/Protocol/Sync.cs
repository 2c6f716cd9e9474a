using System.Text.Json;
using System.Text.Json.Serialization;

namespace NurtureLang.LanguageServer.Protocol;

/// <summary>A document was opened.</summary>
internal sealed record DidOpenParams(TextDocumentItem TextDocument);

/// <summary>A document was changed.</summary>
internal sealed record DidChangeParams(VersionedTextDocumentIdentifier TextDocument, ContentChange[] ContentChanges);

/// <summary>One change: of a stretch, or of everything where none is named.</summary>
internal sealed record ContentChange([property: JsonConverter(typeof(WholeTextConverter))] string Text, Range? Range = null);

/// <summary>A document was saved.</summary>
internal sealed record DidSaveParams(TextDocumentIdentifier TextDocument);

/// <summary>Files have changed on the disk.</summary>
internal sealed record DidChangeWatchedFilesParams(FileEvent[] Changes);

/// <summary>A file that was made, changed or taken away.</summary>
internal sealed record FileEvent(string Uri, int Type);

/// <summary>Folders came or went.</summary>
internal sealed record DidChangeWorkspaceFoldersParams(FoldersChange Event);

/// <summary>Which.</summary>
internal sealed record FoldersChange(WorkspaceFolder[] Added, WorkspaceFolder[] Removed);

/// <summary>The settings have changed.</summary>
internal sealed record DidChangeConfigurationParams(JsonElement Settings = default);

/// <summary>Which settings are wanted.</summary>
internal sealed record ConfigurationParams(ConfigurationItem[] Items);

/// <summary>A part of the settings.</summary>
internal sealed record ConfigurationItem(string Section);

/// <summary>What the client shall tell us from now on.</summary>
internal sealed record RegistrationParams(Registration[] Registrations);

/// <summary>One thing to be told.</summary>
internal sealed record Registration(string Id, string Method, WatchOptions RegisterOptions);

/// <summary>Which files are watched.</summary>
internal sealed record WatchOptions(FileSystemWatcherPattern[] Watchers);

/// <summary>Files by a pattern.</summary>
internal sealed record FileSystemWatcherPattern(string GlobPattern);
