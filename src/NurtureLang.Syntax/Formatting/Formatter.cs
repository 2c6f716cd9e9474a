using System.Collections.Immutable;
using System.Text;

namespace NurtureLang.Syntax.Formatting;

/// <summary>
/// Writes a file in its one canonical form. INVARIANT: only trivia changes, comments keep their order and their line, and formatting
/// what was formatted changes nothing.
/// </summary>
public sealed class Formatter
{
    private const int IndentWidth = 2;
    private const int ContinuationWidth = 4;

    private readonly SyntaxTree tree;
    private readonly string newLine;
    private readonly StringBuilder output = new();
    private readonly Stack<bool> listBlocks = [];
    private bool atLineStart = true;

    private Formatter(SyntaxTree tree)
    {
        this.tree = tree;
        newLine = FirstLineEnd(tree.SourceText.Text);
    }

    /// <summary>The file in its canonical form; null where it has errors, because what is not understood is not touched.</summary>
    public static string? Format(SyntaxTree tree) => tree.HasErrors ? null : new Formatter(tree).Run();

    private string Run()
    {
        if (tree.SourceText.Text.StartsWith('\uFEFF'))
            output.Append('\uFEFF');
        var tokens = tree.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var gap = Gap.Between(i == 0 ? null : tokens[i - 1], tokens[i]);
            if (tokens[i].Kind == SyntaxTokenKind.EndOfFile)
                WriteEnd(gap, i == 0);
            else
                WriteToken(tokens, i, gap);
        }
        return output.ToString();
    }

    private void WriteToken(ImmutableArray<SyntaxToken> tokens, int index, Gap gap)
    {
        var token = tokens[index];
        var previous = index == 0 ? null : tokens[index - 1];
        var isClosing = token.Text == "}";
        WriteComments(gap, previous);
        if (isClosing)
            listBlocks.TryPop(out _);
        if (previous is not null && !atLineStart)
            WriteSpace(tokens, index, gap);
        if (atLineStart)
        {
            if (gap.HasBlankLineBeforeToken && KeepsBlankLine(previous, token, gap))
                WriteBlankLine();
            WriteIndent(IsContinuation(token, previous) ? ContinuationWidth : 0);
        }
        output.Append(token.Text);
        atLineStart = false;
        if (token.Text == "{" && token.Kind == SyntaxTokenKind.Sign)
            listBlocks.Push(index + 1 < tokens.Length && !tree.LineStarts.Contains(tokens[index + 1].Span.Start) && tokens[index + 1].Text != "}");
    }

    // No blank line right inside a brace, nor before anything else in the file.
    private static bool KeepsBlankLine(SyntaxToken? previous, SyntaxToken token, Gap gap) =>
        token.Text != "}" && (gap.Comments.Length > 0 || previous is { Text: not "{" });

    private void WriteSpace(ImmutableArray<SyntaxToken> tokens, int index, Gap gap)
    {
        var token = tokens[index];
        var joins = token.Text is "{" || (token.Text is "else" && tokens[index - 1].Text == "}");
        var startsDeclaration = listBlocks.Count == 0 && tree.LineStarts.Contains(token.Span.Start);
        if ((gap.HasLineEnd && !joins) || startsDeclaration || ClosesOpenedLine(tokens, index, gap))
            EndLine();
        else
            output.Append(' ', Spacing.Between(tokens, index, tree.LineStarts));
    }

    // A block whose first line follows its brace on a line of its own ends on a line of its own.
    private bool ClosesOpenedLine(ImmutableArray<SyntaxToken> tokens, int index, Gap gap)
    {
        if (tokens[index].Text != "}" || gap.HasLineEnd)
            return false;
        var depth = 0;
        for (var i = index - 1; i >= 0; i--)
        {
            if (tokens[i].Text == "}")
                depth++;
            else if (tokens[i].Text == "{" && depth-- == 0)
                return Gap.Between(tokens[i], tokens[i + 1]).HasLineEnd;
        }
        return false;
    }

    private bool IsContinuation(SyntaxToken token, SyntaxToken? previous)
    {
        if (previous is null || token.Text == "}" || tree.LineStarts.Contains(token.Span.Start))
            return false;
        return !(listBlocks.TryPeek(out var isList) && isList && previous.Text is "{" or ",");
    }

    private void WriteComments(Gap gap, SyntaxToken? previous)
    {
        foreach (var comment in gap.Comments)
        {
            if (comment.IsOwnLine || previous is null)
            {
                if (!atLineStart)
                    EndLine();
                if (comment.HasBlankLineBefore && output.Length > 1 && !(previous is { Text: "{" } && ReferenceEquals(comment, gap.Comments[0])))
                    WriteBlankLine();
                WriteIndent(0);
            }
            else
            {
                output.Append("  ");
            }
            output.Append(comment.Text.TrimEnd());
            EndLine();
        }
    }

    private void WriteEnd(Gap gap, bool isEmpty)
    {
        WriteComments(gap, isEmpty ? null : tree.Tokens[^2]);
        if (!atLineStart)
            EndLine();
    }

    private void WriteIndent(int extra)
    {
        output.Append(' ', (listBlocks.Count * IndentWidth) + extra);
        atLineStart = false;
    }

    private void WriteBlankLine() => output.Append(newLine);

    private void EndLine()
    {
        output.Append(newLine);
        atLineStart = true;
    }

    private static string FirstLineEnd(string text)
    {
        var first = text.IndexOf('\n');
        return first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
    }
}
