namespace NurtureLang.LanguageServer.Protocol;

/// <summary>The shapes of what is being written.</summary>
internal sealed record SignatureHelp(SignatureInformation[] Signatures, int ActiveSignature, int ActiveParameter);

/// <summary>A shape.</summary>
internal sealed record SignatureInformation(string Label, MarkupContent Documentation, ParameterInformation[] Parameters);

/// <summary>A part of a shape: from where to where in its label.</summary>
internal sealed record ParameterInformation(int[] Label, MarkupContent Documentation);

/// <summary>After which characters it is asked for unasked, and after which again while it is shown.</summary>
internal sealed record SignatureHelpOptions(string[] TriggerCharacters, string[] RetriggerCharacters);
