using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NurtureLang.Cli.Tests;

/// <summary>Programs by others, pinned in tests/tools/package.json and fetched by the build of the tests.</summary>
internal static class NodeTools
{
    private static readonly string Modules = Path.Combine(Nurture.Root, "tests", "tools", "node_modules");

    private static readonly Dictionary<string, JsonNode> Read = [];

    /// <summary>A YAML text as JSON, as the npm package `yaml` reads it; the same text is read once.</summary>
    public static JsonNode Yaml(string text)
    {
        if (Read.TryGetValue(text, out var known)) return known;
        var outcome = Run(text, "yaml/bin.mjs", "--json", "--single");
        Assert.True(outcome.Code == 0, outcome.All);
        return Read[text] = JsonNode.Parse(outcome.Out)!;
    }

    /// <summary>What action-validator says of a workflow: nothing where it follows GitHub's schema.</summary>
    public static Outcome ValidateWorkflow(string path) => Run("", "@action-validator/cli/cli.mjs", path);

    private static Outcome Run(string input, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Modules, program), .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
