using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using NurtureLang.Semantics.Files;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Workspaces;

/// <summary>Gives the files of a campaign: an open document as it is in the editor, everything else from the disk. Remembers what was asked for.</summary>
internal sealed class OverlayLoader(string folder, ImmutableDictionary<string, OpenDocument> open, ISourceLoader disk, ParsedFiles parsed) : ISourceLoader
{
    private readonly ConcurrentDictionary<string, bool> asked = new(StringComparer.Ordinal);

    /// <summary>The open documents.</summary>
    public ImmutableDictionary<string, OpenDocument> Open => open;

    /// <summary>Whether a file, by its absolute path, was asked for; also one that is not there.</summary>
    public bool WasAsked(string path) => asked.ContainsKey(path);

    /// <inheritdoc/>
    public LoadedFile? Load(string path)
    {
        var full = FilePath.Join(folder, path);
        asked[full] = true;
        return open.TryGetValue(full, out var document)
            // Half of a surrogate pair becomes one other code unit, so that every offset stays what it is.
            ? new LoadedFile(ImmutableCollectionsMarshal.AsImmutableArray(Encoding.UTF8.GetBytes(document.Readable)))
            : disk.Load(path);
    }

    /// <inheritdoc/>
    public SyntaxTree Parse(SourceText source) => parsed.Parse(folder, source);
}
