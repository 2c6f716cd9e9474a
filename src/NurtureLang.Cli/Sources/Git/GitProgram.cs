using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using NurtureLang.Cli.Hosting;

namespace NurtureLang.Cli.Sources.Git;

/// <summary>Calls the `git` that is installed. INVARIANT: nothing that a user wrote stands where git could take it for an option or a pathspec.</summary>
/// <param name="folder">The folder that it works in.</param>
internal sealed class GitProgram(string folder)
{
    private const int LongestAnswer = 64 << 20;

    /// <summary>What git answered.</summary>
    /// <param name="Code">Its exit code.</param>
    /// <param name="Bytes">Its standard output.</param>
    /// <param name="Error">The first line of what it complained about.</param>
    public sealed record Answer(int Code, byte[] Bytes, string Error)
    {
        /// <summary>The output as text, without the line feed at its end.</summary>
        public string Text => Encoding.UTF8.GetString(Bytes).TrimEnd('\n');
    }

    /// <summary>Runs git with some arguments.</summary>
    /// <exception cref="CommandException">Git is not installed, or says more than can be taken.</exception>
    public Answer Ask(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            UseShellExecute = false, WorkingDirectory = folder };
        // It asks nobody for a password, locks nothing, starts no watcher and fetches nothing.
        (start.Environment["GIT_TERMINAL_PROMPT"], start.Environment["GIT_OPTIONAL_LOCKS"]) = ("0", "0");
        (start.Environment["GIT_NO_LAZY_FETCH"], start.Environment["LC_ALL"]) = ("1", "C");
        foreach (var argument in (string[])["--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false",
            .. arguments]) start.ArgumentList.Add(argument);
        try
        {
            using var git = Process.Start(start) ?? throw Missing(null);
            git.StandardInput.Close();
            var error = git.StandardError.ReadToEndAsync();
            using var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (var read = 1; read > 0;)
            {
                read = git.StandardOutput.BaseStream.Read(buffer);
                bytes.Write(buffer, 0, read);
                if (bytes.Length <= LongestAnswer) continue;
                git.Kill();
                throw new CommandException("git answers with more than 64 MiB: name the campaign's folder and not one above it.");
            }

            git.WaitForExit();
            return new Answer(git.ExitCode, bytes.ToArray(), error.GetAwaiter().GetResult().Split('\n')[0].Trim());
        }
        catch (Win32Exception problem)
        {
            throw Missing(problem);
        }
    }

    private static CommandException Missing(Exception? problem) =>
        new("git cannot be started: --git needs it. Install it, or name two folders or files instead: nurture diff OLD NEW.", inner: problem);
}
