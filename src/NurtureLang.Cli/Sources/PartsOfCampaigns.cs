using NurtureLang.Semantics.Files;

namespace NurtureLang.Cli.Sources;

/// <summary>Files without a `campaign` block of their own that a campaign imports: they are checked as what they are, a part of it.</summary>
internal static class PartsOfCampaigns
{
    // A campaign imports from its own folder and from folders below it.
    private const int MostLevels = 4;
    private const int MostFiles = 300;

    /// <summary>The files of a folder that holds parts of campaigns alone; the path itself otherwise.</summary>
    public static IReadOnlyList<string> Of(string path)
    {
        if (!Directory.Exists(path)) return [path];
        var files = Directory.EnumerateFiles(path, "*" + SourceFiles.Extension).Order(StringComparer.Ordinal).Take(MostFiles).ToList();
        return files.Count > 1 && !files.Exists(CampaignFolder.HoldsCampaign) && files.TrueForAll(file => WholeOf(CampaignFolder.Find(file)) is not null) ? files : [path];
    }

    /// <summary>The campaign that imports a file, with the file's path from the campaign's folder; null where the file is a campaign or none imports it.</summary>
    public static (CampaignFolder Campaign, string Part)? WholeOf(CampaignFolder where)
    {
        var file = Path.GetFullPath(Path.Combine(where.FolderOnDisk, where.File));
        if (where.File.EndsWith(TestFiles.Extension, StringComparison.Ordinal) || CampaignFolder.HoldsCampaign(file)) return null;
        var (folder, shown) = (Path.GetDirectoryName(file), where.Folder);
        for (var level = 0; level < MostLevels && folder is not null; level++)
        {
            var part = Path.GetRelativePath(folder, file).Replace('\\', '/');
            foreach (var other in Directory.EnumerateFiles(folder, "*" + SourceFiles.Extension).Order(StringComparer.Ordinal).Take(MostFiles))
            {
                if (CampaignFolder.HoldsCampaign(other) && Imports(other, part, folder)) return (new CampaignFolder(shown, Path.GetFileName(other)), part);
            }

            folder = Path.GetDirectoryName(folder);
            shown = CampaignFolder.Tidy(shown.Length == 0 ? ".." : shown.EndsWith("..", StringComparison.Ordinal) ? shown + "/.." : Path.GetDirectoryName(shown) ?? "");
        }

        return null;
    }

    // Itself, or by way of other files.
    private static bool Imports(string campaign, string part, string folder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([campaign]);
        while (open.TryDequeue(out var file) && seen.Count < MostFiles)
        {
            var (bytes, problem) = SourceFiles.Read(file);
            if (problem is not null) continue;
            foreach (var import in FileHead.Of(SourceFiles.TextOf(bytes)).Imports)
            {
                if (import == part) return true;
                var next = Path.Combine(folder, import);
                if (seen.Add(import) && File.Exists(next)) open.Enqueue(next);
            }
        }

        return false;
    }
}
