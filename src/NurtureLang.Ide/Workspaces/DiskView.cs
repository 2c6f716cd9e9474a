using System.Collections.Concurrent;
using NurtureLang.Semantics.Files;
using NurtureLang.Semantics.Settings;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Workspaces;

/// <summary>What was seen of the disk since something on it was said to have changed. Shared by the snapshots of that time.</summary>
internal sealed class DiskView(IFileSystem files)
{
    private readonly ConcurrentDictionary<string, FileHead> heads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SourceText?> settings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Folder, bool IsDeep), IReadOnlyList<string>> listings = new();

    /// <summary>The disk itself.</summary>
    public IFileSystem Files => files;

    /// <summary>What is known of a file without parsing it.</summary>
    public FileHead HeadOf(string path) => heads.GetOrAdd(path, Look);

    /// <summary>The `.nurture` files of a folder.</summary>
    public IReadOnlyList<string> FilesIn(string folder, bool isDeep) =>
        folder.Length == 0 ? [] : listings.GetOrAdd((folder, isDeep), key => files.FilesIn(key.Folder, key.IsDeep));

    /// <summary>The settings for diagnostics in a folder; null where it has none.</summary>
    public SourceText? SettingsIn(string folder) => settings.GetOrAdd(folder, key =>
    {
        var path = $"{key}/{SeveritySettings.FileName}";
        return files.Exists(path) && files.Read(path) is { } text ? new SourceText(path, text) : null;
    });

    private FileHead Look(string path) => files.Read(path) is { } text ? FileHead.Of(text) : FileHead.Nothing;
}
