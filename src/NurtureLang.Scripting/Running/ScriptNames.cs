using System.Globalization;
using NurtureLang.Plan;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using NurtureLang.Scripting.Protocol;

namespace NurtureLang.Scripting.Running;

/// <summary>A type of the plan as scripts see it: texts are texts, and what has names goes by its name.</summary>
internal sealed class ScriptNames
{
    // As long as a text of a history may be.
    private const int LongestText = 64 << 10;

    private readonly TextPool? texts;
    private readonly IReadOnlyList<string>? names;
    private readonly Dictionary<string, int>? positions;
    private readonly PlanType type;

    /// <summary>A type.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="type">The type.</param>
    /// <param name="texts">The pool of texts; none where nothing is run.</param>
    public ScriptNames(CampaignPlan plan, PlanType type, TextPool? texts)
    {
        this.type = type;
        this.texts = texts;
        names = type.Kind switch
        {
            ValueKind.Channel => plan.Channels,
            ValueKind.Topic => plan.Topics,
            ValueKind.Message => [.. plan.Messages.Select(message => message.Name)],
            ValueKind.Asset => [.. plan.Assets.Select(asset => asset.Name)],
            ValueKind.Enum => plan.Schema.Enums[type.Enum].Values,
            _ => null,
        };
        if (names is null) return;
        positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < names.Count; at++) positions.TryAdd(names[at], at);
    }

    /// <summary>The type as it is sent.</summary>
    public ScriptType Type => new(KindOf(type), type.Optional);

    /// <summary>A value of the plan as it is sent.</summary>
    public ScriptValue Out(long value)
    {
        if (value == Value.Unknown) return ScriptValue.Unknown;
        if (type.Set)
        {
            var members = new List<string>();
            for (var at = 0; names is not null && at < names.Count && at < 63; at++)
            {
                if ((value >> at & 1) != 0) members.Add(names[at]);
            }

            return ScriptValue.Of(members);
        }

        if (names is not null) return value >= 0 && value < names.Count ? ScriptValue.Of(names[(int)value]) : ScriptValue.Unknown;
        return KindOf(type) == ScriptKind.Text ? ScriptValue.Of(texts?[value] ?? "") : ScriptValue.Of(value);
    }

    /// <summary>A value that came back as one of the plan; with what is wrong where it is none.</summary>
    public (long Value, string? Problem) In(ScriptValue value)
    {
        if (!value.IsKnown) return (Value.Unknown, type.Optional ? null : "it gave nothing, and is declared to give a value");
        if (type.Set) return Members(value.Texts ?? []);
        if (names is not null) return Member(value.Text ?? "");
        if (KindOf(type) != ScriptKind.Text) return (value.Number ?? Value.Unknown, null);
        var text = value.Text ?? "";
        return text.Length > LongestText ? (Value.Unknown, $"it gave a text of more than {LongestText} characters") : (texts?.Intern(text) ?? Value.Unknown, null);
    }

    private (long Value, string? Problem) Member(string name) => positions is not null && positions.TryGetValue(name, out var position)
        ? (position, null)
        : (Value.Unknown, string.Format(CultureInfo.InvariantCulture, "it gave `{0}`, which is none of {1}", Short(name), Short(string.Join(", ", names ?? []))));

    private (long Value, string? Problem) Members(IReadOnlyList<string> all)
    {
        var mask = 0L;
        foreach (var name in all)
        {
            var (position, problem) = Member(name);
            if (problem is not null) return (Value.Unknown, problem);
            mask |= 1L << (int)position;
        }

        return (mask, null);
    }

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + " ...";

    private static ScriptKind KindOf(PlanType type) => type switch
    {
        { Set: true } => ScriptKind.Texts,
        { Kind: ValueKind.Number or ValueKind.Money or ValueKind.Percent } => ScriptKind.Number,
        { Kind: ValueKind.YesNo } => ScriptKind.YesNo,
        { Kind: ValueKind.Date } => ScriptKind.Date,
        { Kind: ValueKind.Instant } => ScriptKind.Instant,
        { Kind: ValueKind.Time } => ScriptKind.Time,
        { Kind: ValueKind.Duration } => ScriptKind.Duration,
        _ => ScriptKind.Text,
    };
}
