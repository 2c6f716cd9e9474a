using System.Collections.Immutable;
using NurtureLang.Compiler;
using NurtureLang.Ide.Names;
using NurtureLang.Semantics;
using NurtureLang.Semantics.Files;
using NurtureLang.Semantics.Names;
using NurtureLang.Semantics.Settings;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Workspaces;

/// <summary>
/// A campaign of a snapshot: its file, what that imports, its tests. What it means is worked out when it is asked for first, and once. Until then a
/// question about one place is answered from what it meant before the last edits, of which only the declarations around them are read again.
/// </summary>
public sealed class Campaign
{
    private readonly OverlayLoader loader;
    private readonly Func<string, bool> isTimeZone;
    private readonly Lazy<Analysis> analysis;
    private readonly Lazy<NameTable> names;
    private readonly Lazy<(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<string> Files)> findings;
    private readonly Lazy<EditedFiles?> edited;
    private readonly bool isPart;

    // INVARIANT: nothing is kept of it once this one is analysed, so that an editor's snapshots do not hold one another.
    private volatile Campaign? earlier;

    /// <param name="path">The absolute path of its file.</param>
    /// <param name="tests">The files of tests beside it.</param>
    /// <param name="loader">Gives its files.</param>
    /// <param name="isTimeZone">Whether an IANA time zone of this name exists.</param>
    /// <param name="settingsIn">Gives the settings for diagnostics in a folder; null where it has none.</param>
    /// <param name="isOpen">Whether a file of it may be open: then what its names mean will be asked, and is written down at once.</param>
    /// <param name="earlier">What was analysed of it before the last edits; null for nothing.</param>
    internal Campaign(
        string path, ImmutableArray<string> tests, OverlayLoader loader, Func<string, bool> isTimeZone, Func<string, SourceText?> settingsIn, bool isOpen, Campaign? earlier)
    {
        Path = path;
        Tests = tests;
        this.loader = loader;
        this.isTimeZone = isTimeZone;
        this.earlier = earlier;
        var relative = tests.Select(test => FilePath.Within(Folder, test)).OfType<string>().ToList();
        var recorder = isOpen ? new NameRecorder() : null;
        analysis = new Lazy<Analysis>(() => Analyse(relative, recorder));
        names = new Lazy<NameTable>(() => new NameTable(this, Analysis, recorder ?? NameProbe.Look(loader, Analysis.Trees, isTimeZone), null));
        // Of a campaign that nobody has open the findings are kept and nothing else: a workspace may hold hundreds of them.
        findings = new Lazy<(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<string> Files)>(
            () => Find(isOpen || analysis.IsValueCreated ? Analysis : Analysis.Of(new Once(loader), FilePath.NameOf(path), isTimeZone, relative), settingsIn));
        edited = new Lazy<EditedFiles?>(() => this.earlier is { } known ? new EditedFiles(known, loader.Open, loader.Parse) : null);
    }

    // A part of it: everything is declared, and of some declarations it is known what they say.
    private Campaign(Campaign whole, EditedFiles files, NameRecorder recorder)
    {
        Path = whole.Path;
        Tests = whole.Tests;
        loader = whole.loader;
        isTimeZone = whole.isTimeZone;
        analysis = new Lazy<Analysis>(new Analysis(null, [], files.Read) { Trees = files.Trees });
        names = new Lazy<NameTable>(() => new NameTable(this, Analysis, recorder, files.Now));
        findings = new Lazy<(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<string> Files)>(() => ([], []));
        edited = new Lazy<EditedFiles?>(files);
        Questions = recorder.Questions;
        isPart = true;
    }

    /// <summary>The absolute path of its file.</summary>
    public string Path { get; }

    /// <summary>The folder that its own paths begin in.</summary>
    public string Folder => FilePath.FolderOf(Path);

    /// <summary>The files of tests beside it.</summary>
    public ImmutableArray<string> Tests { get; }

    /// <summary>What it means.</summary>
    public Analysis Analysis => analysis.Value;

    /// <summary>What is to be said about it: all that `nurture check` says under the same settings, functions in C# apart.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => findings.Value.Diagnostics;

