using System.Collections.Immutable;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Syntax;

/// <summary>
/// A file after an edit, of which only the declarations around the edit were parsed again: the others are those of the tree before, in the
/// places that they had there. INVARIANT: the declarations of the three parts, one after the other, are those that parsing the file whole would find.
/// </summary>
public sealed class EditedTree
{
    // How many declarations more are read where those next to the edit do not come out as they were.
    private const int FurtherMost = 64;

    private readonly int start;
    private readonly int end;
    private readonly int shift;

    private EditedTree(SyntaxTree before, SyntaxTree changed, int start, int end, int shift)
    {
        this.start = start;
        this.end = end;
        this.shift = shift;
        Old = before;
        Changed = changed;
        Above = before.With(Part(before, 0, start));
        Below = before.With(Part(before, end, int.MaxValue));
    }

    /// <summary>The tree before the edit.</summary>
    public SyntaxTree Old { get; }

    /// <summary>What was parsed again, over the text of now.</summary>
    public SyntaxTree Changed { get; }

    /// <summary>What stands above it, over the text of before.</summary>
    public SyntaxTree Above { get; }

    /// <summary>What stands below it, over the text of before.</summary>
    public SyntaxTree Below { get; }

    /// <summary>The three parts, in the order of the text.</summary>
    public ImmutableArray<SyntaxTree> Parts => [Above, Changed, Below];

    /// <summary>The tree that has what stands at an offset of the text of now, and the offset in the text of that tree.</summary>
    public (SyntaxTree Tree, int Offset) Find(int offset) =>
        offset < start ? (Above, offset)
        : offset < end + shift || Below.Root is { Declarations.IsEmpty: true, Imports.IsEmpty: true } ? (Changed, offset)
        : (Below, offset - shift);

    /// <summary>A place of the text before, in the text of now. What lay where the edit was is taken to where it began.</summary>
    public TextSpan Now(TextSpan before) =>
        before.End <= start ? before : before.Start >= end ? new TextSpan(before.Start + shift, before.Length) : new TextSpan(start, 0);

    /// <summary>The tree of an edited file; null where the edit reaches so far that the file has to be parsed whole.</summary>
    /// <param name="before">The tree before the edit.</param>
    /// <param name="now">The text after it.</param>
    public static EditedTree? Of(SyntaxTree before, SourceText now)
    {
        var (old, text) = (before.SourceText.Text, now.Text);
        var same = old.AsSpan().CommonPrefixLength(text);
        var rest = Math.Min(old.Length, text.Length) - same;
        var tail = 0;
        while (tail < rest && old[old.Length - 1 - tail] == text[text.Length - 1 - tail]) tail++;
        var shift = text.Length - old.Length;
        List<SyntaxNode> all = [.. before.Root.Imports, .. before.Root.Declarations];
        all.Sort((one, other) => one.Span.Start.CompareTo(other.Span.Start));
        // What an edit begins behind a declaration may go on with it: the one above is always read again.
        var first = all.FindIndex(one => one.Span.End >= same);
        first = Math.Max(0, (first < 0 ? all.Count : first) - 1);
        var from = first == 0 ? 0 : all[first].Span.Start;
        // INVARIANT: the last declaration that is read again is one that the edit did not touch, and comes out as it was; else more is read.
        var guard = all.FindIndex(one => one.Span.Start > old.Length - tail);
        if (guard < 0) guard = all.Count;
        for (var further = 1; further <= FurtherMost; guard += further, further *= 4)
        {
            var to = guard + 1 < all.Count ? all[guard + 1].Span.Start : old.Length;
            var part = SyntaxTree.ParsePart(now, TextSpan.FromBounds(from, to + shift));
            if (to == old.Length || ComesOut(part, all[guard], shift)) return new EditedTree(before, part, from, to, shift);
        }

        return null;
    }

    /// <summary>The tree of a file that was parsed whole after an edit.</summary>
    public static EditedTree Whole(SyntaxTree before, SyntaxTree now) =>
        new(before, now, 0, before.SourceText.Length, now.SourceText.Length - before.SourceText.Length);

    private static bool ComesOut(SyntaxTree part, SyntaxNode guard, int shift)
    {
        var found = guard is ImportSyntax ? part.Root.Imports.LastOrDefault() : part.Root.Declarations.LastOrDefault() as SyntaxNode;
        return found is not null && found.GetType() == guard.GetType()
            && found.Span.Start == guard.Span.Start + shift && found.Span.Length == guard.Span.Length
            && !part.Diagnostics.Any(one => one.Severity == Severity.Error && one.Span.Start >= found.Span.Start);
    }

    private static FileSyntax Part(SyntaxTree tree, int from, int to) => tree.Root with
    {
        Imports = [.. tree.Root.Imports.Where(one => one.Span.Start >= from && one.Span.Start < to)],
        Declarations = [.. tree.Root.Declarations.Where(one => one.Span.Start >= from && one.Span.Start < to)],
    };
}
