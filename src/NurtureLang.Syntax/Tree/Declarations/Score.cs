using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Declarations;

/// <summary>A score made of rules: `score engagement "Engagement" 0..100 { +2 on page_viewed }`.</summary>
/// <param name="Name">The score's name.</param>
/// <param name="Title">What people call it; null where none is written.</param>
/// <param name="Range">Its bounds; null where none are written.</param>
/// <param name="Items">Its rules and settings, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ScoreSyntax(
    NameSyntax Name,
    TextLiteralSyntax? Title,
    ScoreRangeSyntax? Range,
    ImmutableArray<ScoreItemSyntax> Items,
    TextSpan Span) : DeclarationSyntax(Span);

/// <summary>A score made of others: `score lead "Lead" = 60% of engagement + 40% of fit`.</summary>
/// <param name="Name">The score's name.</param>
/// <param name="Title">What people call it; null where none is written.</param>
/// <param name="Range">Its bounds; null where none are written.</param>
/// <param name="Value">How it is made.</param>
/// <param name="Span">Where it stands.</param>
public sealed record DerivedScoreSyntax(
    NameSyntax Name,
    TextLiteralSyntax? Title,
    ScoreRangeSyntax? Range,
    ExpressionSyntax Value,
    TextSpan Span) : DeclarationSyntax(Span);

/// <summary>`0..100`.</summary>
/// <param name="Low">The least that is read.</param>
/// <param name="High">The most that is read.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ScoreRangeSyntax(NumberLiteralSyntax Low, NumberLiteralSyntax High, TextSpan Span) : SyntaxNode(Span);

/// <summary>A line of a score.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record ScoreItemSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>How points fade.</summary>
public enum DecayKind
{
    /// <summary>`half-life 30 days`: smoothly.</summary>
    HalfLife,

    /// <summary>`halves every 30 days`: in steps.</summary>
    Halves,

    /// <summary>`expires after 90 days`: at once.</summary>
    Expires,
}

/// <summary>`half-life 30 days`, `halves every 30 days`, `expires after 90 days`: of the whole score.</summary>
/// <param name="Decay">How.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ScoreDecaySyntax(DecaySyntax Decay, TextSpan Span) : ScoreItemSyntax(Span);

/// <summary>How points fade, of a rule or of a score.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Duration">How long.</param>
/// <param name="Span">Where it stands.</param>
public sealed record DecaySyntax(DecayKind Kind, DurationLiteralSyntax Duration, TextSpan Span) : SyntaxNode(Span);

/// <summary>`+15 on page_viewed where url starts with "/pricing" once per 7 days`.</summary>
/// <param name="Points">The points with their sign.</param>
/// <param name="Trigger">On an event, when a condition becomes true, or every so long.</param>
/// <param name="Limits">What bounds it, in order.</param>
/// <param name="Decay">How its points fade; null where the score's own way holds.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PointRuleSyntax(
    NumberLiteralSyntax Points,
    TriggerSyntax Trigger,
    ImmutableArray<LimitSyntax> Limits,
    DecaySyntax? Decay,
    TextSpan Span) : ScoreItemSyntax(Span);

/// <summary>`group pricing at most 30 { +10 on page_viewed }`.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="AtMost">The most that its points count for together.</param>
/// <param name="Items">Its rules.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ScoreGroupSyntax(NameSyntax Name, NumberLiteralSyntax AtMost, ImmutableArray<ScoreItemSyntax> Items, TextSpan Span)
    : ScoreItemSyntax(Span);

/// <summary>`reset when stage enters recycled`.</summary>
/// <param name="Trigger">When it goes back to nothing.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ScoreResetSyntax(TriggerSyntax Trigger, TextSpan Span) : ScoreItemSyntax(Span);

/// <summary>What bounds a rule.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record LimitSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`at most 10 per calendar day`: points.</summary>
/// <param name="Count">How many points.</param>
/// <param name="Period">In how long; null for ever.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AtMostSyntax(NumberLiteralSyntax Count, PeriodSyntax? Period, TextSpan Span) : LimitSyntax(Span);

/// <summary>`once`, `once per 7 days`, `once per message`, `once per message per 24 hours`.</summary>
/// <param name="Key">The property whose every value counts for itself; null where none is written.</param>
/// <param name="Period">In how long; null for ever.</param>
/// <param name="Span">Where it stands.</param>
public sealed record OnceSyntax(NamePathSyntax? Key, PeriodSyntax? Period, TextSpan Span) : LimitSyntax(Span);

/// <summary>`grade priority = A when lead >= 80, B when lead >= 50, C otherwise`.</summary>
/// <param name="Name">The grade's name.</param>
/// <param name="Title">What people call it; null where none is written.</param>
/// <param name="Arms">The grades, best first as written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record GradeSyntax(NameSyntax Name, TextLiteralSyntax? Title, ImmutableArray<GradeArmSyntax> Arms, TextSpan Span)
    : DeclarationSyntax(Span);

/// <summary>`A when lead >= 80`, or `C otherwise`.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Condition">Who has it; null for `otherwise`.</param>
/// <param name="Span">Where it stands.</param>
public sealed record GradeArmSyntax(NameSyntax Grade, ExpressionSyntax? Condition, TextSpan Span) : SyntaxNode(Span);
