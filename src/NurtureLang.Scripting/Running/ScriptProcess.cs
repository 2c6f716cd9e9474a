using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using NurtureLang.Plan.Functions;
using NurtureLang.Scripting.Protocol;

namespace NurtureLang.Scripting.Running;

/// <summary>A process that runs scripts: started with an environment of its own, asked one thing at a time, killed when it takes too long.</summary>
/// <remarks>Safe for any number of threads, which take turns.</remarks>
internal sealed class ScriptProcess : IDisposable
{
    private readonly Process process;
    private readonly ScriptStream stream;
    private readonly Watch watch;
    private readonly Lock gate = new();
    private string? ended;

    private ScriptProcess(Process process)
    {
        this.process = process;
        stream = new ScriptStream(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        watch = new Watch(process);
    }

    /// <summary>Starts a process.</summary>
    /// <exception cref="FunctionException">It cannot be started.</exception>
    public static ScriptProcess Start(ScriptSettings settings)
    {
        var start = new ProcessStartInfo(settings.Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        if (settings.Library is { } library) start.ArgumentList.Add(library);
        SetEnvironment(start, settings);
        try
        {
            var process = Process.Start(start) ?? throw new FunctionException("The program that runs scripts cannot be started.");
            // What the runtime says when it ends badly is told by the end itself.
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            return new ScriptProcess(process);
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            throw new FunctionException($"The program that runs scripts cannot be started: {settings.Program}.", problem);
        }
    }

    /// <summary>Asks something.</summary>
    /// <param name="limit">How long the answer may take to compute.</param>
    /// <param name="write">Writes the question.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="slow">What is said where it takes longer.</param>
    /// <param name="broken">What is said where the process ends by itself.</param>
    /// <exception cref="FunctionException">The process was killed, or has ended.</exception>
    public T Ask<T>(TimeSpan limit, Action<BinaryWriter> write, Func<BinaryReader, T> read, Func<string> slow, Func<string> broken)
    {
        lock (gate)
        {
            if (ended is not null) throw new FunctionException(ended);
            try
            {
                watch.Begin(limit);
                stream.Send(write);
                if (stream.Receive() is { } answer) return read(answer);
            }
            catch (Exception problem) when (problem is IOException or InvalidDataException or FormatException or ObjectDisposedException)
            {
                throw End(watch.HasKilled ? slow() : broken(), problem);
            }
            finally
            {
                watch.End();
            }

            throw End(watch.HasKilled ? slow() : broken(), null);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            ended ??= "The scripts are not run any more.";
            watch.Dispose();
            Kill(process);
            process.Dispose();
        }
    }

    private FunctionException End(string sentence, Exception? problem)
    {
        ended = sentence;
        Kill(process);
        return new FunctionException(sentence, problem);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has ended already.
        }
    }

    // INVARIANT: nothing of this process's environment goes over but what the system needs to start a program: no secret, no setting, no zone.
    private static void SetEnvironment(ProcessStartInfo start, ScriptSettings settings)
    {
        var root = Environment.GetEnvironmentVariable("SystemRoot");
        start.Environment.Clear();
        if (root is not null) start.Environment["SystemRoot"] = root;
        start.Environment["TZ"] = "UTC";
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["DOTNET_GCHeapHardLimit"] = settings.Memory.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // Where this program runs on the installed runtime, so does that one.
        if (InstalledRuntime() is { } installed) start.Environment["DOTNET_ROOT"] = installed;
    }

    private static string? InstalledRuntime()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var framework = Path.GetDirectoryName(folder);
        var shared = Path.GetDirectoryName(framework);
        return Path.GetFileName(shared) == "shared" ? Path.GetDirectoryName(shared) : null;
    }

    /// <summary>Kills the process when a question takes too long to compute.</summary>
    /// <remarks>What counts is the time that the process computes, so that a machine that is busy with other things stops nobody; a wait has a limit as well.</remarks>
    private sealed class Watch : IDisposable
    {
        private const int WaitsLonger = 30;
        private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(20);

        private readonly Process process;
        private readonly Timer timer;
        private readonly Lock gate = new();
        private TimeSpan limit;
        private long began;
        private TimeSpan? computed;
        private bool isOpen;

        public Watch(Process process)
        {
            this.process = process;
            timer = new Timer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(Often, Often);
        }

        public bool HasKilled { get; private set; }

        public void Begin(TimeSpan most)
        {
            lock (gate) (limit, began, computed, isOpen) = (most, Stopwatch.GetTimestamp(), null, true);
        }

        public void End()
        {
            lock (gate) isOpen = false;
        }

        public void Dispose() => timer.Dispose();

        private void Look()
        {
            lock (gate)
            {
                if (!isOpen || HasKilled) return;
                try
                {
                    process.Refresh();
                    var now = process.TotalProcessorTime;
                    computed ??= now;
                    if (now - computed <= limit && Stopwatch.GetElapsedTime(began) <= limit * WaitsLonger) return;
                }
                catch (Exception problem) when (problem is InvalidOperationException or Win32Exception)
                {
                    return;
                }

                HasKilled = true;
                Kill(process);
            }
        }
    }
}
