using NurtureLang.Plan.Handoffs;
using NurtureLang.Plan.Sequences;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>Checks hand-offs.</summary>
internal sealed class HandoffValidator(PlanCheck check, ExpressionValidator expressions)
{
    private readonly CampaignPlan plan = check.Plan;

    public void Check()
    {
        foreach (var handoff in plan.Handoffs) Handoff(handoff);
    }

    private void Handoff(PlanHandoff handoff)
    {
        PositionOrNone(handoff.Stages, plan.Stages.Length, "journey");
        if (handoff.Stages >= 0) Position(handoff.Stage, plan.Stages[handoff.Stages].Stages.Length, "stage");
        var triggers = (handoff.Stages < 0 ? 0 : 1) + (handoff.Event < 0 ? 0 : 1) + (handoff.Account is null ? 0 : 1);
        Require(triggers == 1, "a hand-off is neither at a stage nor on an event nor on an account");
        Require(handoff.Account is null == handoff.When is null, "a hand-off on an account has no condition");
        if (handoff.Account is { } account) Position(account, plan.Accounts.Length, "account");
        expressions.Condition(handoff.Where, Event(handoff.Event));
        expressions.Condition(handoff.AnswerWhere, Event(handoff.Answer));
        Require(handoff.Answer < 0 == handoff.Within is null, "a hand-off has an answer without a deadline, or a deadline without an answer");
        Length(handoff.Within, handoff.Calendar);
        foreach (var kept in List(handoff.Kept, 1_000, "kept properties of a hand-off")) Kept(kept, handoff);
        List(handoff.Steps, 10_000, "steps of a hand-off");
        Names(handoff.Steps.Select(step => step.Name), "steps of a hand-off");
        Require(List(handoff.Rungs, 100, "rungs of a hand-off").Length > 0, "a hand-off does nothing at once");
        foreach (var rung in handoff.Rungs) Rung(rung, handoff);
        new StepValidator(check, expressions, new StepOwner(handoff.Name, handoff.Kept, handoff.Steps, 0, IsHandoff: true)).Check();
        // INVARIANT: none of these takes time, so that a rung is over at the instant at which it is due.
        Require(handoff.Steps.All(step => step is TaskStep or AlertStep or ReassignStep or SetStep or StartStep or BranchStep or WebhookStep or WithdrawStep),
            "a hand-off has a step that belongs in a sequence");
    }

    private void Rung(PlanRung rung, PlanHandoff handoff)
    {
        Length(rung.After, rung.Calendar);
        Require(!rung.IsLate || handoff.Within is not null, "a rung is late for no deadline");
        PositionOrNone(rung.First, handoff.Steps.Length, "step");
    }

    private void Length(PlanDuration? length, int calendar)
    {
        Duration(length);
        PositionOrNone(calendar, plan.Calendars.Length, "calendar");
        Require(calendar < 0 || length is { Months: 0, Days: <= 10_000 }, "a length of open time is out of range");
    }

    private void Kept(PlanKept kept, PlanHandoff handoff)
    {
        check.Type(kept.Type);
        Require(handoff.Event >= 0 && List(kept.PropertyByEntry, 1, "entries of a kept property").Length == 1, "a hand-off keeps a property of no event");
        var properties = plan.Schema.Events[handoff.Event].Properties;
        Position(kept.PropertyByEntry[0], properties.Length, "property");
        var type = properties[kept.PropertyByEntry[0]].Type;
        Require(type.Kind == kept.Type.Kind && type.Set == kept.Type.Set && type.Enum == kept.Type.Enum, "a kept property is of another type");
    }

    private ExpressionPlace Event(int position)
    {
        PositionOrNone(position, plan.Schema.Events.Length, "event");
        return new ExpressionPlace(position < 0 ? null : plan.Schema.Events[position]);
    }
}
