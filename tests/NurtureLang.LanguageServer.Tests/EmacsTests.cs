namespace NurtureLang.LanguageServer.Tests;

/// <summary>Emacs' own client, where Emacs is installed, set up as the page for users says.</summary>
public sealed class EmacsTests
{
    [EditorFact("emacs", "emacs-nox elpa-eglot")]
    public void Emacs_shows_completes_renames_formats_and_hears_of_mistakes() => EditorProgram.Run("emacs", EditorProgram.Block("Emacs", 0), _ =>
    [
        "--batch", "-q", "-l", Path.Combine(Repository.Root, "tests/lsp-client/emacs.el"), "samples/acme-b2b/acme.nurture",
    ]);
}
