using System.Collections.Immutable;
using NurtureLang.Compiler;
using NurtureLang.Ide.Names;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Names;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Workspaces;

/// <summary>A campaign of a snapshot: its file, what that imports, its tests. What it means is worked out when it is asked for first, and once.</summary>
public sealed class Campaign
{
    private readonly OverlayLoader loader;
    private readonly NameRecorder recorder = new();
    private readonly Lazy<Analysis> analysis;
    private readonly Lazy<NameTable> names;
    private readonly Lazy<ImmutableArray<Diagnostic>> diagnostics;

    internal Campaign(string path, ImmutableArray<string> tests, OverlayLoader loader, Func<string, bool> isTimeZone)
    {
        Path = path;
        Tests = tests;
        this.loader = loader;
        var relative = tests.Select(test => FilePath.Within(Folder, test)).OfType<string>().ToList();
        analysis = new Lazy<Analysis>(() => Semantics.Analysis.Of(loader, FilePath.NameOf(path), isTimeZone, relative, recorder));
        names = new Lazy<NameTable>(() => new NameTable(this, Analysis, recorder));
        diagnostics = new Lazy<ImmutableArray<Diagnostic>>(() => Compilation.Of(Analysis, FilePath.NameOf(path)).Diagnostics);
    }

    /// <summary>The absolute path of its file.</summary>
    public string Path { get; }

    /// <summary>The folder that its own paths begin in.</summary>
    public string Folder => FilePath.FolderOf(Path);

    /// <summary>The files of tests beside it.</summary>
    public ImmutableArray<string> Tests { get; }

    /// <summary>What it means.</summary>
    public Analysis Analysis => analysis.Value;

    /// <summary>What is to be said about it: all that `nurture check` says, functions in C# apart.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => diagnostics.Value;

    /// <summary>What each name of it means where it stands.</summary>
    public NameTable Names => names.Value;

    /// <summary>The absolute path of a file of it.</summary>
    public string PathOf(SourceText source) => FilePath.Join(Folder, source.Path);

    /// <summary>The tree of one of its files; null for a file that it does not parse.</summary>
    public SyntaxTree? TreeOf(string path) => Analysis.Trees.FirstOrDefault(tree => PathOf(tree.SourceText) == path);

    /// <summary>Whether it reads a file, or looked for it in vain.</summary>
    internal bool Reads(string path)
    {
        _ = Analysis;
        return loader.WasAsked(path);
    }

    // A campaign that nobody has looked at yet has read nothing: it may depend on anything.
    internal bool MayDependOn(string path) => !analysis.IsValueCreated || loader.WasAsked(path);
}
