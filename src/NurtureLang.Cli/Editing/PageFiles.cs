using System.Collections.Concurrent;
using NurtureLang.Cli.Commands;
using NurtureLang.Cli.Reporting;

namespace NurtureLang.Cli.Editing;

/// <summary>The pages of diagnostics as files, which an editor opens: written to the user's own folder for such things when they are wanted first.</summary>
internal sealed class PageFiles
{
    private readonly ConcurrentDictionary<string, string?> known = new(StringComparer.Ordinal);
    private readonly string folder = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "nurture", ProgramVersion.Text.Split(' ')[^1], "diagnostics");

    /// <summary>The file of a code's page; null where there is none, or where it cannot be written.</summary>
    public string? Of(string code) => known.GetOrAdd(code, Write);

    private string? Write(string code)
    {
        if (!Path.IsPathRooted(folder) || DiagnosticPages.Read(code) is not { } page) return null;
        try
        {
            var file = Path.Combine(folder, code + ".md");
            Directory.CreateDirectory(folder);
            if (!File.Exists(file) || File.ReadAllText(file) != page) File.WriteAllText(file, page);
            return OperatingSystem.IsWindows() ? file.Replace('\\', '/') : file;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
