using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Diagnostics;

/// <summary>Another place that a diagnostic is about.</summary>
/// <param name="Label">What the place has to do with it, in a few words.</param>
/// <param name="Source">The file.</param>
/// <param name="Span">The place.</param>
public sealed record RelatedSpan(string Label, SourceText Source, TextSpan Span);
