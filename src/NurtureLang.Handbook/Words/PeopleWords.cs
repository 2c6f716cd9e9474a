using NurtureLang.Handbook.Facts;
using NurtureLang.Handbook.Markup;
using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Handbook.Words;

/// <summary>What lets somebody in, takes somebody out, and is meant to be reached, as sentences.</summary>
internal sealed class PeopleWords(Book book)
{
    /// <summary>Something that happens or comes to hold: `when “form submitted” happens (where ...)`, `as soon as engagement is at least 20`.</summary>
    public Html Trigger(Happening what) => what switch
    {
        { Event: { } of } => Html.Of($"when {book.Values.Event(of, what.Where)} happens"),
        { When: { } when } => Html.Of($"as soon as {book.Conditions.Of(when)}"),
        _ => Html.Empty,
    };

    /// <summary>What lets somebody in.</summary>
    public Html Entry(BoundEntry entry)
    {
        var old = entry.NotOlderThan > 0 ? $", unless that is more than {Amounts.Length(entry.NotOlderThan)} ago" : "";
        if (entry.Schedule is { } schedule)
        {
            var who = entry.When is { } when ? Html.Of($" for whom {book.Conditions.Of(when)}") : Html.Empty;
            return Html.Of($"{Schedule(schedule)}, everybody{who}");
        }

        return Html.Of($"{Trigger(new(entry.Event, entry.Where, entry.When))}{old}");
    }

    /// <summary>What ends an enrolment.</summary>
    public Html Exit(BoundExit exit) => Trigger(new(exit.Event, exit.Where, exit.When));

    /// <summary>What an enrolment is for.</summary>
    public Html Goal(BoundGoal goal)
    {
        var within = goal.Within is { } limit ? $", within {Amounts.Length(limit)} of coming in" : "";
        var what = goal.Event is { } of ? Html.Of($"{book.Values.Event(of, goal.Where)} happens") : goal.When is { } when ? book.Conditions.Of(when) : Html.Empty;
        return Html.Of($"{what}{within}");
    }

    /// <summary>Instants of a calendar: `every 2 weeks on Tuesday at 10:00, from 6 January 2026 on`.</summary>
    public static string Schedule(BoundSchedule schedule)
    {
        if (schedule.At is { } once) return $"on {Amounts.Instant(once)}";
        var from = schedule.From is { } first ? $", from {Amounts.Date(first)} on" : "";
        var at = $"at {Amounts.TimeOfDay(schedule.Time)}";
        if (schedule.EveryDays is { } days) return $"every {(days == 1 ? "day" : Amounts.Count(days, "day"))} {at}{from}";
        if (schedule.EveryMonths is { } months) return $"every {(months == 1 ? "month" : Amounts.Count(months, "month"))} {at}{from}";
        var weeks = schedule.EveryWeeks == 1 ? "week" : $"{Amounts.Number(schedule.EveryWeeks)} weeks";
        return schedule is { Weekdays: 127, EveryWeeks: 1 } ? $"every day {at}{from}" : $"every {weeks} on {Amounts.Days(schedule.Weekdays)} {at}{from}";
    }

    /// <summary>A length of time of which only a calendar's open time may count.</summary>
    public Html Length(BusinessSpan span) => span.Calendar is { } calendar
        ? Html.Of($"{Amounts.Length(span.Length)} of open time ({book.Links.To(calendar)})")
        : Html.Text(Amounts.Length(span.Length));

    /// <summary>Whether and when somebody may come in again.</summary>
    public static string Again(BoundAgain again)
    {
        if (!again.IsAllowed) return "Everybody comes in once.";
        var after = again.After is { IsZero: false } wait ? $", {Amounts.Length(wait)} after the end at the earliest" : "";
        var most = again.AtMost > 0 ? $", {Amounts.Times(again.AtMost)} in all at most" : "";
        return $"Whoever has been in may come in again{after}{most}.";
    }

    /// <summary>A window in which touches leave.</summary>
    public static string Windows(IEnumerable<WeekHours> windows) => Amounts.List(windows.Select(Amounts.Hours), "or");
}

/// <summary>An event that is looked for, or a condition; one of them is null.</summary>
/// <param name="Event">The event.</param>
/// <param name="Where">Which of them.</param>
/// <param name="When">The condition.</param>
internal sealed record Happening(Semantics.Symbols.EventSymbol? Event, BoundExpression? Where, BoundExpression? When);
