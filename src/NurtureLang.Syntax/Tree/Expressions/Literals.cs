using NurtureLang.Syntax.Text;

namespace NurtureLang.Syntax.Tree.Expressions;

/// <summary>A value written out.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record LiteralSyntax(TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A bare number: `5000`, `0.5`, `-3`.</summary>
/// <param name="Value">The number, exactly as written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NumberLiteralSyntax(decimal Value, TextSpan Span) : LiteralSyntax(Span);

/// <summary>A share of a hundred: `25%`.</summary>
/// <param name="Value">The number before the sign: 25 for `25%`.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PercentLiteralSyntax(decimal Value, TextSpan Span) : LiteralSyntax(Span);

/// <summary>An amount of money: `EUR 500`.</summary>
/// <param name="Currency">Three capital letters.</param>
/// <param name="Amount">The amount, exactly as written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record MoneyLiteralSyntax(string Currency, decimal Amount, TextSpan Span) : LiteralSyntax(Span);

/// <summary>A length of time: `3 days`, `5 minutes of office hours`.</summary>
/// <param name="Amount">How many units; zero or more.</param>
/// <param name="Unit">The unit.</param>
/// <param name="OpenHoursOf">The calendar whose open time alone counts: `office` in `of office hours`; otherwise null.</param>
/// <param name="Span">Where it stands.</param>
public sealed record DurationLiteralSyntax(decimal Amount, DurationUnit Unit, NameSyntax? OpenHoursOf, TextSpan Span) : LiteralSyntax(Span);

/// <summary>A calendar date: `2026-03-01`.</summary>
/// <param name="Value">The date.</param>
/// <param name="Span">Where it stands.</param>
public sealed record DateLiteralSyntax(DateOnly Value, TextSpan Span) : LiteralSyntax(Span);

/// <summary>A time of day: `09:00`, `17:30:15`.</summary>
/// <param name="Value">The time.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TimeLiteralSyntax(TimeOnly Value, TextSpan Span) : LiteralSyntax(Span);

/// <summary>A date and a time of day in the zone that applies: `2026-03-02 10:00`.</summary>
/// <param name="Date">The date.</param>
/// <param name="Time">The time of day.</param>
/// <param name="Span">Where it stands.</param>
public sealed record DateTimeLiteralSyntax(DateOnly Date, TimeOnly Time, TextSpan Span) : LiteralSyntax(Span);

/// <summary>An instant with its offset: `2026-03-02T10:00:00Z`.</summary>
/// <param name="Value">The instant, with the offset written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record InstantLiteralSyntax(DateTimeOffset Value, TextSpan Span) : LiteralSyntax(Span);

/// <summary>`yes` or `no`; `true` and `false` are read the same.</summary>
/// <param name="Value">Whether it is yes.</param>
/// <param name="Span">Where it stands.</param>
public sealed record YesNoLiteralSyntax(bool Value, TextSpan Span) : LiteralSyntax(Span);
