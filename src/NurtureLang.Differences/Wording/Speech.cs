using System.Collections.Immutable;
using System.Text;
using NurtureLang.Plan;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Differences.Wording;

/// <summary>How the things of one plan are said.</summary>
internal sealed class Speech
{
    private readonly ExpressionWords expressions;

    public Speech(CampaignPlan plan, Renames renames)
    {
        Names = new Vocabulary(plan, renames);
        expressions = new ExpressionWords(Names);
    }

    public CampaignPlan Plan => Names.Plan;

    public Vocabulary Names { get; }

    public string Of(PlanExpression expression, Scope? scope = null) => expressions.Of(expression, scope ?? Scope.Contact);

    public string RollUp(Plan.Accounts.PlanRollUp one) => expressions.RollUpOf(one);

    /// <summary>`on form_submitted where form = "demo"`, `when lead >= 80`, or nothing.</summary>
    public string Trigger(int of, PlanExpression? where, PlanExpression? when, Scope scope)
    {
        List<string> parts = [];
        if (of >= 0 || where is not null) parts.Add($"on {Names.Event(of)}{expressions.Where(where, scope.On(of))}");
        if (when is not null) parts.Add($"when {expressions.Of(when, scope)}");
        return string.Join(' ', parts);
    }

    /// <summary>The event whose last occurrence an aggregate holds the instant of.</summary>
    public string Last(int aggregate) =>
        aggregate >= 0 && aggregate < Plan.Aggregates.Length && Plan.Aggregates[aggregate] is { Kind: AggregateKind.Last, Property: < 0, From: 0,
            To: 0, Key: null, Event: >= 0 } last
            ? Trigger(last.Event, last.Where, null, Scope.Contact)["on ".Length..]
            : Of(new AggregateValue(aggregate));

    /// <summary>A text with its values in braces.</summary>
    public string Template(PlanTemplate? template, Scope? scope = null)
    {
        if (template is null) return "";
        var text = new StringBuilder();
        foreach (var part in template.Parts)
        {
            if (part.Value is null)
            {
                text.Append(part.Text);
                continue;
            }

            text.Append('{').Append(Written(part.Value, scope));
            if (part.Fallback is { } fallback) text.Append(" or ").Append(Written(fallback, scope));
            if (part.Text.Length > 0) text.Append(" or ").Append(ValueWords.Quoted(part.Text));
            text.Append('}');
        }

        return text.ToString();
    }

    // What an asset says of itself is named by the asset: when that changes, it is the asset that changes.
    private string Written(PlanExpression value, Scope? scope) =>
        (value is ContentValue content ? content.Text : (value as TextValue)?.Text) is { } text
            && Plan.Assets.FirstOrDefault(asset => asset.Url == text) is { } asset
            ? $"{Names.Named(Kinds.Asset, asset.Name)}.url"
            : Of(value, scope);

    /// <summary>`mon-fri 09:00-17:00 of office`.</summary>
    public string Hours(ImmutableArray<PlanHours> windows) => string.Join(", ", windows.Select(one =>
        $"{Lengths.Weekdays(one.Days)} {Lengths.TimeOfDay(one.Start)}-{Lengths.TimeOfDay(one.End)}{(one.Calendar < 0 ? "" : $" of {Names.Calendar(one.Calendar)}")}".TrimStart()));

    /// <summary>`1 hour of office`: a length of time, or of a calendar's open time.</summary>
    public string Length(PlanDuration length, int calendar) => Lengths.Of(length) + (calendar < 0 ? "" : $" of {Names.Calendar(calendar)}");

    /// <summary>`every 2 weeks on tue at 10:00`.</summary>
    public static string Schedule(PlanSchedule schedule)
    {
        List<string> parts = [];
        if (schedule.At != Value.Unknown) parts.Add($"at {Lengths.Instant(schedule.At)}");
        if (schedule.EveryWeeks != 0) parts.Add($"every {Lengths.Count(schedule.EveryWeeks, "week")}");
        if (schedule.EveryDays is { } days) parts.Add($"every {Lengths.Count(days, "day")}");
        if (schedule.EveryMonths is { } months) parts.Add($"every {Lengths.Count(months, "month")}");
        if (schedule.Weekdays != 0) parts.Add($"on {Lengths.Weekdays(schedule.Weekdays)}");
        if (schedule.At == Value.Unknown || schedule.Time != 0) parts.Add($"at {Lengths.TimeOfDay(schedule.Time)}");
        if (schedule.From is { } from) parts.Add($"from {Lengths.Date(from)}");
        return string.Join(' ', parts);
    }

    /// <summary>Names in a list: `a, b and c`.</summary>
    public static string Listed(IReadOnlyList<string> all) => all.Count switch
    {
        0 => "nothing",
        1 => all[0],
        _ => string.Join(", ", all.Take(all.Count - 1)) + " and " + all[^1],
    };
}
