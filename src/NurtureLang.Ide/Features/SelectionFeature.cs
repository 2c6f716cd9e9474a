using System.Collections.Immutable;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Features;

/// <summary>How a selection grows: the word, the expression, the step, the block, the declaration, the file.</summary>
public static class SelectionFeature
{
    /// <summary>The stretches around an offset, the narrowest first; each one holds the one before it.</summary>
    public static ImmutableArray<TextSpan> Around(SyntaxTree tree, int offset)
    {
        var spans = new List<TextSpan> { new(0, tree.SourceText.Length) };
        foreach (var node in SyntaxChildren.Around(tree.Root, offset)) Narrow(spans, node.Span);
        if (tree.Tokens.LastOrDefault(token => token.Span.Length > 0 && token.Span.Touches(offset)) is { } word) Narrow(spans, word.Span);
        spans.Reverse();
        return [.. spans];
    }

    private static void Narrow(List<TextSpan> spans, TextSpan span)
    {
        if (span != spans[^1] && span.Start >= spans[^1].Start && span.End <= spans[^1].End) spans.Add(span);
    }
}
