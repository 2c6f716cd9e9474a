using System.Diagnostics;
using System.Xml.Linq;

namespace NurtureLang.Repo.Tests;

/// <summary>The working tree that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that git tracks or would track, with forward slashes, relative to the root.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>Every project file, relative to the root.</summary>
    public static IReadOnlyList<string> Projects { get; } = [.. Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    /// <summary>The text of a file of the tree.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>A project file's content.</summary>
    public static XElement ReadProject(string file) => XElement.Load(Path.Combine(Root, file));

    /// <summary>`src/NurtureLang.Plan/NurtureLang.Plan.csproj` is `Plan`, a test project `Plan.Tests`.</summary>
    public static string ShortName(string project) =>
        Path.GetFileNameWithoutExtension(project.Replace('\\', '/')).Replace("NurtureLang.", "", StringComparison.Ordinal);

    /// <summary>The short names of the projects that a project refers to.</summary>
    public static IEnumerable<string> References(string project) =>
        ReadProject(project).Descendants("ProjectReference").Select(reference => ShortName((string?)reference.Attribute("Include") ?? ""));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NurtureLang.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests have to run from inside the working tree: no folder above them holds NurtureLang.sln.");
    }

    private static string[] ListFiles()
    {
        var start = new ProcessStartInfo("git", "ls-files --cached --others --exclude-standard -z")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start");
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Path.Combine(Root, file)))
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }
}
