using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Steps;

/// <summary>`wait 3 days`, `wait entry.supply - 5 days`.</summary>
/// <param name="Duration">How long: a <see cref="DurationLiteralSyntax"/>, or something computed.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WaitStepSyntax(ExpressionSyntax Duration, TextSpan Span) : StepSyntax(Span);

/// <summary>`wait until 02:30`: the next one, strictly later.</summary>
/// <param name="Time">The time of day.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WaitUntilTimeSyntax(TimeLiteralSyntax Time, TextSpan Span) : StepSyntax(Span);

/// <summary>`wait until next thursday 09:00`.</summary>
/// <param name="Day">The day of the week.</param>
/// <param name="Time">The time of day; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WaitUntilWeekdaySyntax(WeekdaySyntax Day, TimeLiteralSyntax? Time, TextSpan Span) : StepSyntax(Span);

/// <summary>`wait until entry.date at 09:00`, `wait until 2026-03-03 11:00`.</summary>
/// <param name="Date">A date or an instant.</param>
/// <param name="Time">The time of day; null where none is written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WaitUntilDateSyntax(ExpressionSyntax Date, TimeLiteralSyntax? Time, TextSpan Span) : StepSyntax(Span);

/// <summary>`wait for email_clicked where message = hello up to 4 days { then { ... } timeout { ... } }`, `wait for stage >= education`.</summary>
/// <param name="Subject">An event's name, or a condition; which of the two the name says.</param>
/// <param name="Where">Which of the events; null for all, and for a condition.</param>
/// <param name="UpTo">The limit; null for none.</param>
/// <param name="Then">What is done when it comes; null where `then` is not written.</param>
/// <param name="Timeout">What is done when it does not; null where `timeout` is not written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WaitForStepSyntax(
    ExpressionSyntax Subject,
    ExpressionSyntax? Where,
    DurationLiteralSyntax? UpTo,
    BlockSyntax? Then,
    BlockSyntax? Timeout,
    TextSpan Span) : StepSyntax(Span);

/// <summary>`wait for first up to 3 days { order_paid { exit }  timeout { send nudge } }`.</summary>
/// <param name="UpTo">The limit; null for none.</param>
/// <param name="Branches">The events, in order; the one that comes first is taken.</param>
/// <param name="Timeout">What is done when none comes; null where `timeout` is not written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WaitForFirstStepSyntax(
    DurationLiteralSyntax? UpTo,
    ImmutableArray<WaitBranchSyntax> Branches,
    BlockSyntax? Timeout,
    TextSpan Span) : StepSyntax(Span);

/// <summary>`page_viewed where url = "/help" { send helper }`.</summary>
/// <param name="Filter">The event.</param>
/// <param name="Body">What is done when it comes first.</param>
/// <param name="Span">Where it stands.</param>
public sealed record WaitBranchSyntax(EventFilterSyntax Filter, BlockSyntax Body, TextSpan Span) : SyntaxNode(Span);

/// <summary>Steps in braces.</summary>
/// <param name="Steps">The steps, in order.</param>
/// <param name="Span">Where it stands, braces included.</param>
public sealed record BlockSyntax(ImmutableArray<StepSyntax> Steps, TextSpan Span) : SyntaxNode(Span);
