using System.Collections.Immutable;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;

namespace NurtureLang.Runtime.Execution;

/// <summary>Where a step stands that is done at once, as decisions say it.</summary>
/// <param name="Sequence">The sequence; none in a hand-off.</param>
/// <param name="Enrolment">The enrolment; 0 in a hand-off.</param>
/// <param name="Handoff">The hand-off; none in a sequence.</param>
/// <param name="Deadline">By when a hand-off is to be answered; unknown for none.</param>
internal readonly record struct StepPlace(string? Sequence, int Enrolment, string? Handoff = null, long Deadline = Value.Unknown);

/// <summary>Does the steps that take no time and are no touch, of sequences and hand-offs alike.</summary>
internal sealed class StepActions(LoadedPlan plan, TemplateWriter writer, ContactFields fields, Consents consents, Enroller enroller)
{
    /// <summary>Does a step.</summary>
    public void Do(Frame frame, in StepPlace place, LoadedStep step)
    {
        switch (step.Plan)
        {
            case TaskStep task:
                GiveTask(frame, place, step, DueOf(frame, place, task));
                break;
            case AlertStep alert:
                Say(frame, place, step, alert, DecisionKind.Alert, step.To, place.Deadline <= frame.Now ? place.Deadline : Value.Unknown, reason: null);
                break;
            case StartStep start:
                if (frame.State.EntriesClosed) frame.Sink.Started(plan.Sequences[start.Sequence].Plan.Name, frame.Now, start.Source);
                else enroller.TryEnrol(frame, plan.Sequences[start.Sequence], -1, onEvent: false, start.Source);
                break;
            case SetStep set:
                fields.Set(frame, set.Field, step.Value is { } value ? value(frame) : Value.Unknown);
                break;
            case WebhookStep webhook:
                var broken = Give(frame, GivenKind.Webhook);
                Decide(frame, place, webhook, DecisionKind.Webhook, webhook.Connector, null, With(frame, step, webhook.With));
                SayBroken(frame, place, webhook, broken, $"The call of `{webhook.Connector}`");
                break;
            case WithdrawStep withdraw:
                Withdraw(frame, place, withdraw);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Gives a task. The answer is who holds it; nobody where that cannot be written.</summary>
    public string? GiveTask(Frame frame, in StepPlace place, LoadedStep step, long due) =>
        Say(frame, place, step, step.Plan, DecisionKind.Task, step.To, due, reason: null);

    /// <summary>Gives a task that was given before to somebody else. The answer is who holds it now.</summary>
    public string? GiveAgain(Frame frame, in StepPlace place, LoadedStep given, PlanStep because, LoadedTemplate to, long due) =>
        Say(frame, place, given, because, DecisionKind.Task, to, due, Reasons.Reassigned);

    /// <summary>By when a task that is given now is to be done; unknown, or never, for no date.</summary>
    public long DueOf(Frame frame, in StepPlace place, TaskStep task) => task.Due switch
    {
        null => place.Deadline,
        { } length when task.DueCalendar >= 0 => plan.Calendars[task.DueCalendar].Add(frame.Now, length, frame.Zone),
        { } length => frame.Zone.Move(frame.Now, length),
    };

    private void Withdraw(Frame frame, in StepPlace place, WithdrawStep withdraw)
    {
        consents.Withdraw(frame, withdraw);
        Decide(
            frame, place, withdraw, DecisionKind.OptOut, null, plan.Plan.Channels[withdraw.Channel],
            withdraw.Topic < 0 ? null : [KeyValuePair.Create<string, string?>("topic", plan.Plan.Topics[withdraw.Topic])]);
    }

    private KeyValuePair<string, string?>[]? With(Frame frame, LoadedStep step, ImmutableArray<PlanPayload> written) => written.IsEmpty
        ? null
        : [.. written.Select((one, index) => KeyValuePair.Create(one.Name, writer.Format(frame, step.With[index](frame), one.Type)))];

    private IReadOnlyList<PlanGuarantee> Give(Frame frame, GivenKind kind)
    {
        plan.Promises.KeepByGiving(frame, kind);
        return plan.Guarantees.Give(frame, kind);
    }

    private static void SayBroken(Frame frame, in StepPlace place, PlanStep step, IReadOnlyList<PlanGuarantee> broken, string what)
    {
        foreach (var guarantee in broken) Guarantees.Say(frame, place.Sequence, place.Enrolment, step.Name, guarantee, what);
    }

    private static void Decide(
        Frame frame, in StepPlace place, PlanStep step, DecisionKind kind, string? to, string? channel, KeyValuePair<string, string?>[]? with) =>
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = kind,
            Sequence = place.Sequence,
            Enrolment = place.Enrolment,
            Step = step.Name,
            Name = place.Handoff,
            Channel = channel,
            To = to,
            With = with,
            Source = step.Source,
        });

    private string? Say(
        Frame frame, in StepPlace place, LoadedStep words, PlanStep step, DecisionKind kind, LoadedTemplate? people, long due, string? reason)
    {
        var text = words.Text is null ? "" : writer.Write(frame, words.Text);
        var to = people is null ? "" : writer.Write(frame, people);
        var with = words.Plan is TaskStep task ? With(frame, words, task.With) : null;
        // What cannot be written is not given, and what is given to somebody else is the same task.
        IReadOnlyList<PlanGuarantee> broken = text is null || to is null || reason is not null
            ? []
            : Give(frame, kind == DecisionKind.Task ? GivenKind.Task : GivenKind.Alert);
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = kind,
            Sequence = place.Sequence,
            Enrolment = place.Enrolment,
            Step = step.Name,
            Name = place.Handoff,
            Reason = text is null || to is null ? Reasons.UnknownValue : reason,
            Due = due == Ticks.Never ? Value.Unknown : due,
            To = to,
            Text = text,
            With = with,
            Source = step.Source,
        });
        SayBroken(frame, place, step, broken, kind == DecisionKind.Task ? "The task" : "The alert");
        return to;
    }
}
