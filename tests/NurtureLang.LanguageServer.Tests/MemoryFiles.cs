using System.Collections.Concurrent;
using System.Text;
using NurtureLang.Ide.Workspaces;
using NurtureLang.Semantics.Files;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>A disk in memory. One file of it can be made slow.</summary>
internal sealed class MemoryFiles : IFileSystem
{
    public ConcurrentDictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Who reads a file whose name holds `slow` waits for this.</summary>
    public ManualResetEventSlim Gate { get; } = new(true);

    public MemoryFiles With(string path, string text)
    {
        Texts[path] = text;
        return this;
    }

    public string? Read(string path)
    {
        if (path.Contains("slow", StringComparison.Ordinal)) Gate.Wait(TestClient.Patience);
        return Texts.GetValueOrDefault(path);
    }

    public bool Exists(string path) => Texts.ContainsKey(path);

    public IReadOnlyList<string> FilesIn(string folder, bool isDeep) =>
    [
        .. Texts.Keys.Where(path => path.EndsWith(".nurture", StringComparison.Ordinal)
            && FilePath.Within(folder, path) is { } relative && (isDeep || !relative.Contains('/'))).Order(StringComparer.Ordinal),
    ];

    public ISourceLoader Open(string folder) => new Loader(this, folder);

    private sealed class Loader(MemoryFiles files, string folder) : ISourceLoader
    {
        public LoadedFile? Load(string path) =>
            files.Read(FilePath.Join(folder, path)) is { } text ? new LoadedFile([.. Encoding.UTF8.GetBytes(text)]) : null;
    }
}
