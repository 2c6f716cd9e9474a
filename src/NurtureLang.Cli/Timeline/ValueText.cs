using System.Diagnostics;
using System.Globalization;
using NurtureLang.Plan;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Cli.Timeline;

/// <summary>Writes values of the history as people read them.</summary>
internal sealed class ValueText(CampaignPlan plan, TextPool texts)
{
    /// <summary>`url /pricing, seconds 12`: the known values of some properties.</summary>
    public string Of(IReadOnlyList<PlanProperty> properties, ReadOnlySpan<long> values)
    {
        var known = new List<string>();
        for (var i = 0; i < properties.Count && i < values.Length; i++)
        {
            if (values[i] != Value.Unknown) known.Add($"{properties[i].Name} {Of(properties[i].Type, values[i])}");
        }

        return string.Join(", ", known);
    }

    private string Of(PlanType type, long value)
    {
        if (!type.Set) return One(type, value);
        var members = Enumerable.Range(0, 63).Where(bit => (value & (1L << bit)) != 0).Select(bit => One(type, bit));
        return value == 0 ? "none" : string.Join(";", members);
    }

    private string One(PlanType type, long value) => type.Kind switch
    {
        ValueKind.Text or ValueKind.TimeZone => value >= 0 && value < texts.Count ? texts[value] : "?",
        ValueKind.Number or ValueKind.Money => InstantText.FormatNumber(value),
        ValueKind.Percent => InstantText.FormatNumber(Value.Multiply(value, 100 * Value.One)) + "%",
        ValueKind.YesNo => value == 0 ? "no" : "yes",
        ValueKind.Date => InstantText.Format(value * Ticks.PerDay)[..10],
        ValueKind.Instant => InstantText.Format(value),
        ValueKind.Time => new TimeOnly(value).ToString("HH:mm", CultureInfo.InvariantCulture),
        ValueKind.Duration => Summary.Figures.Length(value / Ticks.PerSecond),
        ValueKind.Channel => At(plan.Channels, value),
        ValueKind.Message => At([.. plan.Messages.Select(message => message.Name)], value),
        ValueKind.Asset => At([.. plan.Assets.Select(asset => asset.Name)], value),
        ValueKind.Topic => At(plan.Topics, value),
        ValueKind.Enum => type.Enum < 0 ? "?" : At(plan.Schema.Enums[type.Enum].Values, value),
        _ => throw new UnreachableException(),
    };

    private static string At(IReadOnlyList<string> names, long position) => position >= 0 && position < names.Count ? names[(int)position] : "?";
}
