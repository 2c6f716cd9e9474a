using System.Collections.Concurrent;
using System.Collections.Immutable;
using NurtureLang.Semantics.Files;
using NurtureLang.Syntax;

namespace NurtureLang.Ide.Workspaces;

/// <summary>
/// Open documents over the files on the disk, at one moment. A change makes another snapshot, which shares with this one what the change does not concern.
/// INVARIANT: nothing of a snapshot changes once it was seen; what is worked out late is worked out once. Every member may be called from any thread.
/// </summary>
public sealed partial class Workspace
{
    private readonly Func<string, bool> isTimeZone;
    private readonly DiskView disk;
    private readonly ParsedFiles parsed;
    private readonly ConcurrentDictionary<string, Campaign> campaigns;

    // Of campaigns that edits have touched, what was analysed last, by their files.
    private readonly IReadOnlyDictionary<string, Campaign> earlier;

    private Workspace(
        ImmutableDictionary<string, OpenDocument> documents, ImmutableArray<string> folders, DiskView disk, ParsedFiles parsed,
        ConcurrentDictionary<string, Campaign> campaigns, IReadOnlyDictionary<string, Campaign> earlier, Func<string, bool> isTimeZone)
    {
        this.earlier = earlier;
        Documents = documents;
        Folders = folders;
        this.disk = disk;
        this.parsed = parsed;
        this.campaigns = campaigns;
        this.isTimeZone = isTimeZone;
    }

    /// <summary>The open documents by their paths.</summary>
    public ImmutableDictionary<string, OpenDocument> Documents { get; }

    /// <summary>The folders that are open in the editor.</summary>
    public ImmutableArray<string> Folders { get; }

    /// <summary>A workspace without documents.</summary>
    /// <param name="files">The disk.</param>
    /// <param name="isTimeZone">Whether an IANA time zone of this name exists.</param>
    /// <param name="folders">The folders that are open in the editor.</param>
    public static Workspace Create(IFileSystem files, Func<string, bool> isTimeZone, ImmutableArray<string> folders) => new(
        ImmutableDictionary.Create<string, OpenDocument>(StringComparer.Ordinal), folders, new DiskView(files), new ParsedFiles(),
        Nothing(), Nothing(), isTimeZone);

    /// <summary>The snapshot with a document opened or changed.</summary>
    public Workspace With(OpenDocument document)
    {
        var before = Documents.GetValueOrDefault(document.Path);
        var isSame = before is not null && before.Head.HoldsCampaign == document.Head.HoldsCampaign && before.Head.Imports.SequenceEqual(document.Head.Imports);
        var documents = Documents.SetItem(document.Path, document);
        return isSame
            ? new Workspace(documents, Folders, disk, parsed, Others(document.Path), Analysed(document.Path), isTimeZone)
            : new Workspace(documents, Folders, disk, parsed, Nothing(), Nothing(), isTimeZone);
    }

    /// <summary>The snapshot with a document closed: from now on the disk has the say.</summary>
    public Workspace Without(string path) =>
        new(Documents.Remove(path), Folders, new DiskView(disk.Files), parsed, Nothing(), Nothing(), isTimeZone);

    /// <summary>The snapshot with other folders.</summary>
    public Workspace With(ImmutableArray<string> folders) => new(Documents, folders, new DiskView(disk.Files), parsed, Nothing(), Nothing(), isTimeZone);

    /// <summary>The snapshot after something on the disk has changed.</summary>
    public Workspace Refreshed() => new(Documents, Folders, new DiskView(disk.Files), parsed, Nothing(), Nothing(), isTimeZone);

    /// <summary>The campaigns that a file belongs to: as their own file, as a part that they import, as a file of tests, or as a message's body.</summary>
    public ImmutableArray<Campaign> CampaignsOf(string path) => [.. RootsOf(path).Select(CampaignAt)];

    /// <summary>The campaign that a file is looked at with: the first that it belongs to; null for a file of none.</summary>
    public Campaign? CampaignOf(string path) => RootsOf(path).Select(CampaignAt).FirstOrDefault();

    /// <summary>Every campaign of the workspace's folders and open documents.</summary>
    public ImmutableArray<Campaign> AllCampaigns()
    {
        // Files are looked at on all cores: of a large folder most of the time goes into reading them.
        string[] files = [.. Folders.SelectMany(folder => disk.FilesIn(folder, isDeep: true)).Distinct(StringComparer.Ordinal)];
        var isRoot = new bool[files.Length];
        Parallel.For(0, files.Length, at => isRoot[at] = IsRoot(files[at]));
        var roots = new SortedSet<string>(files.Where((_, at) => isRoot[at]), StringComparer.Ordinal);
        foreach (var path in Documents.Keys) roots.UnionWith(RootsOf(path));
        string[] all = [.. roots];
        var found = new Campaign[all.Length];
        Parallel.For(0, all.Length, at => found[at] = CampaignAt(all[at]));
        return [.. found];
    }

    /// <summary>The tree of an open document; null where it is no campaign's file, such as a message's body.</summary>
    public SyntaxTree? TreeOf(OpenDocument document)
    {
        if (!FilePath.IsCampaignFile(document.Path)) return null;
        var root = RootsOf(document.Path).FirstOrDefault() ?? document.Path;
        var folder = FilePath.FolderOf(root);
        var relative = FilePath.Within(folder, document.Path) ?? FilePath.NameOf(document.Path);
        return parsed.Parse(folder, new Syntax.Text.SourceText(relative, document.Text.Text));
    }

    /// <summary>Whether a file exists, on the disk or in the editor alone.</summary>
    public bool Exists(string path) => Documents.ContainsKey(path) || disk.Files.Exists(path);

    internal FileHead HeadOf(string path) => Documents.TryGetValue(path, out var document) ? document.Head : disk.HeadOf(path);

    internal IEnumerable<string> FilesIn(string folder) => disk.FilesIn(folder, isDeep: false)
        .Concat(Documents.Keys.Where(path => FilePath.FolderOf(path) == folder && path.EndsWith(".nurture", StringComparison.Ordinal)))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    internal bool IsRoot(string path) => HeadOf(path).HoldsCampaign && !TestFiles.IsOne(path);

    private IEnumerable<string> RootsOf(string path) => CampaignFinder.RootsOf(this, path);

    /// <summary>The campaign whose own file is at a path.</summary>
    internal Campaign CampaignAt(string root) => campaigns.GetOrAdd(root, path =>
    {
        var folder = FilePath.FolderOf(path);
        var loader = new OverlayLoader(folder, Documents, disk.Files.Open(folder), parsed);
        var isOpen = Documents.Keys.Any(open => FilePath.Within(folder, open) is not null);
        return new Campaign(path, [.. CampaignFinder.TestsOf(this, path)], loader, isTimeZone, disk.SettingsIn, isOpen, earlier.GetValueOrDefault(path));
    });

    private static ConcurrentDictionary<string, Campaign> Nothing() => new(StringComparer.Ordinal);

    private ConcurrentDictionary<string, Campaign> Others(string changed) =>
        new(campaigns.Where(one => !one.Value.MayDependOn(changed)), StringComparer.Ordinal);

    private Dictionary<string, Campaign> Analysed(string changed)
    {
        var known = new Dictionary<string, Campaign>(earlier, StringComparer.Ordinal);
        foreach (var (path, campaign) in campaigns)
        {
            if (!campaign.MayDependOn(changed)) known.Remove(path);
            else if (campaign.Analysed is { } analysed) known[path] = analysed;
        }

        return known;
    }
}
