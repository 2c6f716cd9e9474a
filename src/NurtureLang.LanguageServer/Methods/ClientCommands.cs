namespace NurtureLang.LanguageServer.Methods;

/// <summary>What lenses ask the client to do: a client has to bring these commands, and docs/lsp.md says what they are given.</summary>
internal static class ClientCommands
{
    /// <summary>Simulates a campaign: the address of its file.</summary>
    public const string Simulate = "nurture.simulate";

    /// <summary>Runs a test: the address of its file, and its title.</summary>
    public const string RunTest = "nurture.runTest";
}
