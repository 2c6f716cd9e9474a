using System.Text.Json.Serialization;

namespace NurtureLang.LanguageServer.Protocol;

/// <summary>A place in a text: line and UTF-16 code unit, both from zero.</summary>
internal readonly record struct Position(int Line, int Character);

/// <summary>A stretch of a text, without its end.</summary>
internal readonly record struct Range(Position Start, Position End);

/// <summary>A stretch of a file.</summary>
internal sealed record Location(string Uri, Range Range);

/// <summary>A document by its address.</summary>
internal sealed record TextDocumentIdentifier(string Uri);

/// <summary>A document in one of its versions.</summary>
internal sealed record VersionedTextDocumentIdentifier(string Uri, int? Version = null);

/// <summary>A document with its text, as it is opened.</summary>
internal sealed record TextDocumentItem(
    string Uri, string LanguageId, int Version, [property: JsonConverter(typeof(WholeTextConverter))] string Text);

/// <summary>A document and nothing else.</summary>
internal sealed record DocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>A place in a document.</summary>
internal sealed record PositionParams(TextDocumentIdentifier TextDocument, Position Position);

/// <summary>A stretch of a document.</summary>
internal sealed record RangeParams(TextDocumentIdentifier TextDocument, Range Range);

/// <summary>One replacement.</summary>
internal sealed record TextEdit(Range Range, string NewText);

/// <summary>Replacements in several files: by their addresses, or with notes that the client shows before it applies them.</summary>
internal sealed record WorkspaceEdit(Dictionary<string, TextEdit[]>? Changes)
{
    /// <summary>The replacements with notes, in place of the plain ones.</summary>
    public AnnotatedDocumentEdit[]? DocumentChanges { get; init; }

    /// <summary>The notes, by the names that the replacements give.</summary>
    public Dictionary<string, ChangeAnnotation>? ChangeAnnotations { get; init; }
}

/// <summary>Text for people, in Markdown or plain.</summary>
internal sealed record MarkupContent(string Kind, string Value);
