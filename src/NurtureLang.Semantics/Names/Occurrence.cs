using NurtureLang.Semantics.Symbols;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Semantics.Names;

/// <summary>A place where a name stands, and what the name means there.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">The name alone, without what stands before or behind it.</param>
/// <param name="Symbol">What it means.</param>
/// <param name="IsDeclaration">Whether it is declared here; else it is used.</param>
public sealed record Occurrence(SourceText Source, TextSpan Span, Symbol Symbol, bool IsDeclaration);
