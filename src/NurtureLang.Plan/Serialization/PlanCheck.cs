using System.Collections.Immutable;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Plan.Serialization;

/// <summary>The small questions that the validators ask of a plan; a wrong answer refuses it with a sentence.</summary>
internal sealed class PlanCheck(CampaignPlan plan)
{
    private const int MostYears = 100;

    /// <summary>The plan under test.</summary>
    public CampaignPlan Plan { get; } = plan;

    /// <summary>Refuses the plan.</summary>
    public static PlanException Refuse(string what) => new($"The plan is damaged: {what}. Build it again with `nurture build`.");

    /// <summary>Refuses the plan unless something holds.</summary>
    public static void Require(bool holds, string what)
    {
        if (!holds) throw Refuse(what);
    }

    /// <summary>A list that is there, has no holes, and is not longer than its limit.</summary>
    public static ImmutableArray<T> List<T>(ImmutableArray<T> list, int most, string what)
    {
        Require(!list.IsDefault, $"the list of {what} is missing");
        if (list.Length > most)
            throw new PlanException($"The plan has {list.Length:N0} {what}; at most {most:N0} are run. Split the campaign, then build it again.");
        foreach (var item in list) Require(item is not null, $"the list of {what} has a hole");
        return list;
    }

    /// <summary>A position in a list.</summary>
    public static void Position(int position, int length, string what) =>
        Require(position >= 0 && position < length, $"it refers to {what} {position}, which does not exist");

    /// <summary>A position in a list, or -1 for none.</summary>
    public static void PositionOrNone(int position, int length, string what)
    {
        if (position != -1) Position(position, length, what);
    }

    /// <summary>A value of an enum that exists.</summary>
    public static void Defined<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Require(Enum.IsDefined(value), $"it has no {typeof(TEnum).Name} `{value}`");

    /// <summary>A name that is there, and none twice.</summary>
    public static void Names(IEnumerable<string> names, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            Require(!string.IsNullOrEmpty(name), $"a name among the {what} is missing");
            Require(seen.Add(name), $"the {what} have the name `{name}` twice");
        }
    }

    /// <summary>A length of time from nothing to a hundred years.</summary>
    public static void Duration(PlanDuration? duration, bool positive = false)
    {
        if (duration is null) return;
        Require(duration.Months is >= 0 and <= 12 * MostYears && duration.Days is >= 0 and <= 366 * MostYears
            && duration.Ticks is >= 0 and <= 366L * MostYears * Ticks.PerDay, "a length of time is out of range");
        Require(!positive || duration.Months + duration.Days + duration.Ticks > 0, "a period has no length");
    }

    /// <summary>An exact length in ticks: more than nothing, at most a hundred years.</summary>
    public static void Length(long ticks) => Require(ticks is > 0 and <= 366L * MostYears * Ticks.PerDay, "a length of time is out of range");

    /// <summary>A control group.</summary>
    public static void Holdout(PlanHoldout? holdout) =>
        Require(holdout is null or { Share: >= 0 and <= Value.One, Salt: not null }, "the share of a control group is out of range");

    /// <summary>A period that a limit counts in.</summary>
    public static void Period(PlanPeriod? period)
    {
        if (period is null) return;
        Defined(period.Unit);
        if (period.Unit == CalendarUnit.None) Length(period.Ticks);
    }

    /// <summary>A time of day, or unknown.</summary>
    public static void TimeOfDay(long ticks) =>
        Require(ticks is Value.Unknown or (>= 0 and < Ticks.PerDay), "a time of day is out of range");

    /// <summary>Instants of a calendar: one, or a rhythm of weeks, days or months.</summary>
    public static void Schedule(PlanSchedule schedule)
    {
        Require(schedule.Time is >= 0 and < Ticks.PerDay, "a time of day is out of range");
        if (schedule.At != Value.Unknown)
        {
            Require(schedule is { EveryWeeks: 0, EveryDays: null, EveryMonths: null, From: null }, "a calendar entry is both once and again and again");
            Require(schedule.At is >= Ticks.Earliest and <= Ticks.Latest, "a calendar entry is out of range");
            return;
        }

        var rhythms = (schedule.EveryWeeks > 0 ? 1 : 0) + (schedule.EveryDays is null ? 0 : 1) + (schedule.EveryMonths is null ? 0 : 1);
        Require(rhythms == 1, "a calendar entry is neither once nor again and again");
        if (schedule.EveryWeeks > 0) Require(schedule.EveryWeeks <= 520 && schedule.Weekdays is > 0 and < 128, "a calendar entry is out of range");
        else Require(schedule is { From: not null, EveryDays: null or (> 0 and <= 3_660), EveryMonths: null or (> 0 and <= 120) }, "a calendar entry is out of range");
        Require(schedule.From is null or (>= -719_162 and <= 2_932_896), "a date is out of range");
    }

    /// <summary>Parts of the week.</summary>
    public static void Hours(ImmutableArray<PlanHours> hours, int calendars)
    {
        foreach (var part in List(hours, 1_000, "hours"))
        {
            Require(part.Days is > 0 and < 128 && part.Start is >= 0 and < Ticks.PerDay && part.End is > 0 and <= Ticks.PerDay && part.Start != part.End,
                "hours of the week are out of range");
            PositionOrNone(part.Calendar, calendars, "calendar");
        }
    }

    /// <summary>Channels as a bit mask.</summary>
    public void Channels(long mask) =>
        Require(mask >= 0 && (Plan.Channels.Length >= 63 || mask < 1L << Plan.Channels.Length), "it refers to a channel that does not exist");

    /// <summary>A type of the schema.</summary>
    public void Type(PlanType type)
    {
        Defined(type.Kind);
        if (type.Kind == ValueKind.Enum) Position(type.Enum, Plan.Schema.Enums.Length, "enum");
        if (type.Set) Require(Members(type) <= 62, "a set has more members than fit");
    }

    /// <summary>How many values a type of named values has; none for other types.</summary>
    public int? Members(PlanType type) => type.Kind switch
    {
        ValueKind.Enum => Plan.Schema.Enums[type.Enum].Values.Length,
        ValueKind.Channel => Plan.Channels.Length,
        ValueKind.Message => Plan.Messages.Length,
        ValueKind.Asset => Plan.Assets.Length,
        ValueKind.Topic => Plan.Topics.Length,
        _ => null,
    };
}
