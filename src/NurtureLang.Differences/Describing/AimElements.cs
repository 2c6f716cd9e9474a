using NurtureLang.Differences.Wording;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Goals;
using NurtureLang.Plan.Policy;

namespace NurtureLang.Differences.Describing;

/// <summary>Goals of the campaign, and guarantees.</summary>
internal static class AimElements
{
    private static readonly Stake Promise = new(
        Weight.High("something else is promised"), Added: Weight.Low("more is promised"), Removed: Weight.High("nobody watches it any more"));

    public static IEnumerable<Element> Of(Speech speech)
    {
        foreach (var goal in speech.Plan.Goals) yield return Goal(speech, goal);
        foreach (var guarantee in speech.Plan.Guarantees) yield return Guarantee(speech, guarantee);
    }

    private static Element Goal(Speech speech, PlanMeasuredGoal goal)
    {
        var isTime = goal.Measure is TimeMeasure;
        var isLeast = goal.Operator is CompareOperator.Greater or CompareOperator.GreaterOrEqual;
        var target = $"{ExpressionWords.Sign(goal.Operator)} {(isTime ? Lengths.OfTicks(goal.Target) : Lengths.Percent(goal.Target))}";
        var (easier, harder) = (Weight.Medium("the aim is lower"), Weight.Low("the aim is higher"));
        List<Fact> facts =
        [
            new("measure", "", "what it measures", Measure(speech, goal.Measure), goal.Source)
            {
                Stake = Stakes.Aim, Conditions = goal.Measure is RateMeasure { Where: { } where } ? [where] : [],
            },
            new("target", "", "the target", target, goal.Source)
            {
                Stake = new Stake(Weight.Medium("it aims at something else"), More: isLeast ? harder : easier, Less: isLeast ? easier : harder),
                    Amount = goal.Target,
            },
        ];
        if (goal.Within != 0) facts.Add(new Fact("within", "", "the time that each has", Lengths.OfTicks(goal.Within),
            goal.Source) { Stake = Stakes.Aim });
        return new Element(Part.Goals, Kinds.Goal, goal.Name, goal.Source, [.. facts])
        {
            Summary = $"{facts[0].Value} {target}", Stake = new Stake(Weight.Low("one more figure is aimed at"),
                Removed: Weight.Medium("nobody watches that figure any more")),
        };
    }

    private static string Measure(Speech speech, PlanMeasure measure) => measure switch
    {
        RateMeasure rate => Rate(speech, rate),
        ConversionMeasure of => $"the share of {Stages(speech, of.Stages, of.From, of.To)}",
        TimeMeasure of => $"the {(of.IsAverage ? "average" : "median")} time {Stages(speech, of.Stages, of.From, of.To)}",
        AnswerMeasure of => $"{(of.Handoff < 0 ? "hand-offs" : $"hand-off {speech.Names.Handoff(of.Handoff)}")} answered within {speech.Length(of.Within, of.Calendar)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Rate(Speech speech, RateMeasure rate)
    {
        List<string> per = [];
        if (rate.Channel >= 0) per.Add(speech.Names.Channel(rate.Channel));
        if (rate.Message >= 0) per.Add($"message {speech.Names.Message(rate.Message)}");
        if (rate.Sequence >= 0) per.Add($"touch of {speech.Names.Sequence(rate.Sequence)}");
        var by = rate.MessageProperty < 0 ? "" : $" by {speech.Names.Property(rate.Event, rate.MessageProperty)}";
        return $"the rate of {speech.Trigger(rate.Event, rate.Where, null, Scope.Contact)["on ".Length..]}{by} per {(per.Count == 0 ? "touch" : string.Join(" and ", per))}";
    }

    private static string Stages(Speech speech, int journey, int from, int to) =>
        $"{speech.Names.Stage(journey, from)} -> {speech.Names.Stage(journey, to)}{(speech.Plan.Stages.Length > 1 ? $" of {speech.Names.Journey(journey)}" : "")}";

    private static Element Guarantee(Speech speech, PlanGuarantee one)
    {
        List<Fact> facts = [new("claim", "", "the promise", one.Claim, one.Source) { Stake = Promise }];
        var what = one.Given is { } given ? given.ToString().ToLowerInvariant() : speech.Names.Messages(one.Messages);
        // The words of the promise say all that its author changed; the rest is told where they read the same.
        facts.Add(new Fact("about", "", "what it watches", what, one.Source) { Stake = Stake.Medium("it speaks of something else"),
            FollowsFrom = "claim" });
        facts.Add(new Fact("broken", "", "what breaks it", speech.Of(one.Broken), one.Source) { Stake = Promise, Conditions = [one.Broken],
            FollowsFrom = "claim" });
        if (one.AtMost is { } most)
            facts.Add(new Fact("at-most", "", "the limit", $"{most.Count} in any {Lengths.OfTicks(most.Length)}", one.Source) { Stake = Promise,
                FollowsFrom = "claim" });
        if (one.Promise is { } promise)
        {
            var start = promise.Stage >= 0 || promise.Stages >= 0
                ? $"entering {speech.Names.Stage(promise.Stages, promise.Stage)}{(speech.Plan.Stages.Length > 1 ? $" of {speech.Names.Journey(promise.Stages)}" : "")}"
                : "";
            var trigger = speech.Trigger(promise.Event, promise.Where, null, Scope.Contact);
            facts.Add(new Fact("promise", "", "its time", $"{speech.Length(promise.Within, promise.Calendar)} of {start}{trigger}", one.Source)
            {
                Stake = Promise, Conditions = promise.Where is null ? [] : [promise.Where], FollowsFrom = "claim",
            });
        }

        return new Element(Part.Guarantees, Kinds.Guarantee, one.Name, one.Source, [.. facts]) { Summary = one.Claim, Stake = Promise };
    }
}
