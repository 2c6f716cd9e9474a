using System.Diagnostics;

namespace NurtureLang.Cli.Tests;

/// <summary>Runs what reads pictures and pages and is not ours: checks in Node (tests/web), and a browser where there is one.</summary>
internal static class WebChecks
{
    /// <summary>The browser's program; null where there is none.</summary>
    public static string? Browser { get; } = FindOnPath("chromium", "chromium-browser", "google-chrome");

    /// <summary>Runs a check of tests/web.</summary>
    public static (int Code, string Out) Node(string script, params IEnumerable<string> arguments) =>
        Run("node", [Path.Combine(Nurture.Root, "tests", "web", script), .. arguments], Nurture.Root);

    /// <summary>The page as the browser has it after its scripts ran.</summary>
    public static string Dom(string page)
    {
        // What a browser does beside showing the page is off: it would look for hosts outside.
        var profile = Directory.CreateTempSubdirectory("nurture-browser-").FullName;
        try
        {
            var (_, text) = Run(Browser ?? throw new InvalidOperationException("There is no browser."),
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", $"--user-data-dir={profile}", "--window-size=1400,1000", "--virtual-time-budget=20000", "--dump-dom", new Uri(page).AbsoluteUri,
            ], profile);
            return text;
        }
        finally
        {
            try
            {
                Directory.Delete(profile, recursive: true);
            }
            catch (IOException)
            {
                // A part of the browser that still writes its last lines; the folder is a temporary one.
            }
        }
    }

    private static (int Code, string Out) Run(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(5)), $"{program} does not end.");
        return (process.ExitCode, process.ExitCode == 0 ? text : text + error.Result);
    }

    private static string? FindOnPath(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}

/// <summary>A test that needs a browser, and says so where there is none.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (WebChecks.Browser is null) Skip = "There is no chromium on the PATH to draw with.";
    }
}
