using System.Globalization;
using System.Runtime.InteropServices;
using NurtureLang.Cli.Commands;
using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Watching;

/// <summary>Does something again whenever files of a campaign change, until it is stopped.</summary>
internal static class Watch
{
    private const int MostNamed = 3;

    /// <summary>The option of commands that can.</summary>
    public static OptionSpec Option(string what) => new("--watch", null, $"{what} again whenever a file of the campaign changes, until it is stopped");

    /// <summary>Does it, and again after each change.</summary>
    /// <param name="terminal">Where changes are told, and what stops it.</param>
    /// <param name="paths">The campaigns' files and folders.</param>
    /// <param name="own">Files that it writes itself.</param>
    /// <param name="once">Does it; returns the exit code.</param>
    /// <returns>The last exit code.</returns>
    public static int Run(Terminal terminal, IReadOnlyList<string> paths, IReadOnlyList<string> own, Func<int> once)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(terminal.Stop);
        // The first signal ends the waiting, so that what was begun is finished and the terminal is left as it was; a second one ends the program.
        void End(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var watch = new FolderWatch(paths, own);
        watch.Start();
        var code = once();
        while (true)
        {
            terminal.Out.Flush();
            if (terminal.ShowsProgress) terminal.Error.Write("Waiting for a change; Ctrl+C ends it.");
            var changed = watch.Wait(stop.Token);
            if (terminal.ShowsProgress) terminal.Error.Write("\r\e[2K");
            if (changed.Count == 0) return code;
            Tell(terminal, changed);
            code = Again(terminal, once);
        }
    }

    // While somebody saves, a file may be half there or gone: that is told, and the next change is waited for.
    private static int Again(Terminal terminal, Func<int> once)
    {
        try
        {
            return once();
        }
        catch (CommandException problem)
        {
            terminal.Out.Flush();
            terminal.SayError(problem.Message);
            return problem.ExitCode;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException && !terminal.Stop.IsCancellationRequested)
        {
            terminal.SayError(DisplayWidth.Harmless(problem.Message));
            return ExitCode.Failed;
        }
    }

    private static void Tell(Terminal terminal, IReadOnlyList<string> changed)
    {
        var named = string.Join(", ", changed.Take(MostNamed).Select(file => DisplayWidth.Harmless(file)));
        var more = changed.Count > MostNamed ? $" and {changed.Count - MostNamed} more" : "";
        var have = changed.Count == 1 ? "has" : "have";
        // The hour is for whoever watches; what is kept of a run says nothing that differs from one to the next.
        var hour = terminal.ShowsProgress ? $"{DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  " : "";
        terminal.Say($"{hour}{named}{more} {have} changed.");
    }
}
