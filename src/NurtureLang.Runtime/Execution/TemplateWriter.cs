using System.Globalization;
using System.Text;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Execution;

/// <summary>Writes templates and values as people read them.</summary>
internal sealed class TemplateWriter(LoadedPlan plan)
{
    private const int LongestText = 64 << 10;

    /// <summary>The text of a template; null where a value is unknown and nothing stands in.</summary>
    public string? Write(Frame frame, LoadedTemplate template)
    {
        var text = new StringBuilder();
        for (var index = 0; index < template.Values.Length; index++)
        {
            var part = template.Plan.Parts[index];
            var written = template.Values[index] is { } value
                ? Format(frame, value(frame), part.Type) ?? Fallback(frame, template, index)
                : part.Text;
            if (written is null) return null;
            text.Append(written.AsSpan(0, Math.Min(written.Length, LongestText - text.Length)));
        }

        return text.ToString();
    }

    /// <summary>A value as text; null where it is unknown.</summary>
    public string? Format(Frame frame, long value, PlanType? type)
    {
        if (value == Value.Unknown || type is null) return null;
        if (type.Set) return string.Join(", ", Enumerable.Range(0, 63).Where(bit => (value >> bit & 1) != 0).Select(bit => Member(bit, type)));
        return type.Kind switch
        {
            ValueKind.Text or ValueKind.TimeZone => plan.Texts[value],
            ValueKind.Number => Decimal(value),
            ValueKind.Money => (value / (decimal)Value.One).ToString("0.00####", CultureInfo.InvariantCulture),
            ValueKind.Percent => Decimal(value * 100) + "%",
            ValueKind.YesNo => value == 1 ? "yes" : "no",
            ValueKind.Date => ZoneClock.DateOf(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ValueKind.Instant => DateTime.UnixEpoch.AddTicks(frame.Zone.Local(value)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            ValueKind.Time => DateTime.UnixEpoch.AddTicks(value).ToString("HH:mm", CultureInfo.InvariantCulture),
            ValueKind.Duration => TimeSpan.FromTicks(value).ToString("c", CultureInfo.InvariantCulture),
            _ => Member(value, type),
        };
    }

    private string? Fallback(Frame frame, LoadedTemplate template, int index)
    {
        var part = template.Plan.Parts[index];
        if (template.Fallbacks[index] is { } fallback && Format(frame, fallback(frame), part.FallbackType) is { } written) return written;
        return part.Text.Length > 0 ? part.Text : null;
    }

    private string Member(long value, PlanType type)
    {
        IReadOnlyList<string> names = type.Kind switch
        {
            ValueKind.Channel => plan.Plan.Channels,
            ValueKind.Topic => plan.Plan.Topics,
            ValueKind.Message => [.. plan.Plan.Messages.Select(message => message.Name)],
            ValueKind.Asset => [.. plan.Plan.Assets.Select(asset => asset.Name)],
            ValueKind.Enum => plan.Plan.Schema.Enums[type.Enum].Values,
            _ => [],
        };
        return value >= 0 && value < names.Count ? names[(int)value] : value.ToString(CultureInfo.InvariantCulture);
    }

    private static string Decimal(long value) => (value / (decimal)Value.One).ToString("0.######", CultureInfo.InvariantCulture);
}
