using System.Collections.Immutable;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tree.Expressions;

/// <summary>The first arm that holds: `case title contains "VP" -> 2, otherwise 0`.</summary>
/// <param name="Arms">The arms, in order; at least one.</param>
/// <param name="Otherwise">The value where none holds; null where it is not written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CaseSyntax(ImmutableArray<CaseArmSyntax> Arms, ExpressionSyntax? Otherwise, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>One arm of a `case`.</summary>
/// <param name="Condition">When it is taken.</param>
/// <param name="Value">What it gives.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CaseArmSyntax(ExpressionSyntax Condition, ExpressionSyntax Value, TextSpan Span) : SyntaxNode(Span);
