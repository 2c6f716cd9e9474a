using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Execution;

/// <summary>Runs one step of one track that is due, and says when the track goes on.</summary>
internal sealed class StepRunner(
    LoadedPlan plan, Touches touches, Casts casts, Enroller enroller, Anchors anchors, StepActions actions, Crossings crossings)
{
    /// <summary>Runs the step that the track is at. It is due.</summary>
    public void Run(Frame frame, LoadedSequence sequence, Enrolment enrolment, int index)
    {
        var track = enrolment.Tracks[index];
        var before = frame.Kept;
        frame.Kept = enrolment.Kept;
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
        if (!track.Begun && sequence.Plan.Anchor is not null && sequence.For is not null && !sequence.For.Test(frame))
        {
            anchors.Drop(frame, sequence, enrolment, index, Reasons.NotFor);
        }
        else
        {
            // A late block that is sent all the same keeps when it was meant to be; every other step begins now.
            if (track.Status == TrackStatus.Ready && (track.Begun || sequence.Plan.Anchor is null)) track.Began = frame.Now;
            track.Begun = true;
            frame.Sink.Reached(sequence.Index, track.Step);
            Step(frame, sequence, enrolment, track, sequence.Steps[track.Step]);
        }

        if (Array.TrueForAll(enrolment.Tracks, one => one.Status == TrackStatus.Done))
            enroller.End(frame, sequence, enrolment, DecisionKind.Finished, null, sequence.Plan.Source);
        frame.Kept = before;
    }

    // What decides where the steps go goes on for a control group too, and a touch says why it does not leave; everything else is passed over.
    private static bool GoesOnHeldOut(PlanStep step) => step is SendStep or SendNextStep or CastStep or WaitStep or WaitUntilStep or WaitLengthStep or WaitForStep or BranchStep
        or SplitStep or RepeatStep or ExitStep;

    private void Step(Frame frame, LoadedSequence sequence, Enrolment enrolment, TrackState track, LoadedStep step)
    {
        if (enrolment.HeldOut && !GoesOnHeldOut(step.Plan))
        {
            Go(frame, track, step.Plan.Next);
            return;
        }

        switch (step.Plan)
        {
            case SendStep send:
                Send(frame, sequence, enrolment, track, send, send.Messages, send.Next);
                break;
            case SendNextStep next:
                SendNext(frame, sequence, enrolment, track, next);
                break;
            case CastStep cast:
                casts.Cast(frame, sequence, enrolment, track, cast);
                break;
            case WaitStep wait:
                WaitUntil(frame, track, frame.Zone.Move(track.Began, wait.Length), wait.Next);
                break;
            case WaitUntilStep until:
                WaitUntil(frame, track, EndOf(frame, track, step, until), until.Next);
                break;
            case WaitLengthStep wait:
                var length = step.Value is { } data ? data(frame) : Value.Unknown;
                WaitUntil(frame, track, length == Value.Unknown ? frame.Now : Value.Add(track.Began, length), wait.Next);
                break;
            case WaitForStep wait:
                WaitFor(frame, enrolment, track, step, wait);
                break;
            case BranchStep branch:
                var taken = Array.FindIndex(step.Conditions, condition => condition is not null && condition.Test(frame));
                Go(frame, track, taken < 0 ? branch.Next : branch.Branches[taken].Then);
                break;
            case SplitStep split:
                Deal(frame, sequence, enrolment, track, step, split);
                break;
            case RepeatStep repeat:
                Repeat(frame, enrolment, track, step, repeat);
                break;
            case ExitStep exit:
                enroller.End(frame, sequence, enrolment, DecisionKind.Exited, Reasons.ExitStep, exit.Source);
                break;
            default:
                // First where it goes on: what the step does may end this enrolment.
                Go(frame, track, step.Plan.Next);
                actions.Do(frame, new StepPlace(sequence.Plan.Name, enrolment.Number), step);
                break;
        }
    }

    // INVARIANT: whoever comes after the deciding instant goes to the winner; whoever comes at it or before is dealt by the shares.
    private void Deal(Frame frame, LoadedSequence sequence, Enrolment enrolment, TrackState track, LoadedStep step, SplitStep split)
    {
        var winner = crossings.WinnerOf(step.Winner);
        if (winner is { } decided && (frame.Now > decided.At || track.Status == TrackStatus.Waiting))
        {
            Go(frame, track, split.Arms[decided.Arm].Then);
            SayAssigned(frame, sequence, enrolment, split, split.Arms[decided.Arm].Name, Reasons.Winner, split.Winner?.Source ?? split.Source);
            return;
        }

        var arm = split.Arms[Lots.ArmOf(frame.Words[plan.Layout.Contact], split, step.Salts)];
        if (arm.Waits) (track.Status, track.Due) = (TrackStatus.Waiting, winner?.At ?? Ticks.Never);
        else Go(frame, track, arm.Then);
        SayAssigned(frame, sequence, enrolment, split, arm.Name, null, arm.Source);
    }

    private static void SayAssigned(Frame frame, LoadedSequence sequence, Enrolment enrolment, SplitStep split, string arm, string? reason, string source)
    {
        if (enrolment.HeldOut) return;
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Assigned,
            Sequence = sequence.Plan.Name,
            Enrolment = enrolment.Number,
            Step = split.Name,
            Split = split.Split,
            Arm = arm,
            Reason = reason,
            Source = source,
        });
    }

    /// <summary>Works out anew until when a track waits that came to its step on another version: from when the wait began.</summary>
    public void WaitAgain(Frame frame, Enrolment enrolment, TrackState track, LoadedStep step)
    {
        var due = (track.Status, step.Plan) switch
        {
            (TrackStatus.Waiting, WaitStep wait) => frame.Zone.Move(track.Began, wait.Length),
            (TrackStatus.Waiting, WaitUntilStep until) => EndOf(frame, track, step, until),
            (TrackStatus.Waiting, WaitLengthStep) when step.Value is { } data && data(frame) is var length && length != Value.Unknown => Value.Add(track.Began, length),
            (TrackStatus.Waiting, RepeatStep repeat) => frame.Zone.Move(enrolment.Counters[repeat.Counter + 1], repeat.Every),
            (TrackStatus.Waiting, CastStep cast) => Schedules.NextOf(cast.Cadence, frame.Zone, plan.Zones.Campaign, frame.Now - 1),
            (TrackStatus.WaitingFor, WaitForStep wait) => wait.UpTo is { } limit ? frame.Zone.Move(track.Began, limit) : Ticks.Never,
            (TrackStatus.Deferred or TrackStatus.Ready, _) => track.Due,
            _ => Value.Unknown,
        };
        // A step of another kind under the same name begins anew.
        if (due == Value.Unknown) track.Status = TrackStatus.Ready;
        track.Due = Math.Max(due, frame.Now);
    }

    private static void Go(Frame frame, TrackState track, int next)
    {
        track.Step = next;
        track.Due = frame.Now;
        track.Status = next < 0 ? TrackStatus.Done : TrackStatus.Ready;
    }

    private static void WaitUntil(Frame frame, TrackState track, long until, int next)
    {
        if (track.Status == TrackStatus.Waiting || until <= frame.Now)
        {
            Go(frame, track, next);
            return;
        }

        track.Status = TrackStatus.Waiting;
        track.Due = until;
    }

    private void Send(
        Frame frame, LoadedSequence sequence, Enrolment enrolment, TrackState track, SendStep step, System.Collections.Immutable.ImmutableArray<int> messages, int next)
    {
        var fate = touches.Pass(frame, new Touches.Touch(sequence, enrolment, track, step, messages, step.Windows));
        if (fate == TouchFate.Deferred) return;
        if (fate == TouchFate.Refused && sequence.Plan.ExitIfRefused)
            enroller.End(frame, sequence, enrolment, DecisionKind.Exited, Reasons.Consent, step.Source);
        else
            Go(frame, track, next);
    }

    private void SendNext(Frame frame, LoadedSequence sequence, Enrolment enrolment, TrackState track, SendNextStep step)
    {
        var pieces = step.Choices.Select(choice => NextOf(frame, choice)).ToArray();
        if (pieces[0] < 0)
        {
            Exhaust(frame, sequence, enrolment, track, step);
            return;
        }

        var fate = touches.Pass(frame, new Touches.Touch(sequence, enrolment, track, step, [.. pieces.Where(piece => piece >= 0)], step.Windows));
        if (fate == TouchFate.Deferred) return;
        if (fate == TouchFate.Refused && sequence.Plan.ExitIfRefused)
            enroller.End(frame, sequence, enrolment, DecisionKind.Exited, Reasons.Consent, step.Source);
        else if (fate == TouchFate.Sent && LeftTheLast(frame, step, pieces))
            Exhaust(frame, sequence, enrolment, track, step);
        else
            Go(frame, track, step.Next);
    }

    // The message that a choice would send; -1 where all of its pieces were received.
    private int NextOf(Frame frame, PlanChoice choice)
    {
        if (!choice.IsList) return choice.Messages[0];
        foreach (var message in choice.Messages)
        {
            if (!frame.Knows(plan.Layout.LastSent[message])) return message;
        }

        return -1;
    }

    // Whether the piece that left just now was the last of its list.
    private bool LeftTheLast(Frame frame, SendNextStep step, int[] pieces)
    {
        for (var index = 0; index < pieces.Length; index++)
        {
            if (step.Choices[index].IsList && pieces[index] >= 0 && frame.Knows(plan.Layout.LastSent[pieces[index]]))
                return NextOf(frame, step.Choices[index]) < 0;
        }

        return false;
    }

    private static void Exhaust(Frame frame, LoadedSequence sequence, Enrolment enrolment, TrackState track, SendNextStep step)
    {
        // A plan with more such steps than bits says it once too seldom rather than at every run.
        var bit = 1L << (track.Step % 63);
        if ((enrolment.SaidExhausted & bit) == 0) SayExhausted(frame, sequence, enrolment, step);
        enrolment.SaidExhausted |= bit;
        Go(frame, track, step.Exhausted < 0 ? step.Next : step.Exhausted);
    }

    private static void SayExhausted(Frame frame, LoadedSequence sequence, Enrolment enrolment, SendNextStep step) =>
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Exhausted,
            Sequence = sequence.Plan.Name,
            Enrolment = enrolment.Number,
            Step = step.Name,
            Source = step.Source,
        });

    private static long EndOf(Frame frame, TrackState track, LoadedStep step, WaitUntilStep until)
    {
        if (step.Value is { } data)
        {
            var value = data(frame);
            return value == Value.Unknown ? frame.Now : EndOfValue(frame, until, value);
        }

        var time = until.Time == Value.Unknown ? 0 : until.Time;
        var today = frame.Zone.Day(track.Began);
        for (var day = today; day <= today + 8; day++)
        {
            if (until.Weekdays != 0 && (until.Weekdays >> ZoneClock.Weekday(day) & 1) == 0) continue;
            var end = frame.Zone.At((day * Ticks.PerDay) + time);
            if (end > track.Began) return end;
        }

        throw new System.Diagnostics.UnreachableException();
    }

    private static long EndOfValue(Frame frame, WaitUntilStep until, long value)
    {
        var local = until.ValueIsInstant ? frame.Zone.Local(value) : value * Ticks.PerDay;
        if (until.Time != Value.Unknown) local = (ZoneClock.FloorDivide(local, Ticks.PerDay) * Ticks.PerDay) + until.Time;
        var instant = until.ValueIsInstant && until.Time == Value.Unknown ? value : frame.Zone.At(local);
        return until.Offset is { } offset ? frame.Zone.Move(instant, offset, until.OffsetBefore) : instant;
    }

    private static void WaitFor(Frame frame, Enrolment enrolment, TrackState track, LoadedStep step, WaitForStep wait)
    {
        if (track.Status == TrackStatus.WaitingFor)
        {
            Go(frame, track, wait.Timeout);
            return;
        }

        var limit = wait.UpTo is { } length ? frame.Zone.Move(track.Began, length) : Ticks.Never;
        if (TakePresent(frame, enrolment, track, step, wait) || TakeBranch(frame, track, step, wait)) return;
        if (limit <= frame.Now)
        {
            Go(frame, track, wait.Timeout);
            return;
        }

        track.Status = TrackStatus.WaitingFor;
        track.Due = limit;
    }

    // Events of the very instant at which the wait begins count: all of them came before it in the order of an instant.
    private static bool TakePresent(Frame frame, Enrolment enrolment, TrackState track, LoadedStep step, WaitForStep wait)
    {
        var present = frame.State.Present;
        var first = enrolment.TakenAt == frame.Now ? enrolment.Taken : 0;
        for (var index = first; index < (present?.Count ?? 0); index++)
        {
            if (present is null) break;
            present[index].Properties.CopyTo(frame.Event.AsSpan());
            if (!TakeBranch(frame, track, step, wait, present[index].Type)) continue;
            (enrolment.TakenAt, enrolment.Taken) = (frame.Now, index + 1);
            return true;
        }

        return false;
    }

    /// <summary>Takes the first branch whose condition holds now, if there is one.</summary>
    public static bool TakeBranch(Frame frame, TrackState track, LoadedStep step, WaitForStep wait)
    {
        var taken = Array.FindIndex(step.Conditions, condition => condition is not null && condition.Test(frame));
        if (taken >= 0) Go(frame, track, wait.Branches[taken].Then);
        return taken >= 0;
    }

    /// <summary>Takes the first branch that the event under test meets, if there is one.</summary>
    public static bool TakeBranch(Frame frame, TrackState track, LoadedStep step, WaitForStep wait, int type)
    {
        for (var index = 0; index < wait.Branches.Length; index++)
        {
            if (wait.Branches[index].Event != type) continue;
            if (step.Wheres[index] is { } where && !where(frame)) continue;
            Go(frame, track, wait.Branches[index].Then);
            return true;
        }

        return false;
    }

    // The counter holds how many runs began; the one after it when the last of them was due.
    private static void Repeat(Frame frame, Enrolment enrolment, TrackState track, LoadedStep step, RepeatStep repeat)
    {
        var counters = enrolment.Counters;
        var runs = counters[repeat.Counter];
        var over = (repeat.Times > 0 && runs >= repeat.Times) || (step.Conditions[0] is { } until && until.Test(frame));
        if (over)
        {
            counters[repeat.Counter] = 0;
            Go(frame, track, repeat.Next);
            return;
        }

        var due = runs == 0 ? frame.Now : frame.Zone.Move(counters[repeat.Counter + 1], repeat.Every);
        if (due > frame.Now)
        {
            track.Status = TrackStatus.Waiting;
            track.Due = due;
            return;
        }

        counters[repeat.Counter] = runs + 1;
        counters[repeat.Counter + 1] = due;
        Go(frame, track, repeat.Body);
    }
}
