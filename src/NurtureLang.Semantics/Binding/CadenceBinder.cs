using NurtureLang.Semantics.Bound;
using NurtureLang.Semantics.Diagnostics;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Semantics.Binding;

/// <summary>Reads a rhythm: `every 2 weeks on tue at 10:00 from 2026-01-06`. What it leaves open is asked for.</summary>
internal sealed class CadenceBinder(BindingContext context, SourceText source)
{
    private const int EveryDay = 127;

    /// <summary>The rhythm; null where something is wrong with it.</summary>
    /// <param name="cadence">The rhythm as it was written.</param>
    /// <param name="saysWeeks">Whether `every 2 weeks` has to say which weeks.</param>
    public BoundSchedule? Bind(CadenceSyntax cadence, bool saysWeeks)
    {
        var interval = cadence.Interval;
        if (Every(interval) is not { } every)
        {
            context.Report(TypeDiagnostics.OutOfRange, source, interval.Span, source.GetText(interval.Span), "a rhythm is every so many days, weeks or months");
            return null;
        }

        var isByWeeks = interval.Unit == DurationUnit.Weeks || (interval.Unit == DurationUnit.Days && every == 1);
        if (!isByWeeks && !cadence.Days.IsEmpty)
        {
            context.Report(MeaningDiagnostics.WrongTrigger, source, cadence.Days[0].Span,
                $"`on` names days of the week, which go with weeks and not with `every {source.GetText(interval.Span)}`.");
            return null;
        }

        if (cadence.At is not { } time) return Open(cadence, "at what time", "a time, such as `at 10:00`");
        var from = cadence.From?.Value;
        if (!isByWeeks)
        {
            if (from is null) return Open(cadence, "from when it counts", "the first date, such as `from 2026-01-06`");
            return new BoundSchedule(null, 0, 0, time.Value.Ticks, from, interval.Unit == DurationUnit.Days ? every : null,
                interval.Unit is DurationUnit.Months or DurationUnit.Years ? every : null);
        }

        var isDaily = interval.Unit == DurationUnit.Days;
        var days = cadence.Days.Aggregate(0, (mask, day) => mask | (1 << DurationBinder.Index(day.Day)));
        if (days == 0) days = isDaily ? EveryDay : from is { } first ? 1 << DurationBinder.Index(first.DayOfWeek) : 0;
        if (days == 0) return Open(cadence, "on which day", "a day, such as `on tue`");
        if (every > 1 && saysWeeks && from is null) return Open(cadence, "in which weeks", "the first date, such as `from 2026-01-06`");
        return new BoundSchedule(null, isDaily ? 1 : every, days, time.Value.Ticks, from);
    }

    private BoundSchedule? Open(CadenceSyntax cadence, string what, string mend)
    {
        var words = mend.Split('`') is [_, var example, ..] ? example : "";
        context.Report(MeaningDiagnostics.RhythmOpen.At(source, cadence.Span, source.GetText(cadence.Span), what, mend)
            .With(words.Length == 0 ? null : Mends.Insert($"say `{words}`", source, PlaceOf(cadence, words), $" {words}")));
        return null;
    }

    // The day stands before the time, and the time before the date.
    private static int PlaceOf(CadenceSyntax cadence, string words)
    {
        if (words.StartsWith("from", StringComparison.Ordinal)) return cadence.Span.End;
        return cadence.Days.IsEmpty || words.StartsWith("on", StringComparison.Ordinal) ? cadence.Interval.Span.End : cadence.Days[^1].Span.End;
    }

    private static int? Every(DurationLiteralSyntax interval)
    {
        if (!decimal.IsInteger(interval.Amount) || interval.Amount < 1) return null;
        var (most, times) = interval.Unit switch
        {
            DurationUnit.Days => (3_660, 1),
            DurationUnit.Weeks => (520, 1),
            DurationUnit.Months => (120, 1),
            DurationUnit.Years => (10, 12),
            _ => (0, 0),
        };
        return interval.Amount <= most ? (int)interval.Amount * times : null;
    }
}
