using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NurtureLang.ScriptHost.Running;

/// <summary>Says in a sentence what went wrong in a script.</summary>
internal static class Failures
{
    private const int Longest = 300;

    /// <summary>Whether it depends on the machine and not on the values alone.</summary>
    public static bool IsOfMachine(Exception problem) =>
        problem is OutOfMemoryException or InsufficientExecutionStackException or RegexMatchTimeoutException or BadImageFormatException
        || (problem.InnerException is { } inner && IsOfMachine(inner));

    /// <summary>What depends on the machine.</summary>
    public static string OfMachine(Exception problem) => problem is InsufficientExecutionStackException
        ? "went too deep into itself"
        : problem is OutOfMemoryException || problem.InnerException is OutOfMemoryException ? "used more memory than it may" : "could not be run on this machine";

    /// <summary>What went wrong: the script's line, the kind of failure and its message.</summary>
    public static string Sentence(Exception problem, string path)
    {
        if (problem is TypeInitializationException { InnerException: { } inner }) problem = inner;
        var line = Line(problem, path);
        var message = problem.Message.ReplaceLineEndings(" ");
        var text = $"{path}{(line > 0 ? $":{line}" : "")}: {problem.GetType().Name}: {message}";
        return text.Length <= Longest ? text : text[..Longest] + "...";
    }

    private static int Line(Exception problem, string path)
    {
        foreach (var frame in new StackTrace(problem, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is { } file && file.EndsWith(path, StringComparison.Ordinal)) return frame.GetFileLineNumber();
        }

        return 0;
    }
}
