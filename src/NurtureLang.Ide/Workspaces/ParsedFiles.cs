using System.Collections.Concurrent;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Workspaces;

/// <summary>The trees of files as they were parsed last: an edit of one file does not parse the others again. Shared by all snapshots.</summary>
internal sealed class ParsedFiles
{
    // An editor that works for weeks must not keep every file it ever saw.
    private const int MostFiles = 2_000;

    private readonly ConcurrentDictionary<(string Folder, string Path), SyntaxTree> trees = new();

    /// <summary>The tree of a text.</summary>
    /// <param name="folder">The campaign's folder.</param>
    /// <param name="source">The text, with its path from the folder.</param>
    public SyntaxTree Parse(string folder, SourceText source)
    {
        var key = (folder, source.Path);
        if (trees.TryGetValue(key, out var known) && known.SourceText.Text == source.Text) return known;
        if (trees.Count > MostFiles) trees.Clear();
        return trees[key] = SyntaxTree.Parse(source);
    }
}
