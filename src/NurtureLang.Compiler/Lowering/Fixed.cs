using System.Collections.Immutable;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Compiler.Lowering;

/// <summary>Writes what the program says in the plan's representation.</summary>
internal static class Fixed
{
    /// <summary>A number, an amount or a share in millionths, rounded half away from zero.</summary>
    public static long Millionths(decimal value) => (long)decimal.Round(value * Value.One, MidpointRounding.AwayFromZero);

    /// <summary>A constant of a type.</summary>
    public static long Of(decimal value, DataType type) =>
        type.Kind is TypeKind.Number or TypeKind.Money or TypeKind.Percent ? Millionths(value) : (long)value;

    /// <summary>A type of the schema.</summary>
    public static PlanType Type(DataType type) =>
        new(Kind(type.Kind), type.IsOptional, type.IsSet, type.Kind == TypeKind.Enum && type.Cases is { } cases ? cases.Position : -1);

    /// <summary>A length of time.</summary>
    public static PlanDuration Duration(CalendarSpan span) => new(span.Months, span.Days, span.Ticks);

    /// <summary>A period that limits count in.</summary>
    public static PlanPeriod Period(LimitPeriod period) => new(
        period.Unit switch
        {
            Semantics.Types.CalendarUnit.None => Plan.Sequences.CalendarUnit.None,
            Semantics.Types.CalendarUnit.Day => Plan.Sequences.CalendarUnit.Day,
            Semantics.Types.CalendarUnit.Week => Plan.Sequences.CalendarUnit.Week,
            Semantics.Types.CalendarUnit.Month => Plan.Sequences.CalendarUnit.Month,
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        period.Ticks);

    /// <summary>Hours of the week.</summary>
    public static ImmutableArray<PlanHours> Hours(ImmutableArray<WeekHours> hours) =>
        [.. hours.Select(part => new PlanHours(part.Days, part.Start, part.End, part.Calendar?.Position ?? -1))];

    /// <summary>Instants of a calendar.</summary>
    public static PlanSchedule Schedule(Semantics.Bound.BoundSchedule schedule) => new(
        schedule.At ?? Value.Unknown, schedule.EveryWeeks, schedule.Weekdays, schedule.Time,
        schedule.From is { } from ? from.DayNumber - new DateOnly(1970, 1, 1).DayNumber : null, schedule.EveryDays, schedule.EveryMonths);

    /// <summary>Channels as a bit mask.</summary>
    public static long Mask(IEnumerable<ChannelSymbol> channels) => channels.Aggregate(0L, (mask, channel) => mask | (1L << channel.Position));

    /// <summary>Topics as a bit mask.</summary>
    public static long Mask(IEnumerable<TopicSymbol> topics) => topics.Aggregate(0L, (mask, topic) => mask | (1L << topic.Position));

    private static ValueKind Kind(TypeKind kind) => kind switch
    {
        TypeKind.Text => ValueKind.Text,
        TypeKind.Number => ValueKind.Number,
        TypeKind.YesNo => ValueKind.YesNo,
        TypeKind.Date => ValueKind.Date,
        TypeKind.Instant => ValueKind.Instant,
        TypeKind.Time => ValueKind.Time,
        TypeKind.Duration => ValueKind.Duration,
        TypeKind.Money => ValueKind.Money,
        TypeKind.Percent => ValueKind.Percent,
        TypeKind.TimeZone => ValueKind.TimeZone,
        TypeKind.Channel => ValueKind.Channel,
        TypeKind.Message => ValueKind.Message,
        TypeKind.Asset => ValueKind.Asset,
        TypeKind.Topic => ValueKind.Topic,
        TypeKind.Enum => ValueKind.Enum,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
