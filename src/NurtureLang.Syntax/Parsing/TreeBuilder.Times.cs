using System.Globalization;
using Antlr4.Runtime.Tree;
using NurtureLang.Syntax.Diagnostics;
using NurtureLang.Syntax.Grammar;
using NurtureLang.Syntax.Keywords;
using NurtureLang.Syntax.Text;
using NurtureLang.Syntax.Tree;
using NurtureLang.Syntax.Tree.Expressions;

namespace NurtureLang.Syntax.Parsing;

// Numbers, dates, times, lengths of time.
internal sealed partial class TreeBuilder
{
    private static readonly string[] InstantFormats =
        ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    private static decimal Value(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static NumberLiteralSyntax Number(ITerminalNode node) => new(Value(node.GetText()), Span(node));

    private static PercentLiteralSyntax Percent(NurtureParser.PercentContext context) =>
        new(Value(context.Number().GetText()), Span(context));

    private static MoneyLiteralSyntax Money(ITerminalNode node)
    {
        var text = node.GetText();
        return new MoneyLiteralSyntax(text[..3], Value(text[3..].Trim()), Span(node));
    }

    private DurationLiteralSyntax Duration(NurtureParser.DurationContext context)
    {
        var units = context.Unit();
        if (units.Length > 1)
            ExpectUnit(units[1], "hours");
        return new DurationLiteralSyntax(Value(context.Number().GetText()), Unit(units[0]), OptionalName(context.name()), Span(context));
    }

    private static DurationLiteralSyntax Interval(NurtureParser.IntervalContext context) =>
        new(context.Number() is { } number ? Value(number.GetText()) : 1, Unit(context.Unit()), null, Span(context));

    private static PeriodSyntax Period(NurtureParser.PeriodContext context)
    {
        var start = context.Number() ?? context.Unit();
        var length = TextSpan.Cover(Span(start), Span(context.Unit()));
        var count = context.Number() is { } number ? Value(number.GetText()) : 1;
        return new PeriodSyntax(
            context.CALENDAR() is not null, new DurationLiteralSyntax(count, Unit(context.Unit()), null, length), Span(context));
    }

    private static DurationUnit Unit(ITerminalNode node) => Units.DurationOf(node.GetText()) ?? DurationUnit.Days;

    private void ExpectUnit(ITerminalNode node, string unit)
    {
        if (node.GetText() != unit)
            Report(SyntaxDiagnostics.Expected, Span(node), $"`{unit}`", $"`{node.GetText()}`");
    }

    private void ReportUnexpected(string expected, ITerminalNode found) =>
        Report(SyntaxDiagnostics.Expected, Span(found), expected, Expectations.Found(found.Symbol));

    private CadenceSyntax Cadence(NurtureParser.CadenceContext context) => new(
        Interval(context.interval()),
        [.. context.Weekday().Select(Weekday)],
        context.Clock() is { } clock ? Clock(clock) : null,
        context.Date() is { } date ? Date(date) : null,
        Span(context));

    private static WeekdaySyntax Weekday(ITerminalNode node) => new(DayOf(node.GetText()), Span(node));

    private static DayOfWeek DayOf(string word) => Units.WeekdayOf(word) ?? DayOfWeek.Monday;

    private WeeklyHoursSyntax WeeklyHours(NurtureParser.WeeklyHoursContext context) =>
        new([.. context.dayRange().Select(DayRange)], [.. context.timeRange().Select(TimeRange)], Span(context));

    private static DayRangeSyntax DayRange(NurtureParser.DayRangeContext context)
    {
        var first = DayOf(context.first.Text);
        return new DayRangeSyntax(first, context.last is { } last ? DayOf(last.Text) : first, Span(context));
    }

    private TimeRangeSyntax TimeRange(NurtureParser.TimeRangeContext context) =>
        new(Clock(context.Clock(0)), Clock(context.Clock(1)), Span(context));

    private TimeLiteralSyntax Clock(ITerminalNode node)
    {
        var text = node.GetText();
        if (TimeOnly.TryParseExact(text, ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return new TimeLiteralSyntax(time, Span(node));
        var diagnostic = SyntaxDiagnostics.ImpossibleTime.At(source, Span(node), "time", text);
        diagnostics.Add(text == "24:00" ? diagnostic.With(Fix.Rewrite("write `00:00`", source, Span(node), "00:00")) : diagnostic);
        return new TimeLiteralSyntax(default, Span(node));
    }

    private DateLiteralSyntax Date(ITerminalNode node)
    {
        var text = node.GetText();
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            Report(SyntaxDiagnostics.ImpossibleTime, Span(node), "date", text);
        return new DateLiteralSyntax(date, Span(node));
    }

    private LiteralSyntax Moment(NurtureParser.MomentContext context)
    {
        if (context.Instant() is { } instant)
            return Instant(instant);
        var date = Date(context.Date());
        return context.Clock() is { } clock ? new DateTimeLiteralSyntax(date.Value, Clock(clock).Value, Span(context)) : date;
    }

    private InstantLiteralSyntax Instant(ITerminalNode node)
    {
        var text = node.GetText();
        var withOffset = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        if (!DateTimeOffset.TryParseExact(withOffset, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value))
            Report(SyntaxDiagnostics.ImpossibleTime, Span(node), "instant", Quoting.Shorten(text));
        return new InstantLiteralSyntax(value, Span(node));
    }
}
