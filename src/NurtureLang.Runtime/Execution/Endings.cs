using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Ends enrolments when their goal is met or something takes the contact out, at once, also in the middle of a wait.</summary>
internal sealed class Endings(LoadedPlan plan, Enroller enroller, Programs programs)
{
    /// <summary>Looks at the goals, exits and waits that are conditions, in the order in which the sequences go.</summary>
    public void Look(Frame frame)
    {
        if (frame.State.Enrolments is not { Count: > 0 } enrolments) return;
        // By position: an enrolment that ends may bring next year's, and meeting one twice here changes nothing.
        for (var index = 0; index < enrolments.Count; index++)
        {
            var enrolment = enrolments[index];
            var sequence = plan.Sequences[enrolment.Sequence];
            var before = frame.Kept;
            frame.Kept = enrolment.Kept;
            LookAtGoal(frame, sequence, enrolment);
            if (!enrolment.Ended) LookAtExits(frame, sequence, enrolment);
            if (sequence.Program is { } program && !enrolment.Ended) programs.Look(frame, sequence, program, enrolment);
            if (!enrolment.Ended) LookAtWaits(frame, sequence, enrolment);
            frame.Kept = before;
        }
    }

    /// <summary>Says which goals ran out of time; called when everything of the instant was looked at.</summary>
    public void RunOut(Frame frame)
    {
        if (frame.State.Enrolments is not { } enrolments) return;
        foreach (var enrolment in enrolments)
        {
            if (!enrolment.GoalDecided && enrolment.GoalUntil != Value.Unknown && enrolment.GoalUntil <= frame.Now)
                Enroller.Miss(frame, plan.Sequences[enrolment.Sequence], enrolment);
        }

        enrolments.RemoveAll(enrolment => enrolment is { Ended: true, GoalDecided: true });
    }

    /// <summary>Takes an event: goals, then exits, then waits of the enrolments that were there before it.</summary>
    public void Take(Frame frame, int type, long instant)
    {
        if (frame.State.Enrolments is not { Count: > 0 } enrolments) return;
        var effects = plan.Events[type];
        for (var index = 0; index < enrolments.Count; index++)
        {
            var enrolment = enrolments[index];
            if (instant < enrolment.Entered) continue;
            var sequence = plan.Sequences[enrolment.Sequence];
            var before = frame.Kept;
            frame.Kept = enrolment.Kept;
            foreach (var goal in effects.Goals)
            {
                if (goal.Owner == sequence.Index && IsOpen(frame, enrolment) && goal.Takes(frame))
                    Meet(frame, sequence, enrolment, sequence.Plan.Goals[goal.Item]);
            }

            foreach (var exit in effects.Exits)
            {
                if (exit.Owner == sequence.Index && !enrolment.Ended && exit.Takes(frame))
                    enroller.End(frame, sequence, enrolment, DecisionKind.Exited, Reasons.Exit, sequence.Plan.Exits[exit.Item].Source);
            }

            foreach (var move in effects.StreamMoves)
            {
                if (move.Owner != sequence.Index || enrolment.Ended || sequence.Program is not { } program || !move.Takes(frame)) continue;
                programs.Move(frame, sequence, enrolment, program.Plan.Moves[move.Item]);
                break;
            }

            if (!enrolment.Ended) TakeWaits(frame, sequence, enrolment, type, instant);
            frame.Kept = before;
        }
    }

    /// <summary>Ends every enrolment in a sequence that sends marketing.</summary>
    public void EndMarketing(Frame frame, string source)
    {
        if (frame.State.Enrolments is not { } enrolments) return;
        foreach (var enrolment in enrolments)
        {
            var sequence = plan.Sequences[enrolment.Sequence];
            if (!enrolment.Ended && IsMarketing(sequence)) enroller.End(frame, sequence, enrolment, DecisionKind.Exited, Reasons.OptOut, source);
        }
    }

