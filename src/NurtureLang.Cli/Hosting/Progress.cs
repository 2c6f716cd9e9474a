using System.Diagnostics;

namespace NurtureLang.Cli.Hosting;

/// <summary>A line that says how far long work has come, on a terminal; nothing in a pipe.</summary>
internal sealed class Progress(Terminal terminal) : IDisposable
{
    private readonly Stopwatch sinceShown = Stopwatch.StartNew();
    private readonly Lock shown = new();
    private bool visible;

    /// <summary>Says how far the work has come, ten times a second at most; the first tenth of a second says nothing.</summary>
    public void Report(string what)
    {
        if (!terminal.ShowsProgress || sinceShown.ElapsedMilliseconds < 100) return;
        lock (shown)
        {
            sinceShown.Restart();
            visible = true;
            terminal.Error.Write($"\r\e[2K{DisplayWidth.Cut(what, terminal.Width - 1, terminal.Glyphs)}");
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (visible) terminal.Error.Write("\r\e[2K");
        visible = false;
    }
}
