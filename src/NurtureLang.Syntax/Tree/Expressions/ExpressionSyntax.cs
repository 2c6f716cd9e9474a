using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tree.Expressions;

/// <summary>Anything with a value: a condition, an amount, a text, a name.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record ExpressionSyntax(TextSpan Span) : SyntaxNode(Span);
