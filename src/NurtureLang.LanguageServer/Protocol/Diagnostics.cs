using System.Text.Json;
using System.Text.Json.Serialization;

namespace NurtureLang.LanguageServer.Protocol;

/// <summary>Something to tell the author.</summary>
internal sealed record Diagnostic(Range Range, int Severity, string Code, CodeDescription? CodeDescription, string Source, string Message)
{
    /// <summary>How it is shown beside its severity: 1 unnecessary, 2 deprecated.</summary>
    public int[]? Tags { get; init; }

    /// <summary>Other places.</summary>
    public DiagnosticRelatedInformation[]? RelatedInformation { get; init; }
}

/// <summary>Where the page of a diagnostic is.</summary>
internal sealed record CodeDescription(string Href);

/// <summary>Another place, and what it has to do with the diagnostic.</summary>
internal sealed record DiagnosticRelatedInformation(Location Location, string Message);

/// <summary>Everything there is to tell about a document.</summary>
internal sealed record PublishDiagnosticsParams(string Uri, int? Version, Diagnostic[] Diagnostics);

/// <summary>Asks for a document's diagnostics, with what was told last time.</summary>
internal sealed record DocumentDiagnosticParams(TextDocumentIdentifier TextDocument, string? PreviousResultId = null);

/// <summary>A document's diagnostics, or that they are what they were.</summary>
internal sealed record DocumentDiagnosticReport(string Kind, string ResultId, Diagnostic[]? Items);

/// <summary>Asks for the diagnostics of every file.</summary>
internal sealed record WorkspaceDiagnosticParams(PreviousResultId[] PreviousResultIds, JsonElement WorkDoneToken = default);

/// <summary>What was told of a file last time.</summary>
internal sealed record PreviousResultId(string Uri, string Value);

/// <summary>The diagnostics of every file.</summary>
internal sealed record WorkspaceDiagnosticReport(WorkspaceDocumentDiagnosticReport[] Items);

/// <summary>A file's diagnostics, or that they are what they were. The version is null for a file that is not open, and says so.</summary>
internal sealed record WorkspaceDocumentDiagnosticReport(string Kind, string Uri, string ResultId, Diagnostic[]? Items)
{
    /// <summary>The document's version.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Version { get; init; }
}
