namespace NurtureLang.LanguageServer.Hosting;

/// <summary>How a session ended.</summary>
/// <param name="ExitCode">0 as agreed, 1 without a `shutdown`, 2 because of what came in or of a fault of ours.</param>
/// <param name="Sentence">What is said about it; null where there is nothing to say.</param>
public sealed record ServerEnd(int ExitCode, string? Sentence = null);
