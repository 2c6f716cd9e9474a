using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Goals;
using NurtureLang.Plan.Schema;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>Checks the goals of a campaign.</summary>
internal sealed class GoalValidator(PlanCheck check, ExpressionValidator expressions)
{
    private readonly CampaignPlan plan = check.Plan;

    public void Check()
    {
        foreach (var goal in plan.Goals)
        {
            Defined(goal.Operator);
            Require(goal.Operator is not (CompareOperator.Equal or CompareOperator.NotEqual), "a goal is no more and no less than its target");
            Require(goal.Target >= 0, "the target of a goal is out of range");
            if (goal.Within != 0) Length(goal.Within);
            Measure(goal.Measure);
        }
    }

    private void Measure(PlanMeasure measure)
    {
        switch (measure)
        {
            case RateMeasure rate: Rate(rate); break;
            case ConversionMeasure conversion: Stages(conversion.Stages, conversion.From, conversion.To); break;
            case TimeMeasure time: Stages(time.Stages, time.From, time.To); break;
            case AnswerMeasure answer:
                PositionOrNone(answer.Handoff, plan.Handoffs.Length, "hand-off");
                Duration(answer.Within);
                PositionOrNone(answer.Calendar, plan.Calendars.Length, "calendar");
                Require(answer.Calendar < 0 || answer.Within is { Months: 0, Days: <= 10_000 }, "a length of open time is out of range");
                break;
            default: throw Refuse("a goal measures nothing");
        }
    }

    private void Rate(RateMeasure rate)
    {
        Position(rate.Event, plan.Schema.Events.Length, "event");
        var of = plan.Schema.Events[rate.Event];
        expressions.Condition(rate.Where, new ExpressionPlace(of));
        PositionOrNone(rate.MessageProperty, of.Properties.Length, "property");
        if (rate.MessageProperty >= 0)
            Require(of.Properties[rate.MessageProperty].Type is { Kind: ValueKind.Message, Set: false }, "what names the message of an event is none");
        PositionOrNone(rate.Channel, plan.Channels.Length, "channel");
        PositionOrNone(rate.Message, plan.Messages.Length, "message");
        PositionOrNone(rate.Sequence, plan.Sequences.Length, "sequence");
    }

    private void Stages(int stages, int from, int to)
    {
        Position(stages, plan.Stages.Length, "journey");
        Position(from, plan.Stages[stages].Stages.Length, "stage");
        Position(to, plan.Stages[stages].Stages.Length, "stage");
    }
}
