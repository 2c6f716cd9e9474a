namespace NurtureLang.Cli.Sources;

/// <summary>Paths with every symbolic link followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path of a file or folder with every link in it followed; null where links go in a circle.</summary>
    public static string? Of(string path)
    {
        var links = 0;
        return Follow(Path.GetFullPath(path), ref links);
    }

    /// <summary>Whether a path lies in a folder or is the folder; both with links followed.</summary>
    public static bool IsUnder(string path, string folder)
    {
        var root = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path == folder || path.StartsWith(root, StringComparison.Ordinal);
    }

    private static string? Follow(string path, ref int links)
    {
        var root = Path.GetPathRoot(path) ?? "";
        var real = root;
        foreach (var part in path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks) return null;
            if (Follow(Path.GetFullPath(target, real), ref links) is not { } followed) return null;
            real = followed;
        }

        return real;
    }
}
