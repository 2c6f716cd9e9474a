using System.Text.Json.Serialization;

namespace NurtureLang.LanguageServer.Protocol;

/// <summary>Replacements in one document.</summary>
internal sealed record AnnotatedDocumentEdit(OptionalVersionedTextDocumentIdentifier TextDocument, AnnotatedTextEdit[] Edits);

/// <summary>A document, in the version that it must have. The version is null for a file that is not open, and says so.</summary>
internal sealed record OptionalVersionedTextDocumentIdentifier(string Uri)
{
    /// <summary>The document's version.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Version { get; init; }
}

/// <summary>A replacement with a note.</summary>
internal sealed record AnnotatedTextEdit(Range Range, string NewText, string AnnotationId);

/// <summary>A note about replacements: what they would break, and whether somebody has to agree.</summary>
internal sealed record ChangeAnnotation(string Label, bool NeedsConfirmation, string Description);
