namespace NurtureLang.Cli.Reporting;

/// <summary>The pages of the diagnostics, which the program carries.</summary>
internal static class DiagnosticPages
{
    private const string Prefix = "diagnostics/";

    /// <summary>The codes that have a page, in order.</summary>
    public static IEnumerable<string> Codes => typeof(DiagnosticPages).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => Path.GetFileNameWithoutExtension(name[Prefix.Length..]))
        .Order(StringComparer.Ordinal);

    /// <summary>The text of a code's page, in Markdown; null where there is no such code.</summary>
    public static string? Read(string code)
    {
        using var page = typeof(DiagnosticPages).Assembly.GetManifestResourceStream($"{Prefix}{code}.md");
        if (page is null) return null;
        using var reader = new StreamReader(page);
        return reader.ReadToEnd();
    }
}
