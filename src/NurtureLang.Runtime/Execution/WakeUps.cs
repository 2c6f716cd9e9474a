using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Works out the next instant at which something about the contact can change by time alone.</summary>
internal sealed class WakeUps(LoadedPlan plan)
{
    /// <summary>The next instant after now; <see cref="Ticks.Never"/> where nothing will.</summary>
    public long Next(Frame frame)
    {
        frame.IsForeseeing = true;
        var next = Foresee(frame);
        frame.IsForeseeing = false;
        return next;
    }

    private long Foresee(Frame frame)
    {
        var next = Math.Min(OfConditions(frame), Math.Min(OfStages(frame), OfEntries(frame)));
        next = Math.Min(next, plan.Promises.Next(frame));
        foreach (var open in frame.State.Handoffs ?? [])
        {
            foreach (var due in open.Due) next = Math.Min(next, After(frame, due));
        }

        if (frame.State.Enrolments is not { } enrolments) return next;
        foreach (var enrolment in enrolments) next = Math.Min(next, OfEnrolment(frame, enrolment));
        return next;
    }

    private static long After(Frame frame, long instant) => instant > frame.Now ? instant : Ticks.Never;

    private long OfConditions(Frame frame)
    {
        var next = Ticks.Never;
        for (var index = 0; index < plan.Held.Length; index++)
        {
            next = Math.Min(next, plan.Held[index].Horizon.Of(frame));
            var since = frame.Words[plan.Layout.Held[index]];
            if (since != Value.Unknown) next = Math.Min(next, After(frame, since + plan.Plan.Held[index].For));
        }

        foreach (var reset in plan.Resets) next = Math.Min(next, reset.Condition.Horizon.Of(frame));
        foreach (var rule in plan.EveryRules)
        {
            if (rule.While is { } condition) next = Math.Min(next, condition.Horizon.Of(frame));
            if (frame.Knows(rule.Since)) next = Math.Min(next, After(frame, frame.Words[rule.Since] + rule.Length));
        }

        foreach (var rule in plan.WhenRules) next = Math.Min(next, rule.Condition.Horizon.Of(frame));
        next = Math.Min(next, OfChoice(frame, plan.Personas, frame.Words[StateLayout.Persona]));
        for (var index = 0; index < plan.Grades.Length; index++)
            next = Math.Min(next, OfChoice(frame, plan.Grades[index], frame.Words[plan.Layout.Grades[index]]));
        return next;
    }

    // Of a list of which the first that holds counts, those behind it do not matter.
    private static long OfChoice(Frame frame, LiveCondition[] conditions, long chosen)
    {
        var next = Ticks.Never;
        for (var index = 0; index < conditions.Length && (chosen == Value.Unknown || index <= chosen); index++)
            next = Math.Min(next, conditions[index].Horizon.Of(frame));
        return next;
    }

    private long OfStages(Frame frame)
    {
        var next = Ticks.Never;
        for (var stages = 0; stages < plan.Moves.Length; stages++)
        {
            var current = (int)frame.Words[plan.Layout.Stages[stages]];
            var moves = plan.Plan.Stages[stages].Transitions;
            foreach (var index in plan.MovesFrom[stages][current])
            {
                if (moves[index].After is not null) next = Math.Min(next, After(frame, Settler.DueOf(plan, frame, stages, moves[index])));
                else if (plan.Moves[stages][index] is { } condition) next = Math.Min(next, condition.Horizon.Of(frame));
            }
        }

        return next;
    }

    private long OfEntries(Frame frame)
    {
        var next = Ticks.Never;
        foreach (var sequence in plan.TimedEntries)
        {
            for (var index = 0; index < sequence.Entries.Length; index++)
            {
                if (sequence.Plan.Entries[index].Schedule is not null)
                    next = Math.Min(next, After(frame, frame.Words[sequence.Layout.Entries[index]]));
                else if (sequence.Entries[index] is { } entry)
                    next = Math.Min(next, entry.Horizon.Of(frame));
            }

            if (sequence.AnchorEdge is { } edge) next = Math.Min(next, edge.Horizon.Of(frame));
        }

        return next;
    }

    private long OfEnrolment(Frame frame, Enrolment enrolment)
    {
        var sequence = plan.Sequences[enrolment.Sequence];
        var kept = frame.Kept;
        frame.Kept = enrolment.Kept;
        var next = Ticks.Never;
        if (!enrolment.GoalDecided)
        {
            if (enrolment.GoalUntil != Value.Unknown) next = Math.Min(next, After(frame, enrolment.GoalUntil));
            next = Math.Min(next, OfAll(frame, sequence.Goals));
        }

        if (!enrolment.Ended)
        {
            next = Math.Min(next, OfAll(frame, sequence.Exits));
            if (sequence.Program is { } program) next = Math.Min(next, OfAll(frame, program.Moves));
            foreach (var track in enrolment.Tracks)
            {
                if (track.Status == TrackStatus.Done) continue;
                next = Math.Min(next, After(frame, track.Due));
                if (track.Status == TrackStatus.WaitingFor) next = Math.Min(next, OfAll(frame, sequence.Steps[track.Step].Conditions));
            }
        }

        frame.Kept = kept;
        return next;
    }

    private static long OfAll(Frame frame, LiveCondition?[] conditions)
    {
        var next = Ticks.Never;
        foreach (var condition in conditions)
        {
            if (condition is not null) next = Math.Min(next, condition.Horizon.Of(frame));
        }

        return next;
    }
}
