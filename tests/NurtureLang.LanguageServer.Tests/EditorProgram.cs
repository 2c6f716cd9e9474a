using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>An editor of somebody else, set up as docs/editors.md says, on the samples. `nurture` is on its PATH.</summary>
internal static class EditorProgram
{
    /// <summary>Whether a program is on the PATH.</summary>
    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>A block of code of the page: what is told there is what is tried here.</summary>
    /// <param name="heading">The heading that it stands under.</param>
    /// <param name="number">Which of the blocks there, from zero.</param>
    public static string Block(string heading, int number)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "editors.md"));
        var section = Regex.Match(page, $@"^## {Regex.Escape(heading)}\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline);
        Assert.True(section.Success, $"docs/editors.md has no heading {heading}.");
        return Regex.Matches(section.Groups[1].Value, @"^```\w+\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)[number].Groups[1].Value;
    }

    /// <summary>Runs it to its end, which has to be 0.</summary>
    /// <param name="program">The editor.</param>
    /// <param name="setup">What is written into the file of its settings.</param>
    /// <param name="arguments">Its arguments, from the path of that file.</param>
    /// <returns>What the server ended with; nothing where the editor did not wait for its end.</returns>
    public static string Run(string program, string setup, Func<string, IEnumerable<string>> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("nurture-editor-").FullName;
        try
        {
            var settings = Path.Combine(folder, program == "nvim" ? "init.lua" : "init.el");
            File.WriteAllText(settings, setup);
            PutOnPath(folder);
            var start = new ProcessStartInfo(program, arguments(settings))
            {
                WorkingDirectory = Repository.Root, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true,
            };
            start.Environment["PATH"] = folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
            start.Environment["NURTURE_SETUP"] = settings;
            start.Environment["HOME"] = folder;
            using var editor = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
            var output = editor.StandardOutput.ReadToEndAsync();
            var error = editor.StandardError.ReadToEndAsync();
            Assert.True(editor.WaitForExit(TimeSpan.FromMinutes(3)), $"{program} does not end.");
            Assert.True(editor.ExitCode == 0, error.Result + output.Result);
            var ended = Path.Combine(folder, "ended");
            return File.Exists(ended) ? File.ReadAllText(ended).Trim() : "";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // What the server ended with is written beside it.
    private static void PutOnPath(string folder)
    {
        var nurture = Path.Combine(folder, "nurture");
        File.WriteAllText(nurture, $"#!/bin/sh\ndotnet '{Path.Combine(AppContext.BaseDirectory, "nurture.dll")}' \"$@\"\necho $? >'{folder}/ended'\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(nurture, (UnixFileMode)0b111_101_101);
    }
}

/// <summary>A test that needs an editor, and says so where there is none.</summary>
internal sealed class EditorFactAttribute : FactAttribute
{
    /// <param name="program">The program.</param>
    /// <param name="packages">How Debian calls what is needed.</param>
    public EditorFactAttribute(string program, string packages)
    {
        if (!EditorProgram.IsInstalled(program)) Skip = $"{program} is not installed; with it (Debian: apt-get install {packages}) this test runs its own client against the server.";
    }
}
