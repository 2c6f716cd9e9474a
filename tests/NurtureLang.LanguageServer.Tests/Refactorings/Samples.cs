using NurtureLang.Ide.Workspaces;

namespace NurtureLang.LanguageServer.Tests.Refactorings;

/// <summary>The samples of the repository, each in a workspace of its own in memory.</summary>
internal static class Samples
{
    /// <summary>The samples' own files, from the repository's folder.</summary>
    public static TheoryData<string> Campaigns =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.nurture", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".test.nurture", StringComparison.Ordinal) && File.ReadAllText(file).Contains("\ncampaign ", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>A workspace with a sample, and its file.</summary>
    public static Workspace Open(string file, out OpenDocument document)
    {
        var files = new MemoryFiles();
        foreach (var one in Directory.EnumerateFiles(Path.GetDirectoryName(Path.Combine(Repository.Root, file))!, "*", SearchOption.AllDirectories)
            .Where(one => Path.GetExtension(one) is ".nurture" or ".md" or ".csx"))
            files.With("/" + Path.GetRelativePath(Repository.Root, one).Replace('\\', '/'), File.ReadAllText(one));
        document = new OpenDocument("/" + file, 1, files.Texts["/" + file]);
        return Workspace.Create(files, _ => true, ["/samples"]).With(document);
    }
}
