using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NurtureLang.Benchmarks.HandWritten;

namespace NurtureLang.Benchmarks.WholeRun;

/// <summary>The hand-written program, run as a process of its own.</summary>
internal static partial class HandProgram
{
    /// <summary>Runs it over a folder's log.</summary>
    public static (Answer Answer, Measurement Took) Run(string folder, int threads)
    {
        var self = Path.Combine(AppContext.BaseDirectory, "NurtureLang.Benchmarks.dll");
        var run = ChildProcess.Run(OwnSeconds(), "dotnet", self, "hand", folder, threads.ToString(CultureInfo.InvariantCulture));
        if (run.Code != 0) throw new WholeRunException($"The hand-written program ended with {run.Code}: {run.Error.Trim()}");
        var answer = JsonSerializer.Deserialize<Answer>(run.Output) ?? throw new WholeRunException("The hand-written program said nothing.");
        return (answer, run.Took with { Events = answer.Events });
    }

    [GeneratedRegex("^([0-9.]+) s")]
    private static partial Regex OwnSeconds();
}
