namespace NurtureLang.Cli.Hosting;

/// <summary>Ends a command with a sentence for the user.</summary>
/// <param name="message">What is wrong, where, and the mend.</param>
/// <param name="exitCode">The exit code of the program.</param>
/// <param name="inner">What the system said; never shown.</param>
internal sealed class CommandException(string message, int exitCode = ExitCode.Failed, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The exit code of the program.</summary>
    public int ExitCode { get; } = exitCode;
}
