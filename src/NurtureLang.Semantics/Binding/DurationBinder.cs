using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Semantics.Types;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>Reads lengths of time, periods and hours of the week.</summary>
internal sealed class DurationBinder(BindingContext context, SourceText source)
{
    private const long TicksPerSecond = 10_000_000;
    private const int MostYears = 100;
    private const int MostWorkingDays = 1_000;

    /// <summary>A length of time with calendar parts; a mistake gives a day.</summary>
    public CalendarSpan Calendar(DurationLiteralSyntax syntax, bool allowOpenHours = false)
    {
        if (syntax.OpenHoursOf is { } calendar && !allowOpenHours)
        {
            var open = TextSpan.FromBounds(source.Text.LastIndexOf("of", calendar.Span.Start, StringComparison.Ordinal), syntax.Span.End);
            context.Report(TypeDiagnostics.OpenHoursNotHere.At(source, calendar.Span, calendar.Text).With(Mends.TakeOut($"take `{source.GetText(open)}` out", source, open)));
        }

        if (!CheckSize(syntax)) return new CalendarSpan(0, 1, 0);
        return syntax.Unit switch
        {
            DurationUnit.Seconds => new(0, 0, Elapsed(syntax, TicksPerSecond)),
            DurationUnit.Minutes => new(0, 0, Elapsed(syntax, 60 * TicksPerSecond)),
            DurationUnit.Hours => new(0, 0, Elapsed(syntax, 3600 * TicksPerSecond)),
            DurationUnit.Days => new(0, Whole(syntax), 0),
            DurationUnit.Weeks => new(0, 7 * Whole(syntax), 0),
            DurationUnit.Months => new(Whole(syntax), 0, 0),
            DurationUnit.Years => new(12 * Whole(syntax), 0, 0),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A length of time of which only the open time of a calendar may count: days are then working days.</summary>
    public BusinessSpan Business(DurationLiteralSyntax syntax)
    {
        var length = Calendar(syntax, allowOpenHours: true);
        if (syntax.OpenHoursOf is not { } name) return new BusinessSpan(length, null);
        var calendar = context.Find(context.Symbols.Calendars, name, source);
        if (syntax.Unit is DurationUnit.Weeks or DurationUnit.Months or DurationUnit.Years)
            context.Report(TypeDiagnostics.OpenHoursUnit, source, syntax.Span, source.GetText(syntax.Span));
        else if (length.Days > MostWorkingDays)
            context.Report(TypeDiagnostics.OutOfRange, source, syntax.Span, source.GetText(syntax.Span), $"at most {MostWorkingDays} working days");
        return new BusinessSpan(length, calendar);
    }

    /// <summary>An exact length in ticks, in which a day is 24 hours; a mistake gives a day.</summary>
    public long Exact(DurationLiteralSyntax syntax)
    {
        if (syntax.Unit is DurationUnit.Months or DurationUnit.Years)
        {
            context.Report(TypeDiagnostics.NoFixedLength.At(source, syntax.Span, source.GetText(syntax.Span)).With(Mends.InDays(source, syntax)));
            return CalendarSpan.TicksPerDay;
        }

        var span = Calendar(syntax);
        if (span.IsZero) context.Report(TypeDiagnostics.OutOfRange, source, syntax.Span, source.GetText(syntax.Span), "it is no time at all");
        return Math.Max(1, span.ApproximateTicks);
    }

    /// <summary>A period that a limit counts in.</summary>
    public LimitPeriod Period(PeriodSyntax syntax)
    {
        if (!syntax.IsCalendar) return new LimitPeriod(CalendarUnit.None, Exact(syntax.Length));
        var unit = syntax.Length.Unit switch
        {
            DurationUnit.Days => CalendarUnit.Day,
            DurationUnit.Weeks => CalendarUnit.Week,
            DurationUnit.Months => CalendarUnit.Month,
            _ => CalendarUnit.None,
        };
        if (unit != CalendarUnit.None && syntax.Length.Amount == 1) return new LimitPeriod(unit, 0);
        context.Report(TypeDiagnostics.OutOfRange, source, syntax.Span, source.GetText(syntax.Span), "a calendar period is one day, week or month");
        return new LimitPeriod(CalendarUnit.Day, 0);
    }

    /// <summary>Days and times of the week.</summary>
    public IEnumerable<WeekHours> Hours(WeeklyHoursSyntax syntax)
    {
        var days = 0;
        foreach (var range in syntax.Days)
        {
            for (var day = Index(range.First); ; day = (day + 1) % 7)
            {
                days |= 1 << day;
                if (day == Index(range.Last)) break;
            }
        }

        foreach (var time in syntax.Times)
        {
            var (start, end) = Range(time);
            yield return new WeekHours(days, start, end);
        }
    }

    /// <summary>An interval of the day in ticks; an end at midnight is the end of the day.</summary>
    public (long Start, long End) Range(TimeRangeSyntax syntax)
    {
        var start = syntax.Start.Value.Ticks;
        var end = syntax.End.Value.Ticks;
        if (start == end)
            context.Report(TypeDiagnostics.OutOfRange, source, syntax.Span, source.GetText(syntax.Span), "it begins when it ends");
        return (start, end == 0 ? CalendarSpan.TicksPerDay : end);
    }

    /// <summary>The place of a day in the week, Monday 0.</summary>
    public static int Index(DayOfWeek day) => ((int)day + 6) % 7;

    private bool CheckSize(DurationLiteralSyntax syntax)
    {
        var perYear = syntax.Unit switch
        {
            DurationUnit.Seconds => 31_536_000m,
            DurationUnit.Minutes => 525_600m,
            DurationUnit.Hours => 8_760m,
            DurationUnit.Days => 365m,
            DurationUnit.Weeks => 52m,
            DurationUnit.Months => 12m,
            _ => 1m,
        };
        if (syntax.Amount >= 0 && syntax.Amount <= perYear * MostYears) return true;
        context.Report(TypeDiagnostics.OutOfRange, source, syntax.Span, source.GetText(syntax.Span), $"at most {MostYears} years");
        return false;
    }

    private static long Elapsed(DurationLiteralSyntax syntax, long ticks) => (long)decimal.Round(syntax.Amount * ticks);

    private int Whole(DurationLiteralSyntax syntax)
    {
        if (decimal.IsInteger(syntax.Amount)) return (int)syntax.Amount;
        context.Report(TypeDiagnostics.WholeUnits.At(source, syntax.Span, source.GetText(syntax.Span)).With(Mends.InHours(source, syntax)));
        return Math.Max(1, (int)syntax.Amount);
    }
}
