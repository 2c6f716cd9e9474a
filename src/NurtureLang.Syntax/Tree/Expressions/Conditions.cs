using System.Collections.Immutable;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tree.Expressions;

/// <summary>Membership of a segment: `is dormant`.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Span">Where it stands.</param>
public sealed record IsSegmentSyntax(NameSyntax Segment, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>Being one of the named cases: `stage is sales_ready`, `persona is technical`.</summary>
/// <param name="Subject">What is looked at.</param>
/// <param name="Value">Which case.</param>
/// <param name="Span">Where it stands.</param>
public sealed record IsSyntax(ExpressionSyntax Subject, NameSyntax Value, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>Whether there is a value: `title is known`, `title is unknown`.</summary>
/// <param name="Subject">What is looked at.</param>
/// <param name="Known">True for `known`.</param>
/// <param name="Span">Where it stands.</param>
public sealed record IsKnownSyntax(ExpressionSyntax Subject, bool Known, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>The instant of arriving: `stage enters recycled`.</summary>
/// <param name="Subject">What is looked at.</param>
/// <param name="Value">Where it arrives.</param>
/// <param name="Span">Where it stands.</param>
public sealed record EntersSyntax(ExpressionSyntax Subject, NameSyntax Value, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>Membership of a list: `industry in (software, finance)`.</summary>
/// <param name="Subject">What is looked for.</param>
/// <param name="Items">The list; at least one.</param>
/// <param name="Span">Where it stands.</param>
public sealed record InListSyntax(ExpressionSyntax Subject, ImmutableArray<ExpressionSyntax> Items, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A range, both ends included: `employees between 200 and 5000`.</summary>
/// <param name="Subject">What is compared.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Span">Where it stands.</param>
public sealed record BetweenSyntax(ExpressionSyntax Subject, ExpressionSyntax Low, ExpressionSyntax High, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary>How a text is searched.</summary>
public enum TextMatchKind
{
    /// <summary>`contains`: of a text, a part; of a set, a member.</summary>
    Contains,

    /// <summary>`contains word`: a part that is no part of a longer word.</summary>
    ContainsWord,

    /// <summary>`starts with`.</summary>
    StartsWith,

    /// <summary>`ends with`.</summary>
    EndsWith,
}

/// <summary>A look into a text: `title contains any ("VP", "CTO")`, `url starts with "/pricing"`.</summary>
/// <param name="Subject">What is searched.</param>
/// <param name="Kind">How.</param>
/// <param name="Values">For what: any one of them is enough; at least one.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TextMatchSyntax(ExpressionSyntax Subject, TextMatchKind Kind, ImmutableArray<ExpressionSyntax> Values, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary>A condition that has held, unbroken, for so long: `stage is education for 60 days`.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Duration">For how long.</param>
/// <param name="Span">Where it stands.</param>
public sealed record HeldSyntax(ExpressionSyntax Condition, DurationLiteralSyntax Duration, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A yearly day that is near: `anniversary of signed_on within 7 days`.</summary>
/// <param name="Date">The date whose day comes round.</param>
/// <param name="Within">How many days ahead count, today included.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AnniversarySyntax(ExpressionSyntax Date, DurationLiteralSyntax Within, TextSpan Span) : ExpressionSyntax(Span);
