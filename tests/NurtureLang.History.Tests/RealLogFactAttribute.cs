namespace NurtureLang.History.Tests;

/// <summary>A test over a real log that stands beside the working tree; skipped, with the reason, where it does not.</summary>
internal sealed class RealLogFactAttribute : FactAttribute
{
    public RealLogFactAttribute(string name)
    {
        if (!Directory.Exists(FolderOf(name))) Skip = $"The real log {name} is not on this machine: it would be in ../shared/data/{name} beside the working tree.";
    }

    public static string FolderOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NurtureLang.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "", "shared", "data", name);
    }
}
