using System.Collections.Immutable;
using NurtureLang.Semantics.Files;
using NurtureLang.Semantics.Names;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Declarations;

namespace NurtureLang.Ide.Workspaces;

/// <summary>
/// The files of a campaign that was analysed, after edits that were not: only the declarations around the edits are parsed again. Immutable.
/// </summary>
internal sealed class EditedFiles
{
    private readonly string folder;
    private readonly ImmutableArray<SyntaxTree> before;
    private readonly Dictionary<SourceText, EditedTree> edits = [];
    private readonly Dictionary<SourceText, SourceText> now = [];

    /// <summary>The files after the edits.</summary>
    /// <param name="analysed">The campaign before the edits.</param>
    /// <param name="documents">The documents of now.</param>
    /// <param name="parse">Parses a file whole, where an edit reaches that far.</param>
    public EditedFiles(Campaign analysed, IReadOnlyDictionary<string, OpenDocument> documents, Func<SourceText, SyntaxTree> parse)
    {
        folder = analysed.Folder;
        before = analysed.Analysis.Trees;
        Read = analysed.Analysis.Files;
        foreach (var tree in before)
        {
            var old = tree.SourceText;
            if (!documents.TryGetValue(FilePath.Join(folder, old.Path), out var document) || document.Readable == old.Text) continue;
            var text = new SourceText(old.Path, document.Readable);
            edits.Add(old, EditedTree.Of(tree, text) ?? EditedTree.Whole(tree, parse(text)));
            now.Add(old, text);
        }

        Trees = [.. before.SelectMany(tree => edits.TryGetValue(tree.SourceText, out var edit) ? edit.Parts : [tree])];
    }

    /// <summary>The trees, an edited file in pieces.</summary>
    public ImmutableArray<SyntaxTree> Trees { get; }

    /// <summary>The files that were read for the campaign before.</summary>
    public ImmutableArray<CampaignFile> Read { get; }

    /// <summary>A name where it stands now.</summary>
    public Occurrence Now(Occurrence one) =>
        edits.TryGetValue(one.Source, out var edit) ? one with { Source = now[one.Source], Span = edit.Now(one.Span) } : one;

    /// <summary>A place where it is now.</summary>
    public Origin Now(Origin one) => edits.TryGetValue(one.Source, out var edit) ? new Origin(now[one.Source], edit.Now(one.Span)) : one;

    /// <summary>The tree over a text: that of now, or that of before.</summary>
    public SyntaxTree? TreeOf(SourceText source) =>
        before.FirstOrDefault(tree => tree.SourceText == source) ?? edits.Values.FirstOrDefault(edit => edit.Changed.SourceText == source)?.Changed;

    /// <summary>The tree that has what stands at an offset of a file now, and the offset in the text of that tree; null for a file without a tree.</summary>
    public (SyntaxTree Tree, int Offset)? Find(string path, int offset)
    {
        if (before.FirstOrDefault(tree => FilePath.Join(folder, tree.SourceText.Path) == path) is not { } old) return null;
        return edits.TryGetValue(old.SourceText, out var edit) ? edit.Find(offset) : (old, offset);
    }

    /// <summary>Which declarations have to be bound for a question about a place: those that touch it, or the messages whose body it is.</summary>
    public Func<SourceText, TextSpan, bool> Around(string path, int offset)
    {
        List<(SourceText Source, TextSpan Span)> wanted = Find(path, offset) is var (tree, at)
            ? [.. tree.Root.Declarations.Where(one => one.Span.Touches(at)).Select(one => (tree.SourceText, one.Span))]
            : [.. MessagesWith(path)];
        return (source, span) => wanted.Exists(one => one.Source == source && span.Start >= one.Span.Start && span.End <= one.Span.End);
    }

    /// <summary>Whether a file is the body of a message.</summary>
    public bool HasBody(string path) => MessagesWith(path).Any();

    private IEnumerable<(SourceText Source, TextSpan Span)> MessagesWith(string body) => Trees.SelectMany(tree => tree.Root.Declarations
        .OfType<MessageSyntax>().Where(message => IsBody(tree, message, body)).Select(message => (tree.SourceText, message.Span)));

    private bool IsBody(SyntaxTree tree, MessageSyntax message, string path) => message.Items.OfType<MessageBodySyntax>().Any(item =>
        item.Path.PlainText is { } written && CampaignPaths.Resolve(tree.SourceText.Path, written) is { } body && FilePath.Join(folder, body) == path);
}
