using System.Diagnostics;
using NurtureLang.Cli.Editing;
using NurtureLang.Cli.Hosting;
using NurtureLang.Cli.Sources;
using NurtureLang.LanguageServer;
using NurtureLang.LanguageServer.Hosting;

namespace NurtureLang.Cli.Commands;

/// <summary>`nurture lsp`: the language server.</summary>
internal static class LspCommand
{
    /// <summary>The command.</summary>
    public static CommandSpec Make() => new()
    {
        Name = "lsp",
        Summary = "the language server, for editors",
        Usage = "[--stdio]",
        Arguments = (0, 0),
        ArgumentsHelp = "An editor starts it and talks to it on standard input and output.",
        Options = [new OptionSpec("--stdio", null, "what some editors say to every server; it is so anyway")],
        Notes =
        [
            "Ends with its input, with `exit`, or with the editor that started it: with 0 after `shutdown`, with 1 without, "
                + "and with 2 where what comes in is no stream of messages.",
            "docs/lsp.md says what it can do.",
        ],
        Examples = ["nurture lsp"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Terminal terminal)
    {
        // What anything writes to the console by mistake must not stand between two messages.
        var console = Console.Out;
        Console.SetOut(Console.Error);
        try
        {
            var machine = new ServerMachine(IsAlive, terminal.SayError, ZoneNames.IsZone, new DiskFileSystem(), ProgramVersion.Text.Split(' ')[^1])
            {
                PageOf = new PageFiles().Of,
            };
            var end = Server.RunAsync(terminal.OpenInput(), terminal.OutStream, machine).GetAwaiter().GetResult();
            if (end.Sentence is { } sentence) terminal.SayError(DisplayWidth.Harmless(sentence));
            return end.ExitCode;
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // It runs, and we may not look at it.
            return true;
        }
    }
}
