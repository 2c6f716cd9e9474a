using NurtureLang.Ide.Features;
using NurtureLang.LanguageServer.Hosting;
using NurtureLang.LanguageServer.Protocol;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using Range = NurtureLang.LanguageServer.Protocol.Range;

namespace NurtureLang.LanguageServer;

/// <summary>The one place where offsets become lines and characters, and what the editor's features say becomes what the protocol says.</summary>
internal static class Translate
{
    /// <summary>Where a position is. A line behind the last one is the end; a character behind its line's end is that end.</summary>
    public static int Offset(SourceText text, Position position)
    {
        if (position.Line < 0) return 0;
        if (position.Line >= text.LineCount) return text.Length;
        var line = text.GetLineSpan(position.Line + 1);
        return line.Start + Math.Clamp(position.Character, 0, line.Length);
    }

    /// <summary>A stretch; the two ends may come in either order.</summary>
    public static TextSpan Span(SourceText text, Range range)
    {
        var (start, end) = (Offset(text, range.Start), Offset(text, range.End));
        return TextSpan.FromBounds(Math.Min(start, end), Math.Max(start, end));
    }

    /// <summary>The position of an offset.</summary>
    public static Position Position(SourceText text, int offset)
    {
        var position = text.GetPosition(offset);
        return new Position(position.Line - 1, position.Column - 1);
    }

    /// <summary>The stretch of a span.</summary>
    public static Range Range(SourceText text, TextSpan span) => new(Position(text, span.Start), Position(text, span.End));

    /// <summary>A place in some file.</summary>
    public static Location Location(Session session, FileSpan place) => new(session.UriOf(place.Path), Range(place.Source, place.Span));

    /// <summary>A diagnostic with its places and its page.</summary>
    public static Protocol.Diagnostic Diagnostic(Session session, PlacedDiagnostic placed)
    {
        var one = placed.Diagnostic;
        return new Protocol.Diagnostic(
            Range(one.Source, one.Span), SeverityOf(one.Severity), one.Code,
            session.Machine.PageOf(one.Code) is { } page ? new CodeDescription(DocumentUri.Of(page)) : null, "nurture", one.Message)
        {
            Tags = placed.IsUnnecessary ? [1] : placed.IsDeprecated ? [2] : null,
            RelatedInformation = placed.Related.IsEmpty ? null
                : [.. placed.Related.Select(related => new DiagnosticRelatedInformation(Location(session, related.Place), related.Label))],
        };
    }

    /// <summary>Edits of one file.</summary>
    public static Protocol.TextEdit[] Edits(SourceText text, IEnumerable<FileEdit> edits) =>
        [.. edits.Select(edit => new Protocol.TextEdit(Range(text, edit.Span), edit.NewText))];

    /// <summary>Edits of several files.</summary>
    public static WorkspaceEdit WorkspaceEdit(Session session, IEnumerable<FileEdit> edits) => new(
        edits.GroupBy(edit => edit.Path, StringComparer.Ordinal)
            .ToDictionary(group => session.UriOf(group.Key), group => Edits(group.First().Source, group), StringComparer.Ordinal));

    /// <summary>Edits of several files, which somebody agrees to first.</summary>
    /// <param name="session">The session.</param>
    /// <param name="documents">The open documents, whose versions the edits are for.</param>
    /// <param name="edits">The edits.</param>
    /// <param name="note">What is to be known before.</param>
    public static WorkspaceEdit WorkspaceEdit(
        Session session, IReadOnlyDictionary<string, Ide.Workspaces.OpenDocument> documents, IEnumerable<FileEdit> edits, ChangeAnnotation note)
    {
        const string Name = "outside";
        return new WorkspaceEdit((Dictionary<string, Protocol.TextEdit[]>?)null)
        {
            DocumentChanges =
            [
                .. edits.GroupBy(edit => edit.Path, StringComparer.Ordinal).Select(group => new AnnotatedDocumentEdit(
                    new OptionalVersionedTextDocumentIdentifier(session.UriOf(group.Key)) { Version = documents.GetValueOrDefault(group.Key)?.Version },
                    [.. group.Select(edit => new AnnotatedTextEdit(Range(edit.Source, edit.Span), edit.NewText, Name))])),
            ],
            ChangeAnnotations = new Dictionary<string, ChangeAnnotation>(StringComparer.Ordinal) { [Name] = note },
        };
    }

    /// <summary>Markdown where the client reads it; else the same without its signs.</summary>
    public static MarkupContent Markup(Session session, string markdown) => session.Traits.ReadsMarkdown
        ? new MarkupContent("markdown", markdown)
        : new MarkupContent("plaintext", markdown.Replace("```nurture\n", "", StringComparison.Ordinal).Replace("```\n", "", StringComparison.Ordinal)
            .Replace("`", "", StringComparison.Ordinal));

    /// <summary>The protocol's number for a sort of thing in an outline.</summary>
    public static int SymbolKind(NameKind kind) => kind switch
    {
        NameKind.Campaign => 4,
        NameKind.Enum or NameKind.Journey or NameKind.Grade => 10,
        NameKind.Value or NameKind.Stage => 22,
        NameKind.Contact => 23,
        NameKind.Field or NameKind.Property => 8,
        NameKind.Event => 24,
        NameKind.Parameter or NameKind.Score => 13,
        NameKind.Group => 5,
        NameKind.Message or NameKind.Asset => 15,
        NameKind.Channel or NameKind.Calendar => 3,
        NameKind.Policy => 11,
        NameKind.Sequence or NameKind.Function => 12,
        NameKind.Handoff or NameKind.Step or NameKind.Test => 6,
        NameKind.Goal => 17,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The protocol's number for a sort of thing in a list of completions.</summary>
    public static int CompletionKind(NameKind kind) => kind switch
    {
        NameKind.Campaign => 17,
        NameKind.Enum or NameKind.Journey or NameKind.Grade => 13,
        NameKind.Value or NameKind.Stage => 20,
        NameKind.Contact => 22,
        NameKind.Field => 5,
        NameKind.Property => 10,
        NameKind.Event => 23,
        NameKind.Parameter or NameKind.Score => 6,
        NameKind.Group => 7,
        NameKind.Message or NameKind.Asset => 12,
        NameKind.Channel or NameKind.Calendar => 9,
        NameKind.Policy => 8,
        NameKind.Sequence or NameKind.Function => 3,
        NameKind.Handoff or NameKind.Step or NameKind.Test => 2,
        NameKind.Goal => 21,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static int SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => 1,
        Severity.Warning => 2,
        Severity.Note => 3,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
