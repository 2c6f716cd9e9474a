using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Runs the rungs of open hand-offs that are due: they go before the timers of sequences.</summary>
internal sealed class HandoffRunner(LoadedPlan plan, HandoffBook book, StepActions actions)
{
    /// <summary>Runs the first rung that is due. The answer is whether there was one.</summary>
    public bool RunOne(Frame frame)
    {
        if (frame.State.Handoffs is not { Count: > 0 } open) return false;
        foreach (var one in open)
        {
            var rung = Array.FindIndex(one.Due, due => due <= frame.Now);
            if (rung < 0) continue;
            Run(frame, one, rung);
            if (book.IsOver(one)) open.Remove(one);
            return true;
        }

        return false;
    }

    private void Run(Frame frame, OpenHandoff open, int index)
    {
        open.Due[index] = Ticks.Never;
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
        var handoff = plan.Handoffs[open.Handoff];
        var before = frame.Kept;
        frame.Kept = open.Kept;
        for (var at = handoff.Plan.Rungs[index].First; at >= 0;) at = Step(frame, open, handoff, at);
        frame.Kept = before;
    }

    private int Step(Frame frame, OpenHandoff open, LoadedHandoff handoff, int at)
    {
        var step = handoff.Steps[at];
        var deadline = open.Deadline == Ticks.Never ? Value.Unknown : open.Deadline;
        var place = new StepPlace(null, 0, handoff.Plan.Name, deadline);
        switch (step.Plan)
        {
            case BranchStep branch:
                var taken = Array.FindIndex(step.Conditions, condition => condition is not null && condition.Test(frame));
                return taken < 0 ? branch.Next : branch.Branches[taken].Then;
            case ReassignStep:
                Reassign(frame, open, handoff, step, place);
                break;
            case TaskStep task:
                var due = actions.DueOf(frame, place, task);
                open.Given.Add((at, due, actions.GiveTask(frame, place, step, due)));
                break;
            default:
                actions.Do(frame, place, step);
                break;
        }

        return step.Plan.Next;
    }

    private void Reassign(Frame frame, OpenHandoff open, LoadedHandoff handoff, LoadedStep step, in StepPlace place)
    {
        var to = step.People[0];
        if (step.People.Length > 1)
        {
            // Whose turn it is first depends on the contact, so that each of the list gets its share.
            var first = unchecked((ulong)frame.Words[plan.Layout.Contact]) % (ulong)step.People.Length;
            to = step.People[(int)((first + (ulong)open.Turns) % (ulong)step.People.Length)];
            open.Turns++;
        }

        for (var at = 0; at < open.Given.Count; at++)
        {
            var (given, due, _) = open.Given[at];
            open.Given[at] = (given, due, actions.GiveAgain(frame, place, handoff.Steps[given], step.Plan, to, due));
        }
    }
}
