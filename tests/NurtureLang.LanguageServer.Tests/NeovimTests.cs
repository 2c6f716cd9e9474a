using System.Diagnostics;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>Neovim's own client, where Neovim is installed.</summary>
public sealed class NeovimTests
{
    [NeovimFact]
    public void Neovim_shows_completes_renames_and_hears_of_mistakes()
    {
        var start = new ProcessStartInfo(
            "nvim", ["--headless", "-u", "NONE", "-i", "NONE", "-n", "-S", Path.Combine(Repository.Root, "tests/lsp-client/neovim.lua"), "samples/acme-b2b/acme.nurture"])
        {
            WorkingDirectory = Repository.Root, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true,
        };
        start.Environment["NURTURE_SERVER"] = $"""["dotnet","{Path.Combine(AppContext.BaseDirectory, "nurture.dll").Replace('\\', '/')}","lsp"]""";
        using var neovim = Process.Start(start) ?? throw new InvalidOperationException("Neovim did not start");
        var error = neovim.StandardError.ReadToEnd();
        neovim.WaitForExit();
        Assert.True(neovim.ExitCode == 0, error);
    }

    private sealed class NeovimFactAttribute : FactAttribute
    {
        public NeovimFactAttribute()
        {
            if (!IsInstalled()) Skip = "Neovim is not installed; with it (Debian: apt-get install neovim) this test runs its own client against the server.";
        }

        private static bool IsInstalled() =>
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "nvim")));
    }
}
