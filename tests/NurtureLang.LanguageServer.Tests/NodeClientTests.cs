using System.Diagnostics;

namespace NurtureLang.LanguageServer.Tests;

/// <summary>Microsoft's own client library, from Node: every capability that is advertised is asked for and answered.</summary>
public sealed class NodeClientTests
{
    [Fact, Trait("pitfall", "other clients")]
    public void Every_advertised_capability_is_answered_to_the_client_of_vs_code()
    {
        var client = Path.Combine(Repository.Root, "tests", "lsp-client");
        // The pinned library is fetched once, as the grammar's tool is.
        if (!Directory.Exists(Path.Combine(client, "node_modules", "vscode-languageserver-protocol")))
            Assert.Equal((0, ""), Run("npm", client, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"));
        var sample = Path.Combine(Repository.Root, "samples", "acme-b2b");
        var (code, error) = Run("node", client, "ask.mjs", sample, "dotnet", Path.Combine(AppContext.BaseDirectory, "nurture.dll"), "lsp");
        Assert.True(code == 0, error);
    }

    private static (int Code, string Error) Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error + (process.ExitCode == 0 ? "" : output.GetAwaiter().GetResult()));
    }
}
