using NurtureLang.Plan.Goals;
using NurtureLang.Plan.Handoffs;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Hands contacts over, and ends hand-offs that were answered or whose stage the contact left.</summary>
/// <remarks>INVARIANT: a contact has at most one open hand-off of each kind; they stand in the order of the plan.</remarks>
internal sealed class HandoffBook(LoadedPlan plan)
{
    /// <summary>The contact comes into a stage.</summary>
    public void Enter(Frame frame, int stages, int stage)
    {
        for (var index = 0; index < plan.Handoffs.Length; index++)
        {
            var written = plan.Handoffs[index].Plan;
            if (written.Stages == stages && written.Stage == stage) Open(frame, index, Frame.NothingKept);
        }
    }

    /// <summary>The contact leaves a stage: whom nobody answered by then is not waited for any more.</summary>
    public void Leave(Frame frame, int stages, int stage)
    {
        if (frame.State.Handoffs is not { Count: > 0 } open) return;
        for (var at = open.Count - 1; at >= 0; at--)
        {
            var written = plan.Handoffs[open[at].Handoff].Plan;
            if (written.Stages == stages && written.Stage == stage) Close(frame, open[at], HandoffChange.Left, frame.Now);
        }
    }

    /// <summary>An event that may hand over: one hand-off at a time, so that what is open is not handed over again.</summary>
    public void TakeEvent(Frame frame, EventItem[] items)
    {
        foreach (var item in items)
        {
            if (!item.Takes(frame)) continue;
            var kept = plan.Handoffs[item.Owner].Plan.Kept;
            Open(frame, item.Owner, kept.IsEmpty ? Frame.NothingKept : [.. kept.Select(one => frame.Event[one.PropertyByEntry[0]])]);
        }
    }

    /// <summary>An event that may answer: what was handed over at or before the instant at which it occurred.</summary>
    public void TakeAnswer(Frame frame, EventItem[] items, long instant)
    {
        if (frame.State.Accounts is { } accounts) TakeForAccounts(frame, accounts, items, instant);
        if (frame.State.Handoffs is not { Count: > 0 } open) return;
        foreach (var item in items)
        {
            if (open.Find(one => one.Handoff == item.Owner) is not { } found || instant < found.Opened || !item.Takes(frame)) continue;
            Close(frame, found, HandoffChange.Answered, instant);
        }
    }

    /// <summary>Hands the contact at hand over for its account, unless it is handed over so already. Whether it was.</summary>
    public bool OpenForAccount(Frame frame, int index)
    {
        if (frame.State.Handoffs?.Exists(one => one.Handoff == index) == true) return false;
        Open(frame, index, Frame.NothingKept);
        return true;
    }

    /// <summary>An answer to the hand-off in which the contact at hand stands for its account.</summary>
    public void AnswerForAccount(Frame frame, int index, long instant)
    {
        if (frame.State.Handoffs?.Find(one => one.Handoff == index) is { } found && instant >= found.Opened)
            Close(frame, found, HandoffChange.Answered, instant);
    }

    // Whoever of the account the event is about: another contact may stand for it.
    private void TakeForAccounts(Frame frame, AccountLinks accounts, EventItem[] items, long instant)
    {
        foreach (var item in items)
        {
            if (plan.Handoffs[item.Owner].Plan.Account is not { } kind || accounts.Of[kind] is not { } account) continue;
            if (account.Stands[item.Owner] is { } stands && stands != frame.State && item.Takes(frame)) account.Answers.Add((item.Owner, instant));
        }
    }

    /// <summary>Takes over the hand-offs of a contact that became this one. Of two of a kind the contact's own stays, and the tasks of the other are closed.</summary>
    public void Join(Frame frame, ContactState other)
    {
        var own = (frame.State.Handoffs ?? []).Select(one => one.Handoff).ToHashSet();
        foreach (var open in other.Handoffs ?? [])
        {
            if (own.Contains(open.Handoff)) Close(frame, open, HandoffChange.Left, frame.Now, Reasons.Merged);
            else (frame.State.Handoffs ??= []).Add(open);
        }

        frame.State.Handoffs?.Sort((left, right) => left.Handoff.CompareTo(right.Handoff));
        other.Handoffs = null;
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
    }

    /// <summary>Whether nobody waits for an answer and everything was done.</summary>
    public bool IsOver(OpenHandoff open) =>
        plan.Handoffs[open.Handoff].Plan.Answer < 0 && Array.TrueForAll(open.Due, due => due == Ticks.Never);

    /// <summary>The instant by which a length of time has passed, of which only open time may count.</summary>
    public long After(Frame frame, long instant, PlanDuration length, int calendar)
    {
        if (instant == Ticks.Never) return Ticks.Never;
        return calendar >= 0 ? plan.Calendars[calendar].Add(instant, length, frame.Zone) : frame.Zone.Move(instant, length);
    }

    private void Open(Frame frame, int index, long[] kept)
    {
        var open = frame.State.Handoffs ??= [];
        var place = open.FindIndex(one => one.Handoff >= index);
        if (place >= 0 && open[place].Handoff == index) return;
        var written = plan.Handoffs[index].Plan;
        var deadline = written.Within is { } within ? After(frame, frame.Now, within, written.Calendar) : Ticks.Never;
        var one = new OpenHandoff
        {
            Handoff = index,
            Opened = frame.Now,
            Deadline = deadline,
            Kept = kept,
            Due = [.. written.Rungs.Select(rung => DueOf(frame, rung, deadline))],
        };
        open.Insert(place < 0 ? open.Count : place, one);
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
        frame.Sink.Take(new HandoffFact(index, HandoffChange.Opened, frame.Now, deadline, frame.Now));
        if (written.Answer >= 0) SayGoals(frame, index);
    }

    private void SayGoals(Frame frame, int index)
    {
        for (var goal = 0; goal < plan.Plan.Goals.Length; goal++)
        {
            if (plan.Plan.Goals[goal].Measure is AnswerMeasure answer && (answer.Handoff < 0 || answer.Handoff == index))
                frame.Sink.Take(new GoalFact(goal, After(frame, frame.Now, answer.Within, answer.Calendar), index));
        }
    }

    // What is done at once is done now, whatever a calendar says.
    private long DueOf(Frame frame, PlanRung rung, long deadline)
    {
        var from = rung.IsLate ? deadline : frame.Now;
        return rung.After is { Months: 0, Days: 0, Ticks: 0 } ? from : After(frame, from, rung.After, rung.Calendar);
    }

    private void Close(Frame frame, OpenHandoff open, HandoffChange change, long at, string left = Reasons.StageLeft)
    {
        frame.State.Handoffs?.Remove(open);
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
        var written = plan.Handoffs[open.Handoff].Plan;
        frame.Sink.Take(new HandoffFact(open.Handoff, change, open.Opened, open.Deadline, at));
        foreach (var (step, due, holder) in open.Given)
        {
            frame.Sink.Take(new Decision
            {
                At = frame.Now,
                Kind = DecisionKind.TaskClosed,
                Step = written.Steps[step].Name,
                Name = written.Name,
                Reason = change == HandoffChange.Left ? left : at > open.Deadline ? Reasons.Late : null,
                Due = due == Ticks.Never ? Value.Unknown : due,
                To = holder,
                Source = change == HandoffChange.Left ? written.Source : written.AnswerSource ?? written.Source,
            });
        }
    }
}
