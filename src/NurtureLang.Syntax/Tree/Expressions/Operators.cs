using System.Collections.Immutable;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tree.Expressions;

/// <summary>Which word joins conditions.</summary>
public enum LogicalOperator
{
    /// <summary>`and`.</summary>
    And,

    /// <summary>`or`: of conditions, or the value to take where the one before is unknown.</summary>
    Or,
}

/// <summary>How two values are compared.</summary>
public enum ComparisonOperator
{
    /// <summary>`=`.</summary>
    Equal,

    /// <summary>`!=`.</summary>
    NotEqual,

    /// <summary>`&lt;`.</summary>
    Less,

    /// <summary>`&lt;=`.</summary>
    LessOrEqual,

    /// <summary>`&gt;`.</summary>
    Greater,

    /// <summary>`&gt;=`.</summary>
    GreaterOrEqual,
}

/// <summary>How two amounts make a third.</summary>
public enum ArithmeticOperator
{
    /// <summary>`+`.</summary>
    Add,

    /// <summary>`-`.</summary>
    Subtract,

    /// <summary>`*`.</summary>
    Multiply,

    /// <summary>`/`.</summary>
    Divide,
}

/// <summary>A chain of `and`, or a chain of `or`: flat, so that a long one does not nest.</summary>
/// <param name="Operator">The word between them.</param>
/// <param name="Operands">Two or more, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record LogicalSyntax(LogicalOperator Operator, ImmutableArray<ExpressionSyntax> Operands, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary>`not` before a condition.</summary>
/// <param name="Operand">The condition.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NotSyntax(ExpressionSyntax Operand, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A comparison: `lead >= 80`, `outcome = won`.</summary>
/// <param name="Left">What is compared.</param>
/// <param name="Operator">How.</param>
/// <param name="Right">With what.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ComparisonSyntax(ExpressionSyntax Left, ComparisonOperator Operator, ExpressionSyntax Right, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary>Arithmetic: `entry.supply - 5 days`.</summary>
/// <param name="Left">The first amount.</param>
/// <param name="Operator">How they are joined.</param>
/// <param name="Right">The second amount.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ArithmeticSyntax(ExpressionSyntax Left, ArithmeticOperator Operator, ExpressionSyntax Right, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary>An amount with its sign turned: `-x`. A negative number is a <see cref="NumberLiteralSyntax"/>.</summary>
/// <param name="Operand">The amount.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NegateSyntax(ExpressionSyntax Operand, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A share of an amount: `60% of engagement`.</summary>
/// <param name="Percent">The share.</param>
/// <param name="Of">The amount.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PercentOfSyntax(PercentLiteralSyntax Percent, ExpressionSyntax Of, TextSpan Span) : ExpressionSyntax(Span);
