using NurtureLang.Semantics.Names;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Keywords;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Workspaces;

/// <summary>Questions about a text that is not written yet.</summary>
public sealed partial class Workspace
{
    /// <summary>Which names the binder would take at a place. Only the declaration that holds the place is parsed again.</summary>
    /// <param name="campaign">The campaign that is asked.</param>
    /// <param name="document">The document.</param>
    /// <param name="replaced">What the name would take the place of.</param>
    /// <param name="inserted">What is put there: a name that nothing has, and perhaps what closes something behind it.</param>
    /// <param name="length">How long the name is.</param>
    internal IEnumerable<NameQuestion> Ask(Campaign campaign, OpenDocument document, TextSpan replaced, string inserted, int length)
    {
        if (FilePath.Within(campaign.Folder, document.Path) is not { } relative) return [];
        var text = string.Concat(document.Text.Text.AsSpan(0, replaced.Start), inserted, document.Text.Text.AsSpan(replaced.End));
        var changed = Documents.SetItem(document.Path, new OpenDocument(document.Path, document.Version, text));
        var loader = new OverlayLoader(campaign.Folder, changed, disk.Files.Open(campaign.Folder), new ParsedFiles());
        var trees = campaign.Analysis.Trees.Select(tree => tree.SourceText.Path == relative ? With(tree, replaced, text, inserted.Length) : [tree]);
        var place = new TextSpan(replaced.Start, length);
        return [.. NameProbe.Ask(loader, [.. trees.SelectMany(tree => tree)], isTimeZone).Where(one => one.Source.Path == relative && one.Span == place)];
    }

    /// <summary>The files that a file could import, by their paths from its folder.</summary>
    internal IEnumerable<string> ImportableFrom(string path)
    {
        var folder = FilePath.FolderOf(path);
        return disk.FilesIn(folder, isDeep: true).Where(file => file != path && !Semantics.Files.TestFiles.IsOne(file) && !IsRoot(file))
            .Select(file => FilePath.Within(folder, file)).OfType<string>();
    }

    // The file without the declaration, and the declaration alone, as it would be.
    private static IEnumerable<SyntaxTree> With(SyntaxTree tree, TextSpan replaced, string text, int inserted)
    {
        var source = tree.SourceText;
        var line = source.GetLine(replaced.Start);
        var first = line;
        while (first > 1 && !StartsDeclaration(source.GetLineText(first))) first--;
        var next = line + 1;
        while (next <= source.LineCount && !StartsDeclaration(source.GetLineText(next))) next++;
        var start = source.GetLineSpan(first).Start;
        var end = next <= source.LineCount ? source.GetLineSpan(next).Start : source.Length;
        var rest = tree.Root with { Declarations = [.. tree.Root.Declarations.Where(one => one.Span.Start < start || one.Span.Start >= end)] };
        var length = end - replaced.Length + inserted - start;
        var alone = new string(' ', start) + text.Substring(start, length);
        return [tree.With(rest), SyntaxTree.Parse(new SourceText(source.Path, alone))];
    }

    private static bool StartsDeclaration(string line)
    {
        var word = line.TakeWhile(unit => char.IsAsciiLetter(unit)).Count();
        return word > 0 && KeywordTable.Find(line[..word]) is { } keyword && keyword.Places.HasFlag(KeywordPlaces.File);
    }
}
