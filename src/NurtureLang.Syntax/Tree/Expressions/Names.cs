using System.Collections.Immutable;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tree.Expressions;

/// <summary>A name, or a path of names: `lead`, `entry.order_id`, `getting_started.url`.</summary>
/// <param name="Parts">The names; at least one.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NamePathSyntax(ImmutableArray<NameSyntax> Parts, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <summary>The first name.</summary>
    public NameSyntax First => Parts[0];

    /// <summary>Whether it is a single name.</summary>
    public bool IsSimple => Parts.Length == 1;

    /// <inheritdoc />
    public override string ToString() => string.Join('.', Parts.Select(part => part.Text));
}

/// <summary>A part of a value that is not a plain name: `.form` after `last(form_submitted)`.</summary>
/// <param name="Target">The value.</param>
/// <param name="Member">The part.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MemberSyntax(ExpressionSyntax Target, NameSyntax Member, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A call of a function: `domain(email)`.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CallSyntax(NameSyntax Function, ImmutableArray<ExpressionSyntax> Arguments, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>The stage of one of several journeys: `stage of lead`. A bare `stage` is a <see cref="NamePathSyntax"/>.</summary>
/// <param name="Stages">Which `stages`.</param>
/// <param name="Span">Where it stands.</param>
public sealed record StageOfSyntax(NameSyntax Stages, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>The next of a list never taken before: `next of (story_1, story_2)`.</summary>
/// <param name="Items">The list.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NextOfSyntax(ImmutableArray<ExpressionSyntax> Items, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>Several values in parentheses: `(email, sms)`.</summary>
/// <param name="Items">The values; two or more, or none.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ListSyntax(ImmutableArray<ExpressionSyntax> Items, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A value in parentheses; where a list is wanted, a list of one.</summary>
/// <param name="Inner">The value.</param>
/// <param name="Span">Where it stands, parentheses included.</param>
public sealed record ParenthesizedSyntax(ExpressionSyntax Inner, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>Where a value should stand and none could be read; a diagnostic says so already.</summary>
/// <param name="Span">The place.</param>
public sealed record MissingExpressionSyntax(TextSpan Span) : ExpressionSyntax(Span);
