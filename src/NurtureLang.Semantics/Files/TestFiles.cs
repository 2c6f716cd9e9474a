namespace NurtureLang.Semantics.Files;

/// <summary>Files that hold the tests of a campaign and nothing else.</summary>
public static class TestFiles
{
    /// <summary>The ending of their names.</summary>
    public const string Extension = ".test.nurture";

    /// <summary>Whether a file is one of them, by its path.</summary>
    public static bool IsOne(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(Extension, StringComparison.Ordinal);
    }
}
