namespace NurtureLang.Cli.Testing;

/// <summary>Waits until a file of a campaign changes. It looks a few times a second: that finds a change on every kind of disk.</summary>
/// <param name="paths">The campaigns' files and folders.</param>
internal sealed class FolderWatch(IReadOnlyList<string> paths)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private Dictionary<string, (DateTime Changed, long Length)> known = Look(paths);

    /// <summary>Waits for a change.</summary>
    /// <returns>A file that changed; null where nobody wants to wait any more.</returns>
    public string? Wait(CancellationToken stop)
    {
        while (!stop.WaitHandle.WaitOne(Pause))
        {
            var now = Look(paths);
            var changed = now.FirstOrDefault(file => !known.TryGetValue(file.Key, out var before) || before != file.Value).Key
                ?? known.Keys.FirstOrDefault(file => !now.ContainsKey(file));
            known = now;
            if (changed is not null) return changed;
        }

        return null;
    }

    private static Dictionary<string, (DateTime Changed, long Length)> Look(IReadOnlyList<string> paths)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8 };
        var files = new Dictionary<string, (DateTime Changed, long Length)>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
            if (!Directory.Exists(folder)) continue;
            foreach (var file in Directory.EnumerateFiles(folder, "*", options).Where(file => !file.EndsWith(".timelines", StringComparison.Ordinal)))
            {
                var info = new FileInfo(file);
                if (info.Exists) files[file] = (info.LastWriteTimeUtc, info.Length);
            }
        }

        return files;
    }
}
