using System.Text.Json;
using System.Text.Json.Serialization;

namespace NurtureLang.LanguageServer.Protocol;

/// <summary>A line above a line of the document.</summary>
internal sealed record CodeLens(Range Range, Command Command);

/// <summary>Something that the client does. An empty name is words without a deed.</summary>
internal sealed record Command(string Title, [property: JsonPropertyName("command")] string Name, string[]? Arguments = null);

/// <summary>Whether lenses are completed later.</summary>
internal sealed record CodeLensOptions([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool ResolveProvider);

/// <summary>
/// A simulation has ended: its result as `nurture simulate --json` writes it, or the path of a file with it, and how many contacts each sequence and each step had.
/// </summary>
internal sealed record SimulatedParams(string Uri, JsonElement Result, JsonElement Reached = default);
