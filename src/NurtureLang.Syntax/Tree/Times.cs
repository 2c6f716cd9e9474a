using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree;

/// <summary>Days of the week and times of day: `mon-fri 09:00-12:00, 13:00-17:00`.</summary>
/// <param name="Days">The days; at least one range.</param>
/// <param name="Times">The times; at least one.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WeeklyHoursSyntax(ImmutableArray<DayRangeSyntax> Days, ImmutableArray<TimeRangeSyntax> Times, TextSpan Span)
    : SyntaxNode(Span);

/// <summary>`mon-fri`, or a single day with both ends the same.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day; may come before the first, over a weekend.</param>
/// <param name="Span">Where it stands.</param>
public sealed record DayRangeSyntax(DayOfWeek First, DayOfWeek Last, TextSpan Span) : SyntaxNode(Span);

/// <summary>A day of the week: `tue`, `thursday`.</summary>
/// <param name="Day">The day.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WeekdaySyntax(DayOfWeek Day, TextSpan Span) : SyntaxNode(Span);

/// <summary>`20:00-08:00`: the start counts, the end does not; it may cross midnight.</summary>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TimeRangeSyntax(TimeLiteralSyntax Start, TimeLiteralSyntax End, TextSpan Span) : SyntaxNode(Span);

/// <summary>A stretch of time that a limit counts in: `7 days` is rolling, `calendar day` is the contact's own.</summary>
/// <param name="IsCalendar">Whether `calendar` is written.</param>
/// <param name="Length">How long; one unit where no number is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PeriodSyntax(bool IsCalendar, DurationLiteralSyntax Length, TextSpan Span) : SyntaxNode(Span);

/// <summary>A rhythm: `every 2 weeks on tue at 10:00 from 2026-01-06`.</summary>
/// <param name="Interval">How often; one unit where no number is written.</param>
/// <param name="Days">The days it falls on; none where `on` is not written.</param>
/// <param name="At">The time of day; null where it is not written.</param>
/// <param name="From">The first date; null where it is not written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CadenceSyntax(
    DurationLiteralSyntax Interval,
    ImmutableArray<WeekdaySyntax> Days,
    TimeLiteralSyntax? At,
    DateLiteralSyntax? From,
    TextSpan Span) : SyntaxNode(Span);