    /// <summary>Ends the contact's enrolments in one sequence because a rep said so.</summary>
    public void EndByHand(Frame frame, LoadedSequence sequence)
    {
        if (frame.State.Enrolments is not { } enrolments) return;
        foreach (var enrolment in enrolments)
        {
            if (enrolment.Sequence == sequence.Index && !enrolment.Ended)
                enroller.End(frame, sequence, enrolment, DecisionKind.Exited, Reasons.ByHand, sequence.Plan.Source);
        }
    }

    /// <summary>Ends every enrolment of a contact that becomes one with another, and says of the goals that were still looked at that they were missed.</summary>
    public void EndMerged(Frame frame)
    {
        if (frame.State.Enrolments is not { } enrolments) return;
        foreach (var enrolment in enrolments)
        {
            var sequence = plan.Sequences[enrolment.Sequence];
            enroller.End(frame, sequence, enrolment, DecisionKind.Exited, Reasons.Merged, sequence.Plan.Source);
            if (!enrolment.GoalDecided) Enroller.Miss(frame, sequence, enrolment);
        }

        enrolments.Clear();
    }

    private static bool IsOpen(Frame frame, Enrolment enrolment) =>
        !enrolment.GoalDecided && (enrolment.GoalUntil == Value.Unknown ? !enrolment.Ended : frame.Now <= enrolment.GoalUntil);

    private void LookAtGoal(Frame frame, LoadedSequence sequence, Enrolment enrolment)
    {
        for (var index = 0; index < sequence.Goals.Length; index++)
        {
            if (sequence.Goals[index] is { } goal && IsOpen(frame, enrolment) && goal.Test(frame))
                Meet(frame, sequence, enrolment, sequence.Plan.Goals[index]);
        }
    }

    private void Meet(Frame frame, LoadedSequence sequence, Enrolment enrolment, PlanGoal goal)
    {
        enrolment.GoalDecided = true;
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Goal,
            Sequence = sequence.Plan.Name,
            Enrolment = enrolment.Number,
            Source = goal.Source,
        });
        if (!enrolment.Ended) enroller.End(frame, sequence, enrolment, DecisionKind.Exited, Reasons.GoalMet, goal.Source);
    }

    private void LookAtExits(Frame frame, LoadedSequence sequence, Enrolment enrolment)
    {
        for (var index = 0; index < sequence.Exits.Length; index++)
        {
            if (enrolment.Ended || sequence.Exits[index] is not { } exit || !exit.Test(frame)) continue;
            enroller.End(frame, sequence, enrolment, DecisionKind.Exited, Reasons.Exit, sequence.Plan.Exits[index].Source);
        }
    }

    private static void LookAtWaits(Frame frame, LoadedSequence sequence, Enrolment enrolment)
    {
        foreach (var track in enrolment.Tracks)
        {
            if (track.Status != TrackStatus.WaitingFor) continue;
            var step = sequence.Steps[track.Step];
            if (step.Plan is WaitForStep wait && StepRunner.TakeBranch(frame, track, step, wait)) MarkStale(frame);
        }
    }

    private static void TakeWaits(Frame frame, LoadedSequence sequence, Enrolment enrolment, int type, long instant)
    {
        foreach (var track in enrolment.Tracks)
        {
            if (track.Status != TrackStatus.WaitingFor || instant < track.Began) continue;
            var step = sequence.Steps[track.Step];
            if (step.Plan is not WaitForStep wait || !StepRunner.TakeBranch(frame, track, step, wait, type)) continue;
            (enrolment.TakenAt, enrolment.Taken) = (frame.Now, frame.State.Present?.Count ?? 0);
            MarkStale(frame);
        }
    }

    private static void MarkStale(Frame frame) => frame.Words[Plan.Layout.StateLayout.Flags] |= StateFlags.WakeStale;

    private bool IsMarketing(LoadedSequence sequence)
    {
        var messages = sequence.Plan.Steps.SelectMany(step => step switch
        {
            SendStep send => send.Messages,
            SendNextStep next => next.Messages,
            CastStep cast => cast.Messages,
            _ => [],
        }).ToArray();
        return messages.Length == 0 || Array.Exists(messages, message => !plan.Plan.Messages[message].Transactional);
    }
}
