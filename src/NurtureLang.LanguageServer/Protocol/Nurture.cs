using System.Text.Json;

namespace NurtureLang.LanguageServer.Protocol;

/// <summary>What is answered beyond the protocol.</summary>
internal sealed record ExperimentalOptions(bool NurtureGraph, bool NurtureTests);

/// <summary>A campaign drawn: its own file's address, the picture as `nurture graph --format json` writes it, and why it lacks something, if it does.</summary>
internal sealed record GraphResult(string Campaign, JsonElement Map, UnreadPlace? Unread);

/// <summary>What could not be read, in a sentence, and where.</summary>
internal sealed record UnreadPlace(string Message, Location Location);

/// <summary>Asks for the tests of a document's campaigns; without a document, for those of every campaign of the workspace.</summary>
internal sealed record TestsParams
{
    /// <summary>The document.</summary>
    public TextDocumentIdentifier? TextDocument { get; init; }
}

/// <summary>A test: its title, all of it, its title's stretch in it, and its campaign's own file.</summary>
internal sealed record ListedTestItem(string Title, string Uri, Range Range, Range SelectionRange, string Campaign);
