using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Features;

/// <summary>A stretch of a file.</summary>
/// <param name="Path">The file's absolute path.</param>
/// <param name="Source">The text that the span counts in.</param>
/// <param name="Span">The stretch.</param>
public sealed record FileSpan(string Path, SourceText Source, TextSpan Span);

/// <summary>A replacement in a file; an empty span inserts, an empty text deletes.</summary>
/// <param name="Path">The file's absolute path.</param>
/// <param name="Source">The text that the span counts in.</param>
/// <param name="Span">What is replaced.</param>
/// <param name="NewText">What stands there afterwards.</param>
public sealed record FileEdit(string Path, SourceText Source, TextSpan Span, string NewText);
