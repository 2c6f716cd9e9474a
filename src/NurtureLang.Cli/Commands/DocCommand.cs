using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.Handbook;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture doc`: the campaign's handbook.</summary>
internal static class DocCommand
{
    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "doc",
        Summary = "writes a campaign's handbook, a small site for people who read no code: who gets what, when and why",
        Usage = "PATH -o DIR",
        Arguments = (1, 1),
        ArgumentsHelp = "PATH is a campaign file, or a folder holding one; with a folder, the tests beside the campaign become scenarios.",
        Options = [new OptionSpec("-o", "DIR",
            "the handbook's folder: one that does not exist yet, is empty, or holds a handbook that this command wrote, which is then written anew")],
        Notes = ["The pages stand alone: no script, nothing from outside. Begin with DIR/index.html. The same campaign gives the same bytes."],
        Examples = ["nurture doc samples/acme-b2b -o acme-handbook", "nurture doc samples/welcome/welcome.nurture -o welcome-handbook"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        if (arguments.Text("-o") is not { } folder) throw new CommandException("Something is missing: `-o DIR`, the folder for the handbook.");
        var place = HandbookFolder.Open(folder);
        if (CampaignCompiler.LoadForHandbook(arguments.Values[0], terminal) is not { } campaign) return ExitCode.Problems;
        var files = HandbookWriter.Write(campaign);
        place.Write(files);
        var shown = DisplayWidth.Harmless(folder);
        var pages = files.Count(file => file.Name.EndsWith(".html", StringComparison.Ordinal));
        terminal.Out.WriteLine($"{shown} holds the handbook: {pages} pages; begin with {DisplayWidth.Harmless(Path.Combine(folder, "index.html"))}");
        return ExitCode.Fine;
    }
}
