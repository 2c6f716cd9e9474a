using System.Text.Json;

namespace NurtureLang.LanguageServer.Protocol;

/// <summary>A line for the log: 1 error, 2 warning, 3 information, 4 detail.</summary>
internal sealed record LogMessageParams(int Type, string Message);

/// <summary>How far something has come; the token is given back as it came.</summary>
internal sealed record ProgressParams(JsonElement Token, ProgressValue Value);

/// <summary>The beginning, the middle or the end of a progress.</summary>
internal sealed record ProgressValue(string Kind, string? Title = null, string? Message = null, int? Percentage = null);
