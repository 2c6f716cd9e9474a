using System.Text;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Benchmarks.EditorRuns;

/// <summary>A disk in memory: what is measured is the server, and not the disk.</summary>
internal sealed class MemoryDisk(IReadOnlyDictionary<string, string> texts) : IFileSystem
{
    /// <inheritdoc/>
    public string? Read(string path) => texts.GetValueOrDefault(path);

    /// <inheritdoc/>
    public bool Exists(string path) => texts.ContainsKey(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesIn(string folder, bool isDeep) =>
    [
        .. texts.Keys.Where(path => path.EndsWith(".nurture", StringComparison.Ordinal)
            && FilePath.Within(folder, path) is { } relative && (isDeep || !relative.Contains('/'))).Order(StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public ISourceLoader Open(string folder) => new Loader(this, folder);

    private sealed class Loader(MemoryDisk disk, string folder) : ISourceLoader
    {
        public LoadedFile? Load(string path) =>
            disk.Read(FilePath.Join(folder, path)) is { } text ? new LoadedFile([.. Encoding.UTF8.GetBytes(text)]) : null;
    }
}
