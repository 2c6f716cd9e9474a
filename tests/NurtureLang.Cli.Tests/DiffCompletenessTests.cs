using System.Collections;
using System.Reflection;
using NurtureLang.Compiler;
using NurtureLang.Differences;
using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Handoffs;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Sequences;

namespace NurtureLang.Cli.Tests;

/// <summary>Nothing of a plan is forgotten: whatever is changed in one, `diff` says something, unless it is listed as of no meaning.</summary>
public sealed class DiffCompletenessTests
{
    // INVARIANT: what stands here says nothing that is not said elsewhere. Whoever adds a property to the plan adds it to the description, or here with a reason.
    private static readonly Dictionary<string, string> OfNoMeaning = new()
    {
        ["CampaignPlan.Format"] = "the form of the file",
        ["CampaignPlan.Hash"] = "follows from everything else, and is told apart",
        ["CampaignPlan.Compiler"] = "who built it, told with the hash",
        ["CampaignPlan.Sources"] = "told with the hash",
        ["CampaignPlan.StateBytes"] = "follows from the layout",
        ["PlanSource.Path"] = "told with the hash",
        ["PlanSource.Hash"] = "told with the hash",
        ["PlanAggregate.Capacity"] = "follows from the thresholds that it is compared with",
        ["PlanAggregate.Exact"] = "follows from the capacity",
        ["PlanScoreRule.Name"] = "how the log names it: follows from the event",
        ["PlanTemplatePart.Type"] = "follows from the value",
        ["PlanTemplatePart.FallbackType"] = "follows from the value",
        ["PlanPayload.Type"] = "follows from the value",
        ["PlanKept.Name"] = "follows from what the steps read; they say it",
        ["PlanKept.Type"] = "follows from the event",
        ["PlanKept.PropertyByEntry"] = "follows from the name and the events",
        ["PlanSequence.Rank"] = "only the order of all counts, which a golden case changes",
        ["ExitStep.Next"] = "nothing comes after it",
        ["CastStep.Next"] = "nothing comes after it",
        ["PlanSequence.Counters"] = "follows from the repeats",
        ["RepeatStep.Counter"] = "follows from the order of the repeats",
        ["PlanHandoff.Kept"] = "follows from what its steps read",
        ["PlanType.Enum"] = "of what is no enum",
    };

    // Together they have most properties of a plan.
    private static readonly string[] Chosen =
    [
        "tests/differences/base.nurture", "samples/acme-b2b", "samples/account-based", "samples/re-engagement", "samples/onboarding-by-role",
            "samples/six-and-three",
        "tests/cases/function/csharp", "tests/cases/guarantee/in-time", "tests/cases/guarantee/tasks-alerts-and-webhooks",
            "tests/cases/goal/every-measure",
        "tests/cases/handoff/taking-turns", "tests/cases/handoff/office-hours-over-a-holiday-and-a-weekend", "tests/cases/handoff/on-an-event",
            "tests/cases/pace/rolling",
        "tests/cases/spread/over-days", "tests/cases/policy/the-chain-of-time-zones", "tests/cases/policy/suppressed-except-a-channel",
            "tests/cases/program/paused",
        "tests/cases/program/which-stream-on-entry", "tests/cases/program/rhythms", "tests/cases/score/groups-within-groups",
            "tests/cases/score/reset",
        "tests/cases/score/points-while-nothing-happens", "tests/cases/score/several-limits",
            "tests/cases/split/a-winner-needs-enough-people-and-a-tie",
        "tests/cases/anchor/working-days", "tests/cases/anchor/the-entry-itself", "tests/cases/asks/only-what-is-unknown",
            "tests/cases/steps/next-of-else",
    ];

    public static TheoryData<string> Campaigns => [.. Chosen];

    [Theory]
    [MemberData(nameof(Campaigns))]
    public void Whatever_is_changed_in_a_plan_is_said(string path)
    {
        var plan = Compile(path);
        Assert.True(PlanDifference.Between(plan, plan).IsNothing);
        var silent = new SortedSet<string>(StringComparer.Ordinal);
        // One of a kind is enough: the campaigns have each many times.
        var tried = new HashSet<string>(OfNoMeaning.Keys);
        foreach (var (changed, where) in PlanMutations.Of(plan, tried.Add))
        {
            if (PlanDifference.Between(plan, changed).IsNothing) silent.Add(where);
        }

        Assert.True(silent.Count == 0, $"{path}: nothing is said of a change of {string.Join(", ", silent)}.");
    }

    [Fact]
    public void What_is_listed_as_of_no_meaning_exists()
    {
        var known = typeof(CampaignPlan).Assembly.GetTypes().SelectMany(type =>
            type.GetProperties().Select(property => $"{type.Name}.{property.Name}")).ToHashSet();
        Assert.All(OfNoMeaning.Keys, key => Assert.Contains(key, known));
    }

