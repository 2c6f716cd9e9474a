using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture new`: a campaign to begin with.</summary>
internal static class NewCommand
{
    private const int Column = 24;

    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "new",
        Summary = "writes a campaign to begin with, which checks, tests and simulates as it is",
        Usage = "[TEMPLATE] DIR, or --list",
        Arguments = (0, 2),
        ArgumentsHelp = $"DIR is a folder that does not exist yet, or is empty. TEMPLATE is one of those that --list shows; without it, `{Templates.Usual}`.",
        FirstWords = () => Templates.Names,
        Options = [new OptionSpec("--list", null, "shows the templates")],
        Notes = ["People, companies and histories of the templates are made up."],
        Examples = ["nurture new --list"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        if (arguments.Has("--list"))
        {
            if (arguments.Values.Count > 0) throw new CommandException("--list stands alone.");
            foreach (var name in Templates.Names) terminal.Out.WriteLine($"{name.PadRight(Column)}{Templates.TitleOf(name)}");
            return ExitCode.Fine;
        }

        if (arguments.Values.Count == 0) throw new CommandException("Something is missing: the folder for the campaign. `nurture new --list` shows what there is to begin with.");
        var (template, folder) = arguments.Values is [var named, var where] ? (named, where) : (Templates.Usual, arguments.Values[0]);
        Write(template, folder);
        var shown = DisplayWidth.Harmless(CampaignFolder.Tidy(folder));
        terminal.Out.WriteLine($"{shown} holds a campaign: {Templates.TitleOf(template)}. Next:");
        terminal.Out.WriteLine($"  nurture check {shown}");
        terminal.Out.WriteLine($"  nurture test {shown}");
        terminal.Out.WriteLine($"  nurture simulate {shown}");
        return ExitCode.Fine;
    }

    private static void Write(string template, string folder)
    {
        var files = Templates.FilesOf(template);
        if (files.Count == 0) throw new CommandException($"There is no template `{DisplayWidth.Harmless(template)}`. The templates are {string.Join(", ", Templates.Names)}.");
        var shown = DisplayWidth.Harmless(folder);
        if (folder.Length == 0) throw new CommandException("The folder for the campaign has no name.");
        if (File.Exists(folder)) throw new CommandException($"{shown} is a file; a campaign needs a folder of its own.");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new CommandException($"{shown} is not empty, and nothing in it is overwritten. Name a folder that does not exist yet.");
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
            FileWriter.Replace(path, Templates.Read(template, file));
        }
    }
}
