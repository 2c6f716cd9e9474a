using NurtureLang.Plan;
using NurtureLang.Plan.Tests;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution;
using NurtureLang.Simulation.Decisions;

namespace NurtureLang.Simulation.Testing;

/// <summary>Says whether an expectation was met.</summary>
internal static class Judge
{
    /// <summary>Why an expectation was not met by a contact; null where it was.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="one">The expectation.</param>
    /// <param name="probe">What was seen of it, where it is a condition.</param>
    /// <param name="decisions">What was decided about the contact.</param>
    /// <param name="contact">The contact.</param>
    public static TestFailure? Of(CampaignPlan plan, ScriptExpectation one, ConditionProbe? probe, IReadOnlyList<Decision> decisions, int contact)
    {
        var expectation = one.Expectation;
        switch (expectation.What)
        {
            case PlanExpectedCondition condition:
                var holds = probe?.HasHeld ?? false;
                if (holds != condition.IsNegated) return null;
                var when = one.From == one.To ? $"at {InstantText.Format(one.From)}" : $"from {InstantText.Format(one.From)} to {InstantText.Format(one.To)}";
                var standing = probe?.Otherwise is { } view ? $"; there the contact has {Standing(plan, view)}" : "";
                return new TestFailure(expectation, contact, one.From, one.To, -1, $"{(holds ? "it holds" : "it does not hold")} {when}{standing}");
            case PlanExpectedCount count:
                var found = decisions.Count(decision => one.Covers(decision.At) && Matching.Is(count.What, decision));
                if (found >= count.Least && (count.Most is not { } most || found <= most)) return null;
                return new TestFailure(expectation, contact, one.From, one.To, found, Instead(one, count, decisions, found));
            case PlanExpectedTimeline:
                // Whoever keeps the timelines compares them.
                return null;
            case PlanExpectedOrder order:
                return Order(one, order, decisions, contact);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static string Instead(ScriptExpectation one, PlanExpectedCount count, IReadOnlyList<Decision> decisions, int found)
    {
        var span = one.From == long.MinValue ? $"until {InstantText.Format(one.To)}" : $"from {InstantText.Format(one.From)} to {InstantText.Format(one.To)}";
        if (found > 0) return found == 1 ? $"it happened once {span}" : $"it happened {found} times {span}";
        // What happened at another time says more than that nothing did.
        var elsewhere = decisions.FirstOrDefault(decision => Matching.Is(count.What, decision));
        if (elsewhere is not null) return $"it did not happen {span}, but at {InstantText.Format(elsewhere.At)}";
        return Dropped(count.What, decisions) is { } dropped
            ? $"it was dropped at {InstantText.Format(dropped.At)}: {dropped.Reason ?? "for no reason"}"
            : $"it did not happen {span}";
    }

    private static string Standing(CampaignPlan plan, ContactView view)
    {
        var facts = new List<string>();
        facts.AddRange(plan.Stages.Select((journey, at) => $"{(plan.Stages.Length == 1 ? "stage" : journey.Name)} {journey.Stages[view.Stages[at]].Name}"));
        if (view.Persona >= 0) facts.Add($"persona {plan.Personas[view.Persona].Name}");
        facts.AddRange(plan.Scores.Select((score, at) => $"{score.Name} {(view.Scores[at] == Value.Unknown ? "unknown" : InstantText.FormatNumber(view.Scores[at]))}"));
        facts.AddRange(plan.Grades.Select((grade, at) => $"{grade.Name} {(view.Grades[at] < 0 ? "none" : grade.Values[view.Grades[at]].Name)}"));
        return string.Join(", ", facts);
    }

    private static Decision? Dropped(PlanOccurrence what, IReadOnlyList<Decision> decisions) => what.Kind == PlanOccurrenceKind.Sent
        ? decisions.FirstOrDefault(decision => Matching.Is(what with { Kind = PlanOccurrenceKind.Dropped }, decision))
        : null;

    private static TestFailure? Order(ScriptExpectation one, PlanExpectedOrder order, IReadOnlyList<Decision> decisions, int contact)
    {
        var first = IndexOf(order.First, decisions);
        var second = IndexOf(order.Second, decisions);
        if (first >= 0 && second > first) return null;
        var instead = (first, second) switch
        {
            ( < 0, < 0) => "neither of the two happened",
            ( < 0, _) => "the first of the two did not happen",
            (_, < 0) => "the second of the two did not happen",
            _ => $"the second came first, at {InstantText.Format(decisions[second].At)}",
        };
        return new TestFailure(one.Expectation, contact, one.From, one.To, -1, instead);
    }

    private static int IndexOf(PlanOccurrence what, IReadOnlyList<Decision> decisions)
    {
        for (var at = 0; at < decisions.Count; at++)
        {
            if (Matching.Is(what, decisions[at])) return at;
        }

        return -1;
    }
}
