using NurtureLang.Differences.Steps;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Handoffs;

namespace NurtureLang.Differences.Describing;

/// <summary>Hand-offs with their deadlines and ladders.</summary>
internal static class HandoffElements
{
    private static readonly Stake Deadline = new(
        Weight.Medium("the answer is due at another time"), Added: Weight.Low("an answer is waited for"),
            Removed: Weight.High("nobody waits for an answer any more"),
        More: Weight.High("the promised time is loosened"), Less: Weight.Medium("people who work have less time"));

    public static IEnumerable<Element> Of(Speech speech)
    {
        for (var at = 0; at < speech.Plan.Handoffs.Length; at++) yield return Handoff(speech, speech.Plan.Handoffs[at], at);
    }

    private static Element Handoff(Speech speech, PlanHandoff handoff, int at)
    {
        List<Fact> facts =
        [
            new("owner", "", "who takes over", handoff.Owner, handoff.Source) { Stake = Stake.Medium("somebody else has to answer") },
            new("trigger", "", "it", Trigger(speech, handoff), handoff.Source)
            {
                Verb = ("happens", "happened"), Stake = Stake.Medium("others are handed over, or at another time"),
                Conditions = [.. new[] { handoff.Where, handoff.When }.OfType<PlanExpression>()],
            },
        ];
        if (handoff.Answer >= 0)
        {
            facts.Add(new Fact("answer", "", "what answers it", speech.Trigger(handoff.Answer, handoff.AnswerWhere, null, Scope.Contact),
                handoff.AnswerSource ?? handoff.Source)
            {
                Stake = Stake.Medium("something else counts as an answer"), Conditions = handoff.AnswerWhere is null ? [] : [handoff.AnswerWhere],
            });
        }

        if (handoff.Within is { } within)
        {
            facts.Add(new Fact("within", "", "the time to answer", speech.Length(within, handoff.Calendar), handoff.AnswerSource ?? handoff.Source)
            {
                Stake = Deadline, Amount = Lengths.Weight(within),
            });
        }
        else if (handoff.Calendar >= 0) facts.Add(new Fact("within", "", "the time to answer", speech.Names.Calendar(handoff.Calendar),
            handoff.Source) { Stake = Deadline });
        return new Element(Part.Handoffs, Kinds.Handoff, speech.Names.Handoff(at), handoff.Source, [.. facts])
        {
            Steps = StepTree.Of(speech, handoff), Summary = Trigger(speech, handoff),
            Stake = new Stake(Weight.Medium("more is asked of the people who work"), Removed: Weight.High("nobody is told any more")),
            RenameStake = Weight.Medium("figures from before and after have different names"),
        };
    }

    private static string Trigger(Speech speech, PlanHandoff handoff)
    {
        List<string> parts = [];
        if (handoff.Stages >= 0 || handoff.Stage >= 0)
            parts.Add($"at {speech.Names.Stage(handoff.Stages, handoff.Stage)}{(speech.Plan.Stages.Length > 1 ? $" of {speech.Names.Journey(handoff.Stages)}" : "")}");
        if (handoff.Account is { } account) parts.Add($"on {speech.Names.Account(account)}");
        parts.Add(speech.Trigger(handoff.Event, handoff.Where, handoff.When, Scope.Contact));
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }
}
