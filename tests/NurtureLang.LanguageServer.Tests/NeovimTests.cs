namespace NurtureLang.LanguageServer.Tests;

/// <summary>Neovim's own client, where Neovim is installed, set up as the page for users says.</summary>
public sealed class NeovimTests
{
    [EditorFact("nvim", "neovim")]
    public void Neovim_shows_completes_renames_and_hears_of_mistakes()
    {
        var script = Path.Combine(Repository.Root, "tests/lsp-client/neovim.lua");
        var ended = EditorProgram.Run(
            "nvim", EditorProgram.Block("Neovim", 1), setup => ["--headless", "-u", setup, "-i", "NONE", "-n", "-S", script, "samples/acme-b2b/acme.nurture"]);
        Assert.Equal("0", ended);
    }
}
