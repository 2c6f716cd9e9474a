using System.Collections.Immutable;
using System.Globalization;
using NurtureLang.Plan;
using NurtureLang.Plan.Schema;

namespace NurtureLang.Differences.Wording;

/// <summary>The names behind the positions of a plan. What was renamed has its newer name, so that what only mentions it reads the same.</summary>
/// <param name="plan">The plan.</param>
/// <param name="renames">What is called otherwise in the newer version.</param>
internal sealed class Vocabulary(CampaignPlan plan, Renames renames)
{
    public CampaignPlan Plan => plan;

    public string Named(string kind, string name) => renames.Of(kind, name);

    public string Event(long at) => In(Kinds.Event, plan.Schema.Events, at, one => one.Name);

    public string Field(long at) => In(Kinds.Field, plan.Schema.Fields, at, one => one.Name);

    public string Channel(long at) => In(Kinds.Channel, plan.Channels, at, one => one);

    public string Topic(long at) => In(Kinds.Topic, plan.Topics, at, one => one);

    public string Message(long at) => In(Kinds.Message, plan.Messages, at, one => one.Name);

    public string Asset(long at) => In(Kinds.Asset, plan.Assets, at, one => one.Name);

    public string Segment(long at) => In(Kinds.Segment, plan.Segments, at, one => one.Name);

    public string Score(long at) => In(Kinds.Score, plan.Scores, at, one => one.Name);

    public string Grade(long at) => In(Kinds.Grade, plan.Grades, at, one => one.Name);

    public string Persona(long at) => In(Kinds.Persona, plan.Personas, at, one => one.Name);

    public string Journey(long at) => In(Kinds.Journey, plan.Stages, at, one => one.Name);

    public string Sequence(long at) => In(Kinds.Sequence, plan.Sequences, at, one => one.Name);

    public string Calendar(long at) => In(Kinds.Calendar, plan.Calendars, at, one => one.Name);

    public string Function(long at) => In(Kinds.Function, plan.Functions, at, one => one.Name);

    public string Account(long at) => In(Kinds.Account, plan.Accounts, at, one => one.Name);

    public string Handoff(long at) => In(Kinds.Handoff, plan.Handoffs, at, one => one.Name);

    public string Enum(long at) => In(Kinds.Enum, plan.Schema.Enums, at, one => one.Name);

    public string Property(int of, long at) => of >= 0 && of < plan.Schema.Events.Length
        ? In("property", plan.Schema.Events[of].Properties, at, one => one.Name)
        : Missing("property", at);

    public string Stage(long journey, long at) => journey >= 0 && journey < plan.Stages.Length
        ? In(Kinds.Stage, plan.Stages[(int)journey].Stages, at, one => one.Name)
        : Missing(Kinds.Stage, at);

    public string GradeValue(long grade, long at) => grade >= 0 && grade < plan.Grades.Length
        ? In("value", plan.Grades[(int)grade].Values, at, one => one.Name)
        : Missing("value", at);

    public string EnumValue(long of, long at) => of >= 0 && of < plan.Schema.Enums.Length
        ? In("value", plan.Schema.Enums[(int)of].Values, at, one => one)
        : Missing("value", at);

    /// <summary>The channels of a bit mask; "every channel" for 0 where that means all.</summary>
    public string Channels(long mask, string none) => mask == 0 ? none : string.Join(", ", Members(mask).Select(one => Channel(one)));

    /// <summary>Some messages: by their channels where they are all that there are on them, else by their names. Their order means nothing.</summary>
    public string Messages(ImmutableArray<int> some)
    {
        if (some.IsDefaultOrEmpty || some.Any(one => one < 0 || one >= plan.Messages.Length)) return string.Join(", ",
            some.Select(one => Message(one)));
        var channels = some.Select(one => plan.Messages[one].Channel).Distinct().Order().ToList();
        var set = some.ToHashSet();
        foreach (var withReceipts in (bool[])[false, true])
        {
            var all = Enumerable.Range(0, plan.Messages.Length).Where(one => channels.Contains(plan.Messages[one].Channel)
                && (withReceipts || !plan.Messages[one].Transactional));
            if (set.SetEquals(all)) return $"all {string.Join(", ", channels.Select(one => Channel(one)))}{(withReceipts ? " and receipts" : "")}";
        }

        return string.Join(", ", set.Select(one => Message(one)).Order(StringComparer.Ordinal));
    }

    public string Topics(long mask) => string.Join(", ", Members(mask).Select(one => Topic(one)));

    /// <summary>The type of a field or property.</summary>
    public string Type(PlanType type)
    {
        var one = type.Kind == ValueKind.Enum ? Enum(type.Enum) : type.Kind switch
        {
            ValueKind.YesNo => "yes_no",
            ValueKind.TimeZone => "timezone",
            var kind => kind.ToString().ToLowerInvariant(),
        };
        return (type.Set ? "set of " : "") + one + (type.Optional ? "?" : "");
    }

    /// <summary>The positions of a bit mask, in order.</summary>
    public static IEnumerable<int> Members(long mask) => Enumerable.Range(0, 63).Where(bit => (mask & (1L << bit)) != 0);

    // A plan that was not checked may name what it does not have: that is said, and harms nobody.
    private string In<T>(string kind, ImmutableArray<T> all, long at, Func<T, string> name) =>
        at >= 0 && at < all.Length ? renames.Of(kind, name(all[(int)at])) : Missing(kind, at);

    private static string Missing(string kind, long at) => string.Create(CultureInfo.InvariantCulture, $"no {kind} ({at})");
}
