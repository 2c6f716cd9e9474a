using System.Collections.Immutable;
using NurtureLang.Plan.Content;
using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>Checks the steps of a sequence, and that no chain of them goes round without a repeat that waits.</summary>
internal sealed class StepValidator(PlanCheck check, ExpressionValidator expressions, StepOwner owner)
{
    private readonly CampaignPlan plan = check.Plan;
    private readonly ExpressionPlace inside = new(Kept: owner.Kept);
    private readonly HashSet<int> counters = [];

    public void Check()
    {
        Require(owner.Counters >= 0 && owner.Counters <= 2 * owner.Steps.Length, "the counters of a sequence are out of range");
        foreach (var step in owner.Steps)
        {
            Step(step);
            foreach (var next in Followers(step, withBody: true))
            {
                PositionOrNone(next, owner.Steps.Length, "step");
                Require(next < 0 || owner.Steps[next] is not CastStep, "a step leads into a stream");
            }
        }

        RefuseCircles();
    }

    private void Step(PlanStep step)
    {
        switch (step)
        {
            case SendStep send:
                Require(send.Messages is { IsDefault: false, Length: > 0 }, "a send has no message");
                foreach (var message in List(send.Messages, 100, "messages of a send")) Message(message);
                Hours(send.Windows, plan.Calendars.Length);
                break;
            case SendNextStep send:
                SendNext(send);
                break;
            case CastStep cast:
                Require(cast.Messages is { IsDefault: false, Length: > 0 }, "a stream has no message");
                foreach (var message in List(cast.Messages, 10_000, "messages of a stream")) Message(message);
                Require(cast.Cadence is { At: Values.Value.Unknown }, "a stream casts once");
                Schedule(cast.Cadence);
                break;
            case TaskStep task:
                expressions.Template(task.Text, inside);
                expressions.Template(task.To, inside);
                Duration(task.Due);
                PositionOrNone(task.DueCalendar, plan.Calendars.Length, "calendar");
                foreach (var payload in List(task.With, 1_000, "values of a task")) expressions.Written(payload.Value, payload.Type, inside);
                break;
            case AlertStep alert:
                expressions.Template(alert.Text, inside);
                expressions.Template(alert.To, inside);
                break;
            case WaitStep wait: Duration(wait.Length); break;
            case WaitUntilStep wait: WaitUntil(wait); break;
            case WaitLengthStep wait: expressions.Written(wait.Length, new PlanType(ValueKind.Duration), inside); break;
            case WaitForStep wait: WaitFor(wait); break;
            case BranchStep branch:
                foreach (var one in List(branch.Branches, 1_000, "branches")) expressions.Condition(one.When, inside);
                break;
            case SplitStep split: Split(split); break;
            case RepeatStep repeat: Repeat(repeat); break;
            case StartStep start: Position(start.Sequence, plan.Sequences.Length, "sequence"); break;
            case SetStep set:
                Position(set.Field, plan.Schema.Fields.Length, "field");
                expressions.Written(set.Value, plan.Schema.Fields[set.Field].Type, inside);
                break;
            case ExitStep: break;
            case WebhookStep webhook:
                Require(!string.IsNullOrEmpty(webhook.Connector), "a webhook has no connector");
                foreach (var payload in List(webhook.With, 1_000, "values of a webhook")) expressions.Written(payload.Value, payload.Type, inside);
                break;
            case WithdrawStep withdraw:
                Position(withdraw.Channel, plan.Channels.Length, "channel");
                PositionOrNone(withdraw.Topic, plan.Topics.Length, "topic");
                break;
            case ReassignStep reassign:
                Require(owner.IsHandoff, "a task is given to somebody else where there is none");
                foreach (var to in List(reassign.To, 1_000, "people of a task")) expressions.Template(to, inside);
                Require(reassign.To.Length > 0, "a task is given to nobody");
                break;
            default: throw Refuse("a step is of no kind");
        }
    }

    private void SendNext(SendNextStep send)
    {
        Require(send.Choices is { IsDefault: false, Length: > 0 }, "a send has no message");
        foreach (var choice in List(send.Choices, 100, "choices of a send"))
        {
            Require(choice.Messages is { IsDefault: false, Length: > 0 }, "a send has no message");
            Require(choice.IsList || choice.Messages.Length == 1, "a choice of a send that is no list has several messages");
            foreach (var message in List(choice.Messages, 10_000, "messages of a send")) Message(message);
        }

        Hours(send.Windows, plan.Calendars.Length);
    }

    // A message that reads what the entering event said may be sent only where that is kept, in its type.
    private void Message(int position)
    {
        Position(position, plan.Messages.Length, "message");
        var message = plan.Messages[position];
        var parts = new[] { message.From, message.Subject, message.Body }.OfType<PlanTemplate>().SelectMany(template => template.Parts);
        foreach (var (value, type) in parts.SelectMany(part => new[] { (part.Value, part.Type), (part.Fallback, part.FallbackType) }))
        {
            if (value is null || type is null || !ExpressionWalk.Within(value).OfType<EntryValue>().Any()) continue;
            expressions.Written(value, type, inside);
        }
    }

