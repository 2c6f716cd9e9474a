using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tree;

/// <summary>A node of the syntax tree: what was written, where, and nothing about what it means. Immutable.</summary>
/// <param name="Span">From the node's first token to its last, without the trivia around them.</param>
public abstract record SyntaxNode(TextSpan Span);
