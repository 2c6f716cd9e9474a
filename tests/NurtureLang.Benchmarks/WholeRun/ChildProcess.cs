using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>Runs a program to its end and measures it.</summary>
internal static partial class ChildProcess
{
    private const int Children = -1;

    /// <summary>What a program said and took.</summary>
    /// <param name="Code">Its exit code.</param>
    /// <param name="Output">Its standard output.</param>
    /// <param name="Error">Its standard error.</param>
    /// <param name="Took">What it took, its own seconds read by <c>ownSeconds</c>.</param>
    internal sealed record Result(int Code, string Output, string Error, Measurement Took);

    /// <summary>Runs a program.</summary>
    /// <exception cref="WholeRunException">It did not start, or ended well without saying how long it worked.</exception>
    /// <param name="ownSeconds">Finds in the standard error how long the program says that it worked; null where nobody wants to know.</param>
    /// <param name="program">The program and its arguments.</param>
    public static Result Run(Regex? ownSeconds, params string[] program)
    {
        var start = new ProcessStartInfo(program[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in program.Skip(1)) start.ArgumentList.Add(argument);
        var processorBefore = ProcessorOfChildren();
        var hostBefore = HostTime.Now();
        var watch = Stopwatch.StartNew();
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        double peak = 0;
        do peak = Math.Max(peak, PeakOf(process.Id));
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(10)));
        var wall = watch.Elapsed.TotalSeconds;
        var stolen = hostBefore is { } before ? HostTime.Now()?.StolenSince(before) : null;
        process.WaitForExit();
        var said = error.GetAwaiter().GetResult();
        var own = wall;
        if (ownSeconds is not null && process.ExitCode == 0)
        {
            if (ownSeconds.Match(said) is not { Success: true } match)
                throw new WholeRunException($"{Name(program)} does not say how long it worked.");
            own = Number(match.Groups[1].Value);
        }

        var took = new Measurement(own, wall, ProcessorOfChildren() - processorBefore, peak) { Stolen = stolen };
        return new Result(process.ExitCode, output.GetAwaiter().GetResult(), said, took);
    }

    /// <summary>Whether a program is there and ends well.</summary>
    public static bool Starts(params string[] program)
    {
        try
        {
            return Run(null, program).Code == 0;
        }
        catch (WholeRunException)
        {
            return false;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new WholeRunException($"{start.FileName} did not start.");
        }
        catch (Win32Exception problem)
        {
            throw new WholeRunException($"{start.FileName} did not start: {problem.Message}");
        }
    }

    private static string Name(string[] program) => string.Join(' ', program.Take(2).Select(Path.GetFileName));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // The high-water mark that Linux keeps; read until the end, it misses what the last ten milliseconds add.
    private static double PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(one => one.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * Number(line[6..].Replace("kB", "", StringComparison.Ordinal));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    // The system adds up what ended children took; the difference over one child is exact.
    private static double ProcessorOfChildren()
    {
        if (!OperatingSystem.IsLinux() || GetUsage(Children, out var usage) != 0) return 0;
        return usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    // The system's structure: two times, then fourteen counts that nobody here reads.
    [StructLayout(LayoutKind.Sequential, Size = 18 * sizeof(long))]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
