using System.Collections.Immutable;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Tree.Declarations;

/// <summary>`calendar office { open mon-fri 09:00-17:00  closed 2026-12-24 }`.</summary>
/// <param name="Name">The calendar's name.</param>
/// <param name="Items">What its block says.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CalendarSyntax(NameSyntax Name, ImmutableArray<CalendarItemSyntax> Items, TextSpan Span) : DeclarationSyntax(Span);

/// <summary>A line of a calendar.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record CalendarItemSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>`open mon-fri 09:00-17:00`.</summary>
/// <param name="Hours">The days and the times.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CalendarOpenSyntax(WeeklyHoursSyntax Hours, TextSpan Span) : CalendarItemSyntax(Span);

/// <summary>`closed 2026-12-24, 2026-12-25`.</summary>
/// <param name="Dates">The dates; at least one.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CalendarClosedSyntax(ImmutableArray<DateLiteralSyntax> Dates, TextSpan Span) : CalendarItemSyntax(Span);

/// <summary>`timezone "Europe/Berlin"`: the calendar's own.</summary>
/// <param name="Zone">The zone's IANA name.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CalendarTimezoneSyntax(TextLiteralSyntax Zone, TextSpan Span) : CalendarItemSyntax(Span);
