using System.Collections.Immutable;

namespace NurtureLang.Plan.Sequences;

/// <summary>A length of time: calendar parts in the contact's zone, then elapsed ticks.</summary>
/// <param name="Months">Calendar months; a day that the month lacks is its last day.</param>
/// <param name="Days">Calendar days: the same wall-clock time.</param>
/// <param name="Ticks">Elapsed ticks of 100 ns.</param>
public sealed record PlanDuration(int Months, int Days, long Ticks);

/// <summary>The unit of a calendar period.</summary>
public enum CalendarUnit
{
    /// <summary>Not a calendar period.</summary>
    None,
    /// <summary>The contact's own day.</summary>
    Day,
    /// <summary>The contact's own week, from Monday.</summary>
    Week,
    /// <summary>The contact's own month.</summary>
    Month,
}

/// <summary>A period that limits and caps count in: rolling and exact, or a unit of the contact's own calendar.</summary>
/// <param name="Unit">The calendar's unit, or none for a rolling period.</param>
/// <param name="Ticks">For a rolling period: its length; a day is 24 hours.</param>
public sealed record PlanPeriod(CalendarUnit Unit, long Ticks);

/// <summary>A part of the week: days and an interval of the day, start inclusive, end exclusive; it may cross midnight.</summary>
/// <param name="Days">The days as a bit mask, Monday bit 0; an interval that crosses midnight belongs to the day it starts on.</param>
/// <param name="Start">The start, in ticks since midnight.</param>
/// <param name="End">The end, in ticks since midnight; up to a whole day.</param>
/// <param name="Calendar">The calendar whose closed days and zone hold for it; -1 for none, in the contact's own time.</param>
public sealed record PlanHours(int Days, long Start, long End, int Calendar = -1);

/// <summary>A business calendar.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">Its IANA zone; none for the contact's own.</param>
/// <param name="Open">When it is open.</param>
/// <param name="Closed">The closed days, as dates, in order.</param>
/// <param name="Source">Where it was written.</param>
public sealed record PlanCalendar(string Name, string? TimeZone, ImmutableArray<PlanHours> Open, ImmutableArray<long> Closed, string Source);
