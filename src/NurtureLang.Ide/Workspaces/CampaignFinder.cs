using NurtureLang.Semantics.Files;

namespace NurtureLang.Ide.Workspaces;

/// <summary>Finds the campaigns that a file belongs to, as `nurture check` does: a campaign imports from its own folder and from folders below it.</summary>
internal static class CampaignFinder
{
    private const int MostLevels = 4;
    private const int MostFiles = 300;

    /// <summary>The files of the campaigns that a file belongs to; the file itself where it belongs to none and is written in the language.</summary>
    public static IEnumerable<string> RootsOf(Workspace workspace, string path)
    {
        if (TestFiles.IsOne(path)) return OwnerOfTests(workspace, path) is { } owner ? [owner] : [];
        if (workspace.IsRoot(path)) return [path];
        var isCampaignFile = FilePath.IsCampaignFile(path);
        var found = RootsAbove(workspace, path)
            .Where(root => isCampaignFile ? Imports(workspace, root, path) : workspace.CampaignAt(root).Reads(path)).ToList();
        return found.Count > 0 || !isCampaignFile ? found : [path];
    }

    /// <summary>The files of tests that are checked with a campaign.</summary>
    public static IEnumerable<string> TestsOf(Workspace workspace, string root) =>
        workspace.FilesIn(FilePath.FolderOf(root)).Where(file => TestFiles.IsOne(file) && OwnerOfTests(workspace, file) == root);

    // Where a folder holds several campaigns, the one of the same name: `acme.test.nurture` tests `acme.nurture`.
    private static string? OwnerOfTests(Workspace workspace, string test)
    {
        var files = workspace.FilesIn(FilePath.FolderOf(test)).Where(file => !TestFiles.IsOne(file)).ToList();
        var roots = files.Count == 1 ? files : files.Where(workspace.IsRoot).ToList();
        var same = test[..^TestFiles.Extension.Length] + ".nurture";
        return roots.Contains(same) ? same : roots.FirstOrDefault();
    }

    private static IEnumerable<string> RootsAbove(Workspace workspace, string path)
    {
        var folder = FilePath.FolderOf(path);
        for (var level = 0; level < MostLevels && folder.Length > 0; level++)
        {
            foreach (var file in workspace.FilesIn(folder).Take(MostFiles).Where(workspace.IsRoot)) yield return file;
            var above = FilePath.FolderOf(folder);
            if (above == folder) yield break;
            folder = above;
        }
    }

    // Itself, or by way of other files.
    private static bool Imports(Workspace workspace, string root, string path)
    {
        var folder = FilePath.FolderOf(root);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([FilePath.NameOf(root)]);
        while (open.TryDequeue(out var file) && seen.Count < MostFiles)
        {
            foreach (var written in workspace.HeadOf(FilePath.Join(folder, file)).Imports)
            {
                if (CampaignPaths.Resolve(file, written) is not { } next || !seen.Add(next)) continue;
                if (FilePath.Join(folder, next) == path) return true;
                open.Enqueue(next);
            }
        }

        return false;
    }
}
