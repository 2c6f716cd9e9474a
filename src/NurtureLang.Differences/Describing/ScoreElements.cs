using System.Collections.Immutable;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Values;

namespace NurtureLang.Differences.Describing;

/// <summary>Scores and grades.</summary>
internal static class ScoreElements
{
    public static IEnumerable<Element> Of(Speech speech)
    {
        var plan = speech.Plan;
        for (var at = 0; at < plan.Scores.Length; at++) yield return Score(speech, plan.Scores[at], at);
        for (var at = 0; at < plan.Grades.Length; at++) yield return Grade(speech, plan.Grades[at], at);
    }

    private static Element Score(Speech speech, PlanScore score, int at)
    {
        // What most rules fade like is said once, as it is written once; a rule that fades otherwise says so.
        var events = score.Rules.Where(rule => rule.When is null).Select(Fading).ToList();
        var most = events.GroupBy(fading => fading, StringComparer.Ordinal).MaxBy(group => group.Count());
        var shared = most is not null && 2 * most.Count() > events.Count && events.Count > 1 ? most.Key : "";
        List<Fact> facts = [new("title", "", "the title", ValueWords.Quoted(score.Title), score.Source)];
        facts.Add(End("lowest", "the lower end", score.Lowest, score.Source));
        facts.Add(End("highest", "the upper end", score.Highest, score.Source));
        if (score.Derived is { } derived)
            facts.Add(new Fact("derived", "", "it", speech.Of(derived), score.Source) { Stake = Stakes.Points, Conditions = [derived] });
        if (shared.Length > 0) facts.Add(new Fact("fading", "", "how its points fade", shared, score.Source) { Stake = Stakes.Points });
        facts.AddRange(score.Groups.Select(group => new Fact(
            "group", group.Name, $"the cap of group {group.Name}",
            Lengths.Number(group.Cap) + (group.Within is { } within ? $", in group {GroupName(score, within)}" : ""), group.Source)
        {
            Stake = Stakes.Points, Amount = group.Cap,
        }));
        facts.AddRange(score.Rules.Select(rule => Rule(speech, score, rule, shared)));
        facts.AddRange((score.Resets ?? []).Select(reset => new Fact("reset", Trigger(speech, reset), "a reset", Trigger(speech, reset), reset.Source)
        {
            Stake = Stakes.Points, Conditions = Some(reset.Where, reset.When),
        }));
        return new Element(Part.Scores, Kinds.Score, speech.Names.Score(at), score.Source, [.. facts]) { Stake = Stakes.Points };
    }

    private static string Trigger(Speech speech, PlanScoreReset reset) => speech.Trigger(reset.Event, reset.Where, reset.When, Scope.Contact);

    private static Fact End(string family, string label, long value, string source) =>
        new(family, "", $"{label} of its range", value == Value.Unknown ? "none" : Lengths.Number(value), source) { Stake = Stakes.Points };

    private static Fact Rule(Speech speech, PlanScore score, PlanScoreRule rule, string shared)
    {
        var trigger = rule.Every is null ? speech.Trigger(rule.Event, rule.Where, rule.When, Scope.Contact) : Every(speech, rule.Every);
        List<string> parts = [(rule.Points >= 0 ? "+" : "") + Lengths.Number(rule.Points)];
        parts.AddRange(new[] { rule.Limit }.Concat(rule.More ?? []).Select(limit => Limit(speech, rule, limit)).Where(text => text.Length > 0));
        var fading = Fading(rule);
        if (rule.When is null ? fading != shared : fading.Length > 0) parts.Add(fading.Length > 0 ? fading : "does not fade");
        if (rule.Group >= 0) parts.Add($"in group {GroupName(score, rule.Group)}");
        return new Fact("rule", trigger, $"what `{trigger}` gives", string.Join(", ", parts), rule.Source)
        {
            Stake = Stakes.Points,
            Conditions = Some(rule.Where, rule.When, rule.Every?.Where, rule.Every?.While),
        };
    }

    private static string Every(Speech speech, PlanEvery every)
    {
        var without = every.Without < 0 && every.Where is null
            ? ""
            : $" without {speech.Trigger(every.Without, every.Where, null, Scope.Contact)["on ".Length..]}";
        return $"every {Lengths.OfTicks(every.Length)}{without}{(every.While is { } condition ? $" when {speech.Of(condition)}" : "")}";
    }

    private static string Limit(Speech speech, PlanScoreRule rule, PlanLimit limit)
    {
        var per = limit.Period is { } period ? $" per {Lengths.Of(period)}" : "";
        return limit.Kind switch
        {
            LimitKind.None => "",
            LimitKind.Points => $"at most {Lengths.Number(limit.Points)}{per}",
            LimitKind.Once => $"once{per}",
            LimitKind.OncePerProperty => $"once per {speech.Names.Property(rule.Event, limit.Property)}{per}",
            _ => limit.Kind.ToString(),
        };
    }

    private static string Fading(PlanScoreRule rule) => rule.Decay switch
    {
        DecayKind.None => "",
        DecayKind.HalfLife => $"half-life {Lengths.OfTicks(rule.DecayPeriod)}",
        DecayKind.Steps => $"halves every {Lengths.OfTicks(rule.DecayPeriod)}",
        DecayKind.Expiry => $"expires after {Lengths.OfTicks(rule.DecayPeriod)}",
        _ => rule.Decay.ToString(),
    };

    private static string GroupName(PlanScore score, int at) => at >= 0 && at < score.Groups.Length ? score.Groups[at].Name : $"{at}";

    private static Element Grade(Speech speech, PlanGrade grade, int at)
    {
        var stake = Stake.Medium("some have another grade than before");
        var facts = grade.Values.Select(value => new Fact("value", value.Name, value.Name, speech.Of(value.When), grade.Source)
        {
            Verb = ("is when", "was when"),
            Stake = stake, Conditions = [value.When],
        });
        return new Element(Part.Scores, Kinds.Grade, speech.Names.Grade(at), grade.Source, [.. facts])
        {
            Stake = stake,
            Rankings =
            [
                new Ranking(
                    "order", "the order in which its values are tried", [.. grade.Values.Select((value, rank) => new Ranked(value.Name, rank))],
                        grade.Source,
                    Weight.Medium("a contact has the first value that holds, so that some have another one")),
            ],
        };
    }

    private static ImmutableArray<PlanExpression> Some(params ReadOnlySpan<PlanExpression?> all) => [.. all.ToArray().OfType<PlanExpression>()];
}
