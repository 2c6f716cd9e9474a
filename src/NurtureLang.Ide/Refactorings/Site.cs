using System.Collections.Immutable;
using NurtureLang.Ide.Features;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Names;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;

namespace NurtureLang.Ide.Refactorings;

/// <summary>Where something is to be written in another way.</summary>
/// <param name="Workspace">The documents.</param>
/// <param name="Document">The document.</param>
/// <param name="Campaigns">The campaigns that it belongs to, none of them with errors; the first is asked what names mean.</param>
/// <param name="Tree">The document's tree.</param>
/// <param name="Selection">What is selected; empty for the caret alone.</param>
internal sealed record Site(Workspace Workspace, OpenDocument Document, ImmutableArray<Campaign> Campaigns, SyntaxTree Tree, TextSpan Selection)
{
    /// <summary>The campaign that is asked.</summary>
    public Campaign Campaign => Campaigns[0];

    /// <summary>The text.</summary>
    public SourceText Source => Tree.SourceText;

    /// <summary>The selection without the blanks at its ends.</summary>
    public TextSpan Trimmed
    {
        get
        {
            var (start, end) = (Selection.Start, Selection.End);
            while (start < end && char.IsWhiteSpace(Source.Text[start])) start++;
            while (end > start && char.IsWhiteSpace(Source.Text[end - 1])) end--;
            return TextSpan.FromBounds(start, end);
        }
    }

    /// <summary>An edit of the document.</summary>
    public FileEdit Edit(TextSpan span, string text) => new(Document.Path, Document.Text, span, text);

    /// <summary>The names in a stretch of the document.</summary>
    public IEnumerable<Occurrence> NamesIn(TextSpan span) =>
        Campaign.Names.In(Document.Path).Where(one => one.Span.Start >= span.Start && one.Span.End <= span.End);

    /// <summary>The nodes around the selection, the widest first.</summary>
    public ImmutableArray<SyntaxNode> Around { get; } = [.. Path(Tree.Root, Selection)];

    /// <summary>The nodes from a root to the narrowest that holds a stretch, the widest first.</summary>
    public static IEnumerable<SyntaxNode> Path(SyntaxNode root, TextSpan span)
    {
        var current = root;
        while (current is not null)
        {
            yield return current;
            current = SyntaxChildren.Of(current).LastOrDefault(child => child.Span.Length > 0 && child.Span.Start <= span.Start && child.Span.End >= span.End);
        }
    }

    /// <summary>The end of line that the document uses.</summary>
    public string NewLine => Source.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>The blanks that a line begins with.</summary>
    public string IndentOf(int offset)
    {
        var line = Source.GetLineText(Source.GetLine(offset));
        return line[..line.TakeWhile(unit => unit is ' ' or '\t').Count()];
    }
}
