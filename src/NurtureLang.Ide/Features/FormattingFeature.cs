using System.Collections.Immutable;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Formatting;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Features;

/// <summary>The canonical form, as the smallest edits that lead to it: only what lies between tokens changes, so the caret stays where it is.</summary>
public static class FormattingFeature
{
    private const int IndentWidth = 2;

    /// <summary>The edits that bring a document into its canonical form; none where it has errors, because what is not understood is not touched.</summary>
    public static ImmutableArray<FileEdit> Document(OpenDocument document) => Range(document, new TextSpan(0, document.Text.Length));

    /// <summary>Those of the edits that touch a stretch.</summary>
    public static ImmutableArray<FileEdit> Range(OpenDocument document, TextSpan range)
    {
        if (!FilePath.IsCampaignFile(document.Path)) return [];
        var tree = SyntaxTree.Parse(document.Text);
        if (Formatter.Format(tree) is not { } text || text == document.Text.Text) return [];
        var formatted = SyntaxTree.Parse(new SourceText(document.Path, text));
        if (formatted.Tokens.Length != tree.Tokens.Length) return [Whole(document, text)];
        var edits = ImmutableArray.CreateBuilder<FileEdit>();
        var (before, after) = (0, 0);
        for (var i = 0; i < tree.Tokens.Length; i++)
        {
            var (old, made) = (tree.Tokens[i], formatted.Tokens[i]);
            if (old.Text != made.Text) return [Whole(document, text)];
            var gap = TextSpan.FromBounds(before, old.Span.Start);
            if (gap.Start <= range.End && gap.End >= range.Start && Edit(document, gap, text[after..made.Span.Start]) is { } edit) edits.Add(edit);
            (before, after) = (old.Span.End, made.Span.End);
        }

        return edits.ToImmutable();
    }

    /// <summary>The edits after a character was typed: a new line gets its indent; a brace that completes its block brings the block into its form.</summary>
    /// <param name="document">The document with the character in it.</param>
    /// <param name="offset">Where the caret is now.</param>
    /// <param name="typed">The character.</param>
    public static ImmutableArray<FileEdit> OnType(OpenDocument document, int offset, char typed)
    {
        if (!FilePath.IsCampaignFile(document.Path)) return [];
        if (typed == '}' && BlockBefore(document, offset) is { } block && Range(document, block) is { IsEmpty: false } edits) return edits;
        return Indent(document, offset) is { } indent ? [indent] : [];
    }

    private static TextSpan? BlockBefore(OpenDocument document, int offset)
    {
        var tokens = SyntaxTree.Parse(document.Text).Tokens;
        var depth = 0;
        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            if (tokens[i].Span.End > offset || tokens[i].Kind != SyntaxTokenKind.Sign) continue;
            if (tokens[i].Text == "}") depth++;
            else if (tokens[i].Text == "{" && --depth == 0) return TextSpan.FromBounds(tokens[i].Span.Start, offset - 1);
        }

        return null;
    }

    // As deep as braces are open before the line; a brace that closes one stands where its line began.
    private static FileEdit? Indent(OpenDocument document, int offset)
    {
        var text = document.Text;
        var line = text.GetLineSpan(text.GetLine(offset));
        var first = line.Start;
        while (first < line.End && text.Text[first] is ' ' or '\t') first++;
        var depth = 0;
        foreach (var token in SyntaxTree.Parse(text).Tokens)
        {
            if (token.Span.Start >= first) break;
            // A text that runs over this line keeps its own blanks.
            if (token.Span.End > line.Start) return null;
            if (token.Kind == SyntaxTokenKind.Sign) depth += token.Text switch { "{" => 1, "}" => -1, _ => 0 };
        }

        if (first < line.End && text.Text[first] == '}') depth--;
        return Edit(document, TextSpan.FromBounds(line.Start, first), new string(' ', Math.Max(0, depth) * IndentWidth));
    }

    private static FileEdit Whole(OpenDocument document, string text) =>
        new(document.Path, document.Text, new TextSpan(0, document.Text.Length), text);

    private static FileEdit? Edit(OpenDocument document, TextSpan span, string wanted)
    {
        var have = document.Text.Text.AsSpan(span.Start, span.Length);
        if (have.SequenceEqual(wanted)) return null;
        var head = have.CommonPrefixLength(wanted);
        var rest = have[head..];
        var left = wanted.AsSpan(head);
        var tail = 0;
        while (tail < rest.Length && tail < left.Length && rest[^(tail + 1)] == left[^(tail + 1)]) tail++;
        // A CRLF is not torn apart.
        if (head > 0 && have[head - 1] == '\r') head--;
        if (tail > 0 && have[^tail] == '\n') tail--;
        if (head + tail > have.Length || head + tail > wanted.Length) (head, tail) = (0, 0);
        return new FileEdit(document.Path, document.Text, TextSpan.FromBounds(span.Start + head, span.End - tail), wanted[head..^tail]);
    }
}
