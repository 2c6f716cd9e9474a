using System.Collections.Immutable;
using System.Text;
using NurtureLang.Semantics.Files;

namespace NurtureLang.Compiler.Tests;

/// <summary>Campaigns from texts and from the samples.</summary>
internal static class Campaigns
{
    public static Compilation Compile(string text, params (string Path, string Text)[] others) =>
        Compilation.Create(new TextLoader([("main.nurture", text), .. others]), "main.nurture", IsZone);

    public static Compilation CompileSample(string folder, string file) =>
        Compilation.Create(new FolderLoader(Path.Combine(Root, "samples", folder)), file, IsZone);

    public static bool IsZone(string name) => name is "UTC" or "Europe/Copenhagen" or "Europe/Amsterdam" or "Europe/Berlin" or "America/New_York";

    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NurtureLang.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private sealed class TextLoader(IEnumerable<(string Path, string Text)> files) : ISourceLoader
    {
        private readonly Dictionary<string, string> byPath = files.ToDictionary(file => file.Path, file => file.Text);

        public LoadedFile? Load(string path) =>
            byPath.TryGetValue(path, out var text) ? new LoadedFile([.. Encoding.UTF8.GetBytes(text)]) : null;
    }

    private sealed class FolderLoader(string folder) : ISourceLoader
    {
        public LoadedFile? Load(string path)
        {
            var file = Path.Combine(folder, path);
            return File.Exists(file) ? new LoadedFile(ImmutableArray.Create(File.ReadAllBytes(file))) : null;
        }
    }
}