    /// <summary>The absolute paths of the files that were read for it.</summary>
    internal ImmutableArray<string> Files => findings.Value.Files;

    /// <summary>What each name of it means where it stands.</summary>
    public NameTable Names => names.Value;

    /// <summary>The names that were looked for in vain where only a part is known; none otherwise.</summary>
    internal IReadOnlyList<NameQuestion> Questions { get; } = [];

    /// <summary>This campaign where it is analysed, else what was analysed of it before the last edits; null where nothing was.</summary>
    internal Campaign? Analysed => analysis.IsValueCreated ? this : earlier;

    /// <summary>The absolute path of a file of it.</summary>
    public string PathOf(SourceText source) => FilePath.IsAbsolute(source.Path) ? source.Path : FilePath.Join(Folder, source.Path);

    /// <summary>The tree of one of its files; null for a file that it does not parse.</summary>
    public SyntaxTree? TreeOf(string path) => Analysis.Trees.FirstOrDefault(tree => PathOf(tree.SourceText) == path);

    /// <summary>The tree over a text that a symbol comes from; null where there is none.</summary>
    internal SyntaxTree? TreeOf(SourceText source) => isPart ? edited.Value?.TreeOf(source) : Analysis.Trees.FirstOrDefault(tree => tree.SourceText == source);

    /// <summary>Where something that is declared stands in the text of now.</summary>
    internal Origin Now(Origin origin) => isPart && edited.Value is { } files ? files.Now(origin) : origin;

    /// <summary>The tree that has what stands at an offset of a file, and the offset in the text of that tree; null for a file without a tree.</summary>
    internal (SyntaxTree Tree, int Offset)? Find(string path, int offset) =>
        isPart && edited.Value is { } files ? files.Find(path, offset) : TreeOf(path) is { } tree ? (tree, offset) : null;

    /// <summary>
    /// The campaign as far as a question about one place needs it: itself where it is analysed; else with the declarations at the place, of which the names
    /// are known, and every other one declared.
    /// </summary>
    internal Campaign Near(string path, int offset)
    {
        if (analysis.IsValueCreated || edited.Value is not { } files) return this;
        return FilePath.IsCampaignFile(path) && files.Find(path, offset) is null ? this : Part(files, loader, path, offset);
    }

    /// <summary>The campaign with other files, as far as a question about one place of them needs it.</summary>
    internal Campaign Part(EditedFiles files, OverlayLoader from, string path, int offset) =>
        new(this, files, NameProbe.Look(from, files.Trees, isTimeZone, files.Around(path, offset)));

    /// <summary>Whether it reads a file, or looked for it in vain. Right after an edit: whether it did before, or names it as a body now.</summary>
    internal bool Reads(string path)
    {
        if (!analysis.IsValueCreated && earlier is { } known && edited.Value is { } files) return known.loader.WasAsked(path) || files.HasBody(path);
        _ = Analysis;
        return loader.WasAsked(path);
    }

    // A campaign that nobody has looked at yet has read nothing: it may depend on anything.
    internal bool MayDependOn(string path) => (!analysis.IsValueCreated && !findings.IsValueCreated) || loader.WasAsked(path);

    private (ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<string> Files) Find(Analysis found, Func<string, SourceText?> settingsIn)
    {
        var compilation = Compilation.Of(found, FilePath.NameOf(Path));
        var files = compilation.Sources.IsEmpty ? [FilePath.NameOf(Path)] : compilation.Sources.Select(file => file.Text.Path);
        var shown = new SeveritySettings(Folder.TrimEnd('/'), settingsIn).Review(compilation.Diagnostics, files);
        return ([.. shown], [.. found.Files.Select(file => PathOf(file.Text))]);
    }

    private Analysis Analyse(List<string> tests, NameRecorder? recorder)
    {
        var found = Analysis.Of(loader, FilePath.NameOf(Path), isTimeZone, tests, recorder);
        earlier = null;
        return found;
    }

    // Parses anew what is not looked at again.
    private sealed class Once(OverlayLoader inner) : ISourceLoader
    {
        public LoadedFile? Load(string path) => inner.Load(path);
    }
}
