using NurtureLang.Semantics.Symbols;
using NurtureLang.Semantics.Types;

namespace NurtureLang.Handbook.Words;

/// <summary>What a field can hold, as people say it.</summary>
internal static class TypeWords
{
    /// <summary>A type.</summary>
    public static string Of(DataType type)
    {
        var one = type.Kind switch
        {
            TypeKind.Text => "text",
            TypeKind.Number => "number",
            TypeKind.YesNo => "yes or no",
            TypeKind.Date => "date",
            TypeKind.Instant => "point in time",
            TypeKind.Time => "time of day",
            TypeKind.Duration => "length of time",
            TypeKind.Money => "amount of money",
            TypeKind.Percent => "percentage",
            TypeKind.TimeZone => "time zone",
            TypeKind.Channel => "channel",
            TypeKind.Message => "message",
            TypeKind.Asset => "asset",
            TypeKind.Topic => "topic",
            TypeKind.Enum when type.Cases is EnumSymbol cases => $"one of: {string.Join(", ", cases.Cases.Select(Spoken.Name))}",
            _ => Spoken.Name(type.ToString()),
        };
        return (type.IsSet ? $"any number of: {one}" : one) + (type.IsOptional ? "; may be unknown" : "");
    }
}
