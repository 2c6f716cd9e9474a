using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Policy;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Watches that what a guarantee says comes in time does.</summary>
/// <remarks>
/// A stage that is entered, or an event, begins a time with a deadline of its own. One thing that is sent or given keeps every promise that is open; what comes
/// exactly at the deadline is in time, so that deadlines are looked at when everything else of their instant is done.
/// </remarks>
internal sealed class Promises
{
    private readonly LoadedPlan plan;
    private readonly Promise[] all;
    private readonly Promise[][] byMessage;

    public Promises(LoadedPlan plan)
    {
        this.plan = plan;
        all = [.. plan.Plan.Guarantees.SelectMany((one, index) =>
            one.Promise is { } promise ? new[] { new Promise(index, one, promise, plan.Layout.Promises[index]) } : [])];
        byMessage = [.. plan.Plan.Messages.Select((_, message) => all.Where(one => one.Guarantee.Messages.Contains(message)).ToArray())];
    }

    /// <summary>The contact comes into a stage.</summary>
    public void Enter(Frame frame, int stages, int stage)
    {
        foreach (var one in all)
        {
            if (one.Plan.Stages == stages && one.Plan.Stage == stage) Begin(frame, one);
        }
    }

    /// <summary>An event that begins the time of promises.</summary>
    public void TakeEvent(Frame frame, EventItem[] items)
    {
        foreach (var item in items)
        {
            if (item.Takes(frame)) Begin(frame, Array.Find(all, one => one.Index == item.Owner) ?? throw new System.Diagnostics.UnreachableException());
        }
    }

    /// <summary>A message leaves.</summary>
    public void KeepByMessage(Frame frame, int message)
    {
        foreach (var one in byMessage[message]) Keep(frame, one);
    }

    /// <summary>Something is given.</summary>
    public void KeepByGiving(Frame frame, GivenKind kind)
    {
        foreach (var one in all)
        {
            if (one.Guarantee.Given == kind) Keep(frame, one);
        }
    }

    /// <summary>Says which promises were not kept by now: called when everything else of the instant is done.</summary>
    public void Expire(Frame frame)
    {
        foreach (var one in all)
        {
            if (frame.State.Lists[one.List] is not { Count: > 0 } open) continue;
            for (var due = open.RemoveAll(deadline => deadline <= frame.Now); due > 0; due--)
            {
                frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
                Say(frame, one.Guarantee, Reasons.Guarantee, $"Nothing came in time, which breaks the guarantee: {one.Guarantee.Claim}");
            }
        }
    }

    /// <summary>The next deadline after now; <see cref="Ticks.Never"/> for none.</summary>
    public long Next(Frame frame)
    {
        var next = Ticks.Never;
        foreach (var one in all)
        {
            foreach (var deadline in frame.State.Lists[one.List] ?? []) next = deadline > frame.Now ? Math.Min(next, deadline) : next;
        }

        return next;
    }

    /// <summary>Takes over the promises that are open to a contact that became this one.</summary>
    public void Join(Frame frame, ContactState other)
    {
        foreach (var one in all)
        {
            if (other.Lists[one.List] is { Count: > 0 } theirs)
                frame.State.Lists[one.List] = [.. frame.State.List(one.List).Concat(theirs).Order().Take(StateLayout.PromiseMemory)];
        }
    }

    /// <summary>Takes over the promises that are open in the version before; those of guarantees that this version does not have are dropped.</summary>
    public void Carry(ContactState fresh, LoadedPlan before, ContactState old)
    {
        foreach (var one in all)
        {
            var same = Array.Find(before.Promises.all, other => other.Guarantee.Name == one.Guarantee.Name);
            fresh.Lists[one.List] = same is not null && old.Lists[same.List] is { Count: > 0 } open ? [.. open] : null;
        }
    }

    private void Begin(Frame frame, Promise one)
    {
        var promise = one.Plan;
        var deadline = promise.Calendar >= 0
            ? plan.Calendars[promise.Calendar].Add(frame.Now, promise.Within, frame.Zone)
            : frame.Zone.Move(frame.Now, promise.Within);
        if (deadline == Ticks.Never) return;
        var open = frame.State.List(one.List);
        if (open.Count == StateLayout.PromiseMemory)
        {
            Say(frame, one.Guarantee, Reasons.WindowFull, $"More than {StateLayout.PromiseMemory} of these promises are open at once: this one is not watched.");
            return;
        }

        open.Add(deadline);
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
    }

    private static void Keep(Frame frame, Promise one)
    {
        if (frame.State.Lists[one.List] is not { Count: > 0 } open) return;
        open.Clear();
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
    }

    private static void Say(Frame frame, PlanGuarantee guarantee, string reason, string text) => frame.Sink.Take(new Decision
    {
        At = frame.Now,
        Kind = DecisionKind.Diagnostic,
        Name = guarantee.Name,
        Reason = reason,
        Text = text,
        Source = guarantee.Source,
    });

    private sealed record Promise(int Index, PlanGuarantee Guarantee, PlanPromise Plan, int List);
}
