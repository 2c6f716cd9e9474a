namespace NurtureLang.Ide.Workspaces;

/// <summary>Absolute paths with forward slashes.</summary>
public static class FilePath
{
    /// <summary>Whether a file is written in the language: by its ending, or because it was never saved and has none.</summary>
    public static bool IsCampaignFile(string path) => path.EndsWith(".nurture", StringComparison.Ordinal) || !IsOnDisk(path);

    /// <summary>Whether a path is one of the disk, and not the address of a document that was never saved.</summary>
    public static bool IsOnDisk(string path) => path.StartsWith('/') || (path.Length > 2 && path[1] == ':' && path[2] == '/');

    /// <summary>The folder of a file; nothing for a document that lies in none.</summary>
    public static string FolderOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : path[..slash];
    }

    /// <summary>The name of a file in its folder.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Whether a path leads to its file by itself; paths in campaigns never do.</summary>
    public static bool IsAbsolute(string path) => path.StartsWith('/') || (path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] == '/');

    /// <summary>A file by its path from a folder.</summary>
    public static string Join(string folder, string relative) =>
        folder.Length == 0 ? relative : folder.EndsWith('/') ? folder + relative : $"{folder}/{relative}";

    /// <summary>The path of a file from a folder; null where it does not lie in it.</summary>
    public static string? Within(string folder, string path)
    {
        var start = folder.Length == 0 || folder.EndsWith('/') ? folder : folder + "/";
        return path.Length > start.Length && path.StartsWith(start, StringComparison.Ordinal) ? path[start.Length..] : null;
    }
}
