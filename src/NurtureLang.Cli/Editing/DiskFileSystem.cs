using NurtureLang.Cli.Sources;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Cli.Editing;

/// <summary>The disk, for the language server.</summary>
internal sealed class DiskFileSystem : IFileSystem
{
    private const int MostFiles = 5_000;
    private const int MostLevels = 8;

    // Folders that hold no campaigns and a great many files.
    private static readonly HashSet<string> PassedOver = new(StringComparer.OrdinalIgnoreCase) { "node_modules", "bin", "obj", "artifacts" };

    /// <inheritdoc/>
    public string? Read(string path)
    {
        var (bytes, problem) = SourceFiles.Read(path);
        return problem is null ? SourceFiles.TextOf(bytes) : null;
    }

    /// <inheritdoc/>
    public bool Exists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesIn(string folder, bool isDeep)
    {
        var files = new List<string>();
        var open = new Queue<(string Folder, int Level)>([(folder, 0)]);
        while (open.TryDequeue(out var next) && files.Count < MostFiles)
        {
            try
            {
                files.AddRange(Directory.EnumerateFiles(next.Folder, "*" + SourceFiles.Extension).Select(file => file.Replace('\\', OperatingSystem.IsWindows() ? '/' : '\\')));
                if (!isDeep || next.Level >= MostLevels) continue;
                foreach (var below in new DirectoryInfo(next.Folder).EnumerateDirectories())
                {
                    if (below.Name[0] != '.' && !PassedOver.Contains(below.Name) && below.LinkTarget is null) open.Enqueue((below.FullName, next.Level + 1));
                }
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // A folder that cannot be looked at holds nothing for us.
            }
        }

        return [.. files.Take(MostFiles).Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public ISourceLoader Open(string folder) => folder.Length == 0 ? new NoFiles() : new LockedLoader(new DiskSourceLoader(folder));

    // A document that was never saved lies in no folder.
    private sealed class NoFiles : ISourceLoader
    {
        public LoadedFile? Load(string path) => null;
    }

    private sealed class LockedLoader(ISourceLoader inner) : ISourceLoader
    {
        private readonly Lock turn = new();

        public LoadedFile? Load(string path)
        {
            lock (turn) return inner.Load(path);
        }
    }
}
