using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Sequences;

/// <summary>Which working day is taken for a day that is none.</summary>
public enum WorkingDayShift
{
    /// <summary>`else the working day before`.</summary>
    Before,

    /// <summary>`else the working day after`.</summary>
    After,
}

/// <summary>`anchor renewal on business days else the working day before if late skip`, `anchor born every year`.</summary>
/// <param name="Date">A date or an instant: of the contact, of the entering event, or `entry` itself.</param>
/// <param name="IsEveryYear">Whether `every year` is written.</param>
/// <param name="OnBusinessDays">Whether `on business days` is written.</param>
/// <param name="Shift">Which working day is taken instead; null where it is not written.</param>
/// <param name="IfLate">What happens to somebody who joins too late; null where it is not said.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AnchorSyntax(
    NamePathSyntax Date,
    bool IsEveryYear,
    bool OnBusinessDays,
    WorkingDayShift? Shift,
    IfLate? IfLate,
    TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`if late skip` on a line of its own: for every track that does not say.</summary>
/// <param name="IfLate">What happens.</param>
/// <param name="Span">Where it stands.</param>
public sealed record IfLateSyntax(IfLate IfLate, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`if capped wait up to 7 days`, `if capped skip`.</summary>
/// <param name="Capped">What happens over a cap.</param>
/// <param name="Span">Where it stands.</param>
public sealed record IfCappedSyntax(Declarations.CappedSyntax Capped, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`if refused continue`, `if refused exit`.</summary>
/// <param name="Exits">Whether the enrolment ends.</param>
/// <param name="Span">Where it stands.</param>
public sealed record IfRefusedSyntax(bool Exits, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`window mon-fri 09:00-17:00`, `window office`: touches wait for it.</summary>
/// <param name="Hours">The days and times; null where a calendar is named.</param>
/// <param name="Calendar">The calendar; null where days and times are written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SendWindowSyntax(WeeklyHoursSyntax? Hours, NameSyntax? Calendar, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`spread over 90 days`: people spread by hash.</summary>
/// <param name="Over">How long.</param>
/// <param name="Span">Where it stands.</param>
public sealed record SpreadSyntax(DurationLiteralSyntax Over, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`at most 30 contacts per calendar day`.</summary>
/// <param name="Contacts">How many.</param>
/// <param name="Period">In how long.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PaceSyntax(NumberLiteralSyntax Contacts, PeriodSyntax Period, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`stream awareness every 2 weeks on tue at 10:00 from 2026-01-06 { c1, c2 }`.</summary>
/// <param name="Name">The stream's name.</param>
/// <param name="Cadence">How often it casts.</param>
/// <param name="Pieces">The messages, in order.</param>
/// <param name="Span">Where it stands.</param>
public sealed record StreamSyntax(NameSyntax Name, CadenceSyntax Cadence, ImmutableArray<NameSyntax> Pieces, TextSpan Span)
    : SequenceItemSyntax(Span);

/// <summary>`start in consideration when stage >= education`.</summary>
/// <param name="Stream">The stream entered.</param>
/// <param name="Condition">By whom; null for everybody.</param>
/// <param name="Span">Where it stands.</param>
public sealed record StartInSyntax(NameSyntax Stream, ExpressionSyntax? Condition, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`move to consideration when stage >= validation`.</summary>
/// <param name="Stream">The stream moved to.</param>
/// <param name="Trigger">A condition or an event.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MoveToSyntax(NameSyntax Stream, TriggerSyntax Trigger, TextSpan Span) : SequenceItemSyntax(Span);

/// <summary>`pause while stage is sales_ready`.</summary>
/// <param name="Condition">While what holds.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PauseSyntax(ExpressionSyntax Condition, TextSpan Span) : SequenceItemSyntax(Span);
