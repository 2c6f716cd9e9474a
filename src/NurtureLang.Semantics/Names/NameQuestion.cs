using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Names;

/// <summary>A place where a name of some kind was looked for and not found.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">The name.</param>
/// <param name="What">What was looked for, in the author's words: `message`, `property of page_viewed`.</param>
/// <param name="Candidates">The names that would have been found.</param>
public sealed record NameQuestion(SourceText Source, TextSpan Span, string What, IReadOnlyList<string> Candidates);
