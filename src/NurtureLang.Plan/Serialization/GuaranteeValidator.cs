using NurtureLang.Plan.Policy;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>Checks guarantees.</summary>
internal sealed class GuaranteeValidator(PlanCheck check, ExpressionValidator expressions)
{
    private const int MostGiven = 1_000;

    private readonly CampaignPlan plan = check.Plan;

    public void Check()
    {
        foreach (var guarantee in plan.Guarantees)
        {
            foreach (var message in List(guarantee.Messages, 10_000, "messages of a guarantee")) Position(message, plan.Messages.Length, "message");
            expressions.Condition(guarantee.Broken, ExpressionPlace.Contact);
            if (guarantee.Given is { } given)
            {
                Defined(given);
                Require(guarantee.Messages.IsEmpty, "a guarantee speaks of messages and of what is given");
            }

            if (guarantee.AtMost is { } most)
            {
                Require(guarantee.Given is not null, "a guarantee limits what is given and says not what");
                Require(most.Count is >= 1 and <= MostGiven, "a guarantee's limit is out of range");
                Length(most.Length);
            }

            if (guarantee.Promise is { } promise) Promise(promise);
        }
    }

    private void Promise(PlanPromise promise)
    {
        PositionOrNone(promise.Stages, plan.Stages.Length, "journey");
        if (promise.Stages >= 0) Position(promise.Stage, plan.Stages[promise.Stages].Stages.Length, "stage");
        Require(promise.Stages < 0 != promise.Event < 0, "a promise begins neither at a stage nor on an event");
        PositionOrNone(promise.Event, plan.Schema.Events.Length, "event");
        expressions.Condition(promise.Where, new ExpressionPlace(promise.Event < 0 ? null : plan.Schema.Events[promise.Event]));
        Require(promise.Within is not null, "a promise has no time");
        Duration(promise.Within, positive: true);
        PositionOrNone(promise.Calendar, plan.Calendars.Length, "calendar");
        Require(promise.Calendar < 0 || promise.Within is { Months: 0, Days: <= 10_000 }, "a length of open time is out of range");
    }
}
