using System.Diagnostics;

namespace NurtureLang.Cli.Tests;

/// <summary>A git repository made for a test, with two good campaigns, in which commands of the documentation run as they stand.</summary>
internal sealed class CampaignRepository : IDisposable
{
    private readonly Nurture nurture = new();
    private readonly string bin = Directory.CreateTempSubdirectory("nurture-bin-").FullName;

    public CampaignRepository()
    {
        Assert.Equal(0, nurture.Run("new", "welcome", "campaigns/welcome").Code);
        Assert.Equal(0, nurture.Run("new", "contract-renewal", "campaigns/renewal").Code);
        // `nurture` on the path is the program of this build.
        Program(Path.Combine(bin, "nurture"));
        Program(Path.Combine(nurture.Folder, ".nurture", "tool", "nurture"));
        Must("git init -q -b main . && printf '.nurture/\n' >.gitignore && git config core.autocrlf false");
        Must("git add -A && git commit -qm 'Two campaigns'");
    }

    /// <summary>The repository's folder.</summary>
    public string Folder => nurture.Folder;

    /// <summary>Replaces a text that stands once in a file of the folder.</summary>
    public void Edit(string file, string find, string replace)
    {
        var parts = nurture.Read(file).Split(find);
        Assert.Equal(2, parts.Length);
        nurture.Write(file, parts[0] + replace + parts[1]);
    }

    /// <summary>Writes a file.</summary>
    public void Write(string file, string text) => nurture.Write(file, text);

    /// <summary>The text of a file.</summary>
    public string Read(string file) => nurture.Read(file);

    /// <summary>Runs a command of the shell that must succeed.</summary>
    public Outcome Must(string command)
    {
        var outcome = Shell(command);
        Assert.True(outcome.Code == 0, $"{command}\n{outcome.All}");
        return outcome;
    }

    /// <summary>Runs a command of the shell, with more environment where that is given.</summary>
    public Outcome Shell(string command, string shell = "bash", IReadOnlyDictionary<string, string>? environment = null)
    {
        string[] arguments = shell == "bash" ? ["--noprofile", "--norc", "-eo", "pipefail", "-c", command] : ["-ec", command];
        var start = new ProcessStartInfo(shell, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["PATH"] = $"{bin}:{Environment.GetEnvironmentVariable("PATH")}";
        // Neither the settings of whoever runs the tests nor a repository around the folder have a say.
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        foreach (var who in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{who}_NAME"] = "A tester";
            start.Environment[$"GIT_{who}_EMAIL"] = "tester@nurture.example";
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{shell} did not start.");
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        nurture.Dispose();
        Directory.Delete(bin, recursive: true);
    }

    private static void Program(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "nurture.dll")}' \"$@\"\n");
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("The commands of the documentation are for a POSIX shell.");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
