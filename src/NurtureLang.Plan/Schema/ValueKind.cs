namespace NurtureLang.Plan.Schema;

/// <summary>The kinds of value that a field, a property or an expression may have.</summary>
public enum ValueKind
{
    /// <summary>Text, an id in the text pool.</summary>
    Text,
    /// <summary>A number in millionths.</summary>
    Number,
    /// <summary>Yes (1) or no (0).</summary>
    YesNo,
    /// <summary>A day, counted from 1970-01-01.</summary>
    Date,
    /// <summary>A point in time, in ticks since 1970-01-01T00:00Z.</summary>
    Instant,
    /// <summary>A time of day, in ticks since midnight.</summary>
    Time,
    /// <summary>A length of time, in ticks.</summary>
    Duration,
    /// <summary>An amount of money in millionths of its currency; the currency is checked when it is read.</summary>
    Money,
    /// <summary>A percentage in millionths of one: 25% is 250,000.</summary>
    Percent,
    /// <summary>A time zone, the text-pool id of its IANA name.</summary>
    TimeZone,
    /// <summary>A channel, its position in the plan.</summary>
    Channel,
    /// <summary>A message, its position in the plan.</summary>
    Message,
    /// <summary>An asset, its position in the plan.</summary>
    Asset,
    /// <summary>A topic, its position in the plan.</summary>
    Topic,
    /// <summary>A value of an enum, its position there.</summary>
    Enum,
}
