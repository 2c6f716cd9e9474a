namespace NurtureLang.Syntax.Tests;

/// <summary>Finds files of the repository from where the tests run.</summary>
internal static class Repository
{
    public static string PathTo(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "grammar")))
            folder = folder.Parent;
        return Path.Combine([folder!.FullName, .. parts]);
    }
}
