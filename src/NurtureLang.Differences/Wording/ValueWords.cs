using System.Globalization;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;

namespace NurtureLang.Differences.Wording;

/// <summary>Writes fixed values by their type.</summary>
internal static class ValueWords
{
    /// <summary>A value of a type.</summary>
    public static string Of(Vocabulary names, PlanType type, long value)
    {
        if (value == Value.Unknown) return "unknown";
        return type.Set ? $"({string.Join(", ", Vocabulary.Members(value).Select(one => One(names, type, one)))})" : One(names, type, value);
    }

    /// <summary>A text in quotes, on one line.</summary>
    public static string Quoted(string text) => $"\"{text.ReplaceLineEndings("\\n")}\"";

    private static string One(Vocabulary names, PlanType type, long value) => type.Kind switch
    {
        ValueKind.Number or ValueKind.Money => Lengths.Number(value),
        ValueKind.Percent => Lengths.Percent(value),
        ValueKind.YesNo => value switch { 0 => "no", 1 => "yes", _ => value.ToString(CultureInfo.InvariantCulture) },
        ValueKind.Date => Lengths.Date(value),
        ValueKind.Instant => Lengths.Instant(value),
        ValueKind.Time => Lengths.TimeOfDay(value),
        ValueKind.Duration => Lengths.OfTicks(value),
        ValueKind.Channel => names.Channel(value),
        ValueKind.Message => names.Message(value),
        ValueKind.Asset => names.Asset(value),
        ValueKind.Topic => names.Topic(value),
        ValueKind.Enum => names.EnumValue(type.Enum, value),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };
}
