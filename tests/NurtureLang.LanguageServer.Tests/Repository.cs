namespace NurtureLang.LanguageServer.Tests;

/// <summary>The working tree that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NurtureLang.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests have to run from inside the working tree: no folder above them holds NurtureLang.sln.");
    }
}
