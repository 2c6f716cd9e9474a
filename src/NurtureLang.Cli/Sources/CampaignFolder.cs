using NurtureLang.Cli.Hosting;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Cli.Sources;

/// <summary>Where a campaign is.</summary>
/// <param name="Folder">Its folder, as the user wrote it; empty for the current one.</param>
/// <param name="File">The name of its file in the folder.</param>
internal sealed record CampaignFolder(string Folder, string File)
{
    /// <summary>The folder as the file system takes it.</summary>
    public string FolderOnDisk => Folder.Length == 0 ? "." : Folder;

    /// <summary>The campaign at a path: a file, or a folder that holds one.</summary>
    /// <exception cref="CommandException">There is none, or there are several.</exception>
    public static CampaignFolder Find(string path)
    {
        if (Directory.Exists(path))
        {
            var folder = Tidy(path);
            return new CampaignFolder(folder, FindIn(folder.Length == 0 ? "." : folder, path));
        }

        if (!System.IO.File.Exists(path)) throw new CommandException($"{DisplayWidth.Harmless(path)} does not exist.");
        if (!path.EndsWith(SourceFiles.Extension, StringComparison.Ordinal))
            throw new CommandException($"{DisplayWidth.Harmless(path)} is no campaign: a campaign's file ends in {SourceFiles.Extension}.");
        return new CampaignFolder(Tidy(Path.GetDirectoryName(path) ?? ""), Path.GetFileName(path));
    }

    /// <summary>The files of tests that a path stands for: those beside the campaign where it is a folder, and none where it is a file.</summary>
    public static IReadOnlyList<string> TestsAt(string path) => !Directory.Exists(path)
        ? []
        : [.. Directory.EnumerateFiles(path, "*" + TestFiles.Extension).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>A folder's path as it is shown: forward slashes, none at its end, nothing for the current one.</summary>
    public static string Tidy(string folder)
    {
        var tidy = folder.Replace('\\', OperatingSystem.IsWindows() ? '/' : '\\');
        while (tidy.StartsWith("./", StringComparison.Ordinal)) tidy = tidy[2..].TrimStart('/');
        if (tidy.Length > 1) tidy = tidy.TrimEnd('/');
        return tidy == "." ? "" : tidy.Length == 0 && folder.StartsWith('/') ? "/" : tidy;
    }

    private static string FindIn(string folder, string shown) => Choose(
        [.. Directory.EnumerateFiles(folder, "*" + SourceFiles.Extension).Select(file => Path.GetFileName(file))], name => HoldsCampaign(Path.Combine(folder, name)),
        DisplayWidth.Harmless(shown));

    /// <summary>Which of the files of a folder holds its campaign.</summary>
    /// <param name="names">The files' names.</param>
    /// <param name="holdsCampaign">Whether a file has a `campaign` block.</param>
    /// <param name="shown">How the folder is named.</param>
    /// <exception cref="CommandException">None of them does, or several do.</exception>
    public static string Choose(IEnumerable<string> names, Func<string, bool> holdsCampaign, string shown)
    {
        var files = names.Where(name => name.EndsWith(SourceFiles.Extension, StringComparison.Ordinal) && !TestFiles.IsOne(name)).Order(StringComparer.Ordinal).ToList();
        var campaigns = files.Count == 1 ? files : files.Where(holdsCampaign).ToList();
        return campaigns.Count switch
        {
            1 => campaigns[0],
            0 => throw new CommandException(files.Count == 0
                ? $"{shown} holds no {SourceFiles.Extension} file."
                : $"No file in {shown} has a `campaign` block; name the file that is meant."),
            _ => throw new CommandException($"{shown} holds several campaigns: {string.Join(", ", campaigns)}. Name the file that is meant."),
        };
    }

    /// <summary>Whether a file has a `campaign` block of its own.</summary>
    public static bool HoldsCampaign(string file)
    {
        var (bytes, problem) = SourceFiles.Read(file);
        // A file that cannot be read is taken for one, so that what is wrong with it is said and not passed over.
        return problem is not null || HoldsCampaign(bytes);
    }

    /// <summary>Whether the bytes of a file have a `campaign` block.</summary>
    public static bool HoldsCampaign(ReadOnlySpan<byte> bytes) => FileHead.Of(SourceFiles.TextOf(bytes)).HoldsCampaign;
}
