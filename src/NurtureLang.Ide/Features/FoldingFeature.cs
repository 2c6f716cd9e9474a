using System.Collections.Immutable;
using NurtureLang.Syntax;

namespace NurtureLang.Ide.Features;

/// <summary>Lines that fold under their first one, both counted from one.</summary>
/// <param name="First">The line that stays.</param>
/// <param name="Last">The last line that goes.</param>
/// <param name="Kind">`comment`, `imports`, or null for a block.</param>
public sealed record Fold(int First, int Last, string? Kind);

/// <summary>What folds: blocks in braces, comments over several lines, imports.</summary>
public static class FoldingFeature
{
    /// <summary>The folds of a file, by their first line.</summary>
    public static ImmutableArray<Fold> Of(SyntaxTree tree)
    {
        var folds = new List<Fold>();
        var open = new Stack<int>();
        foreach (var token in tree.Tokens)
        {
            Comments(tree, token, folds);
            if (token.Kind != SyntaxTokenKind.Sign) continue;
            if (token.Text == "{") open.Push(tree.SourceText.GetLine(token.Span.Start));
            else if (token.Text == "}" && open.TryPop(out var first)) Add(folds, first, tree.SourceText.GetLine(token.Span.Start) - 1, null);
        }

        if (tree.Root.Imports is [var import, .., var last])
            Add(folds, tree.SourceText.GetLine(import.Span.Start), tree.SourceText.GetLine(last.Span.Start), "imports");
        return [.. folds.OrderBy(fold => fold.First).ThenByDescending(fold => fold.Last)];
    }

    // Comments that stand alone on lines that follow one another.
    private static void Comments(SyntaxTree tree, SyntaxToken token, List<Fold> folds)
    {
        var (first, last) = (0, -1);
        foreach (var comment in token.LeadingTrivia.Where(trivia => trivia.Kind == SyntaxTriviaKind.Comment))
        {
            var line = tree.SourceText.GetLine(comment.Span.Start);
            if (line != last + 1)
            {
                Add(folds, first, last, "comment");
                first = line;
            }

            last = line;
        }

        Add(folds, first, last, "comment");
    }

    private static void Add(List<Fold> folds, int first, int last, string? kind)
    {
        if (first > 0 && last > first) folds.Add(new Fold(first, last, kind));
    }
}
