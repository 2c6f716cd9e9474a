using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Diagnostics;

/// <summary>One replacement in one file; an empty span inserts, an empty text deletes.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">What is replaced.</param>
/// <param name="NewText">What stands there afterwards.</param>
public sealed record TextEdit(SourceText Source, TextSpan Span, string NewText);