    private static CampaignPlan Compile(string path)
    {
        var full = Path.Combine(Nurture.Root, path);
        if (File.Exists(Path.Combine(full, "main.nurture"))) full = Path.Combine(full, "main.nurture");
        var folder = Directory.Exists(full) ? full : Path.GetDirectoryName(full)!;
        var name = Directory.Exists(full) ? Sources.CampaignFolder.Find(full).File : Path.GetFileName(full);
        return Compilation.Create(new Sources.DiskSourceLoader(folder), name,
            Sources.ZoneNames.IsZone).Plan ?? throw new InvalidOperationException($"{path} has errors.");
    }
}

/// <summary>Plans that differ from one in a single place.</summary>
internal static class PlanMutations
{
    /// <summary>Every plan with one leaf changed, and the record and property that it is.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isWanted">Whether a leaf of a record and property is changed; asked once a leaf, and no plan is made for what is not wanted.</param>
    public static IEnumerable<(CampaignPlan Plan, string Where)> Of(CampaignPlan plan, Func<string, bool> isWanted) =>
        Variants(plan, "", false, isWanted).Select(one => ((CampaignPlan)one.Value!, one.Where));

    /// <summary>The properties of a record that are not where something was written.</summary>
    public static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties().Where(property => property.CanWrite && !property.Name.EndsWith("Source", StringComparison.Ordinal));

    private static IEnumerable<(object? Value, string Where)> Variants(object? value, string where, bool isAnchored, Func<string, bool> isWanted)
    {
        if (Leaf(value) is { } other)
        {
            if (isWanted(where)) yield return (other, where);
            yield break;
        }

        if (value is null) yield break;
        if (value is IList list)
        {
            foreach (var variant in Lists(list, where, isAnchored, isWanted)) yield return variant;
            yield break;
        }

        if (value is PlanSequence { Anchor: var anchor }) isAnchored = anchor is not null;
        foreach (var property in Properties(value.GetType()).Where(property => Means(value, property.Name, isAnchored)))
        {
            foreach (var (changed, deeper) in Variants(property.GetValue(value), $"{value.GetType().Name}.{property.Name}", isAnchored, isWanted))
                yield return (With(value, property, changed), deeper);
        }
    }

    // Another value than one that has no parts; null for what has.
    private static object? Leaf(object? value) => value switch
    {
        string text => text + "x",
        bool flag => !flag,
        int number => unchecked(number + 1),
        long number => unchecked(number + 600_000_000),
        Enum one => Enum.ToObject(
            one.GetType(), (Convert.ToInt32(one, System.Globalization.CultureInfo.InvariantCulture) + 1) % Enum.GetValues(one.GetType()).Length),
        _ => null,
    };

    private static IEnumerable<(object Value, string Where)> Lists(IList list, string where, bool isAnchored, Func<string, bool> isWanted)
    {
        var type = list.GetType();
        for (var at = 0; at < list.Count; at++)
        {
            foreach (var (changed, deeper) in Variants(list[at], where, isAnchored, isWanted))
                yield return (type.GetMethod("SetItem")!.Invoke(list, [at, changed])!, deeper);
        }

        // One element less is a change too, but for what a program does when nothing is left, where it does nothing.
        if (list.Count > 0 && list[list.Count - 1] is not PlanTrack { First: < 0 } && isWanted(where))
            yield return (type.GetMethod("RemoveAt", [typeof(int)])!.Invoke(list, [list.Count - 1])!, where);
    }

    // What a record says of itself that it has no meaning there: a limit on points in a rule without one, the distance of a block without an anchor.
    private static bool Means(object record, string property, bool isAnchored) => (record, property) switch
    {
        (PlanEvent { Role: EventRole.ContactUpdated }, _) => false,
        (PlanSequence { Steps.IsEmpty: true }, "Tracks") or (PlanHandoff { Steps.IsEmpty: true }, "Rungs") => false,
        (PlanTrack, not "First") => isAnchored,
        (PlanLimit { Kind: not LimitKind.Points }, "Points") or (PlanLimit { Kind: not LimitKind.OncePerProperty }, "Property") => false,
        (PlanScoreRule { Decay: DecayKind.None }, "DecayPeriod") => false,
        (PlanAggregate { Kind: AggregateKind.Count }, "Property") or (PlanAggregate { Touches: not null }, "Event") => false,
        (PlanAnchor { IsEntry: true }, "Value") => false,
        _ => true,
    };

    private static object With(object record, PropertyInfo property, object? value)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, [])!;
        property.SetValue(copy, value);
        return copy;
    }
}