    private void WaitUntil(WaitUntilStep wait)
    {
        Require(wait.Weekdays is >= 0 and < 128, "days of the week are out of range");
        TimeOfDay(wait.Time);
        Duration(wait.Offset);
        if (wait.Value is { } value)
            expressions.Written(value, new PlanType(wait.ValueIsInstant ? ValueKind.Instant : ValueKind.Date), inside);
    }

    private void WaitFor(WaitForStep wait)
    {
        Duration(wait.UpTo);
        foreach (var branch in List(wait.Branches, 1_000, "branches"))
        {
            PositionOrNone(branch.Event, plan.Schema.Events.Length, "event");
            Require(branch.Event < 0 != branch.When is null, "a wait is neither for an event nor for a condition");
            expressions.Condition(branch.Where, inside with { Event = branch.Event < 0 ? null : plan.Schema.Events[branch.Event] });
            expressions.Condition(branch.When, inside);
        }
    }

    private void Repeat(RepeatStep repeat)
    {
        Duration(repeat.Every, positive: true);
        Require(repeat.Times is >= 0 and <= 1_000_000, "a number of runs is out of range");
        expressions.Condition(repeat.Until, inside);
        Position(repeat.Counter, owner.Counters - 1, "counter");
        Require(counters.Add(repeat.Counter) && counters.Add(repeat.Counter + 1), "two repeats share a counter");
        Position(repeat.Body, owner.Steps.Length, "step");
    }

    private void Split(SplitStep split)
    {
        Require(!string.IsNullOrEmpty(split.Split) && split.Salt is not null, "a split has no name");
        Names(List(split.Arms, 100, "arms of a split").Select(arm => arm.Name), "arms of a split");
        Require(split.Arms.All(arm => arm.Share is >= 0 and <= Value.One) && split.Arms.Sum(arm => arm.Share) == Value.One, "the shares of a split do not add up");
        Require(split.Winner is not null || split.Arms.All(arm => !arm.Waits), "people wait for a winner that nobody seeks");
        if (split.Winner is not { } winner) return;
        Position(winner.Event, plan.Schema.Events.Length, "event");
        expressions.Condition(winner.Where, new ExpressionPlace(plan.Schema.Events[winner.Event]));
        Duration(winner.After, positive: true);
        PositionOrNone(winner.Tie, split.Arms.Length, "arm");
        Require(winner.AtLeast is >= 1 and <= 10_000_000 && split.Arms.Any(arm => !arm.Waits) && (winner.Tie < 0 || !split.Arms[winner.Tie].Waits),
            "a winner cannot be found");
    }

    private static IEnumerable<int> Followers(PlanStep step, bool withBody) => step switch
    {
        ExitStep or CastStep => [],
        SendNextStep send => [send.Next, send.Exhausted],
        WaitForStep wait => [.. wait.Branches.Select(branch => branch.Then), wait.Timeout, wait.Next],
        BranchStep branch => [.. branch.Branches.Select(one => one.Then), branch.Next],
        SplitStep split => [.. split.Arms.Select(arm => arm.Then), split.Next],
        RepeatStep repeat when withBody => [repeat.Body, repeat.Next],
        _ => [step.Next],
    };

    // INVARIANT: without the way from a repeat into its body no chain of steps comes back to itself, so that an instant ends.
    private void RefuseCircles()
    {
        var state = new byte[owner.Steps.Length];
        var open = new Stack<(int Step, IEnumerator<int> Next)>();
        for (var root = 0; root < state.Length; root++)
        {
            if (state[root] != 0) continue;
            Enter(root);
            while (open.TryPeek(out var top))
            {
                if (!top.Next.MoveNext())
                {
                    state[top.Step] = 2;
                    open.Pop();
                }
                else if (top.Next.Current is var next and >= 0)
                {
                    Require(state[next] != 1, $"the steps of `{owner.Name}` go round in a circle");
                    if (state[next] == 0) Enter(next);
                }
            }
        }

        void Enter(int step)
        {
            state[step] = 1;
            open.Push((step, Followers(owner.Steps[step], withBody: false).GetEnumerator()));
        }
    }
}

/// <summary>What steps belong to: a sequence or a hand-off.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kept">The properties of the entering event that it keeps.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Counters">How many counters its repeats use.</param>
/// <param name="IsHandoff">Whether it is a hand-off.</param>
internal sealed record StepOwner(string Name, ImmutableArray<PlanKept> Kept, ImmutableArray<PlanStep> Steps, int Counters, bool IsHandoff = false);
