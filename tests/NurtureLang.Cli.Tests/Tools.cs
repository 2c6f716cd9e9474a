using System.Diagnostics;

namespace NurtureLang.Cli.Tests;

/// <summary>Programs of other makers that read what ours writes; tests/tools pins them, and the build of the tests fetches them once.</summary>
internal static class Tools
{
    private static string Folder { get; } = Path.Combine(Nurture.Root, "tests", "tools");

    /// <summary>Runs one of the scripts in tests/tools over a text and gives what it says.</summary>
    public static string Node(string script, string input, params string[] arguments) => Run("node", input, [Path.Combine(Folder, script), .. arguments]).Output;

    private static string SarifFolder { get; } = Path.Combine(Folder, "node_modules", "@microsoft", "sarif-multitool-linux");

    /// <summary>The schema of SARIF 2.1.0, which Microsoft's validator brings along.</summary>
    public static string SarifSchema { get; } = Path.Combine(SarifFolder, "sarif-2.1.0.json");

    /// <summary>Has Microsoft's validator write what is wrong with SARIF logs; notes about what could be there as well are left out.</summary>
    public static void ValidateSarif(string[] files, string report)
    {
        var program = Path.Combine(SarifFolder, "Sarif.Multitool");
        Assert.True(File.Exists(program), $"{program} is not there: run `npm ci` in tests/tools.");
        // Packages are fetched without running their scripts, of which this one's only does this.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, File.GetUnixFileMode(program) | UnixFileMode.UserExecute);
        Run(program, "", ["validate", .. files, "--output", report, "--log", "ForceOverwrite", "--rule-kind", "Sarif",
            "--json-schema", SarifSchema, "--level", "Error;Warning", "--kind", "Fail"]);
    }

    /// <summary>Runs a program to its end.</summary>
    public static (int Code, string Output) Run(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0 or 1, $"{program} {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
        return (process.ExitCode, output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult());
    }
}
