using NurtureLang.Cli.Sources;

namespace NurtureLang.Cli.Watching;

/// <summary>
/// Waits until files of a campaign change: any file in its folder and below, and the settings in the folders above. It looks a few times a second, which finds a change on
/// every kind of disk: files that are written in place, files that another one takes the place of, new ones, and ones that are gone.
/// </summary>
/// <param name="paths">The campaigns' files and folders.</param>
/// <param name="own">Files that the command itself writes, which are no change.</param>
internal sealed class FolderWatch(IReadOnlyList<string> paths, IReadOnlyList<string> own)
{
    private const int MostFiles = 20_000;
    private const int DeepestFolder = 8;

    // However slow a disk is, looking takes a fifth of the time at most.
    private const int PauseByLook = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestUnrest = TimeSpan.FromSeconds(2);
    private static readonly string[] NotLookedInto = ["node_modules", "bin", "obj", "artifacts"];
    private static readonly string[] SettingsAbove = [Severities.FileName, Commands.DefaultsFile.Name];

    private readonly HashSet<string> own = [.. own.Select(Path.GetFullPath)];
    private Dictionary<string, (DateTime Changed, long Length)>? known;

    /// <summary>Takes what is there now as known.</summary>
    public void Start() => known ??= Look();

    /// <summary>Waits for a change, and then until no more files change, or two seconds at most.</summary>
    /// <returns>The files that changed, in the order of their names; none where nobody wants to wait any more.</returns>
    public IReadOnlyList<string> Wait(CancellationToken stop)
    {
        Start();
        var changed = new SortedSet<string>(StringComparer.Ordinal);
        var unrest = System.Diagnostics.Stopwatch.StartNew();
        var look = TimeSpan.Zero;
        while (!stop.WaitHandle.WaitOne(look * PauseByLook > Pause ? look * PauseByLook : Pause))
        {
            var before = known ?? [];
            var start = unrest.Elapsed;
            var now = Look();
            look = unrest.Elapsed - start;
            var found = changed.Count;
            changed.UnionWith(now.Where(file => !before.TryGetValue(file.Key, out var was) || was != file.Value).Select(file => file.Key));
            changed.UnionWith(before.Keys.Where(file => !now.ContainsKey(file)));
            known = now;
            if (changed.Count == 0) unrest.Restart();
            else if (changed.Count == found || unrest.Elapsed > LongestUnrest) return [.. changed];
        }

        return [];
    }

    private Dictionary<string, (DateTime Changed, long Length)> Look()
    {
        var files = new Dictionary<string, (DateTime Changed, long Length)>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
            LookInto(folder, 0, files);
            for (var above = Path.GetDirectoryName(Path.GetFullPath(folder)); above is not null; above = Path.GetDirectoryName(above))
            {
                foreach (var name in SettingsAbove) Add(new FileInfo(Path.Combine(above, name)), files);
            }
        }

        return files;
    }

    private void LookInto(string folder, int depth, Dictionary<string, (DateTime Changed, long Length)> files)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                if (files.Count >= MostFiles) return;
                if (entry is FileInfo file) Add(file, files, Path.Combine(folder, file.Name));
                else if (depth < DeepestFolder && !entry.Name.StartsWith('.') && !NotLookedInto.Contains(entry.Name)) LookInto(Path.Combine(folder, entry.Name), depth + 1, files);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A folder that is gone meanwhile, or that nobody may look into, holds nothing.
        }
    }

    private void Add(FileInfo file, Dictionary<string, (DateTime Changed, long Length)> files, string? shown = null)
    {
        // Timelines are written by the tests themselves; what editors and we write beside a file before it takes its place is no file of the campaign.
        if (file.Name.EndsWith(".timelines", StringComparison.Ordinal) || file.Name.EndsWith(".tmp", StringComparison.Ordinal) || file.Name.EndsWith('~')) return;
        if (file.Name.EndsWith(".swp", StringComparison.Ordinal) || own.Contains(file.FullName)) return;
        try
        {
            if (file.Exists) files[shown ?? file.FullName] = (file.LastWriteTimeUtc, file.Length);
        }
        catch (FileNotFoundException)
        {
            // Gone between the two questions.
        }
    }
}
