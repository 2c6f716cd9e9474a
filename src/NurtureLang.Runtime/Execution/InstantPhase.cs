using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Conditions;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Execution;

/// <summary>Finishes an instant after its last event: conditions that time turned, goals and exits, then the timers that are due, step by step.</summary>
internal sealed class InstantPhase(LoadedPlan plan, EventPhase events, Endings endings, StepRunner steps, HandoffRunner handoffs, Enroller enroller, WakeUps wakes)
{
    private const int MostSteps = 10_000;

    /// <summary>Finishes the frame's instant and works out the next wake-up.</summary>
    public void Finish(Frame frame)
    {
        var words = frame.Words;
        if (words[StateLayout.NextWake] <= frame.Now)
        {
            frame.Dirty |= Signals.Time;
            words[StateLayout.Flags] |= StateFlags.WakeStale;
        }

        TakeNew(frame);
        for (var count = 0; ; count++)
        {
            if (frame.Dirty != 0) events.Settle(frame, stages: true);
            endings.Look(frame);
            if (frame.Dirty != 0) continue;
            if (!TakeSchedule(frame) && !handoffs.RunOne(frame) && !RunOne(frame)) break;
            if (count == MostSteps)
            {
                SayLoop(frame);
                break;
            }
        }

        endings.RunOut(frame);
        plan.Promises.Expire(frame);
        words[StateLayout.Flags] &= ~StateFlags.Pending;
        if ((words[StateLayout.Flags] & StateFlags.WakeStale) == 0) return;
        words[StateLayout.Flags] &= ~StateFlags.WakeStale;
        words[StateLayout.NextWake] = wakes.Next(frame);
    }

    /// <summary>Makes a contact's first look at everything part of what is dirty.</summary>
    public static void TakeNew(Frame frame)
    {
        if ((frame.Words[StateLayout.Flags] & StateFlags.AllNew) == 0) return;
        frame.Words[StateLayout.Flags] &= ~StateFlags.AllNew;
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
        frame.Dirty = Signals.All;
    }

    private bool TakeSchedule(Frame frame)
    {
        if (!plan.HasSchedules || frame.IsQuiet) return false;
        foreach (var index in plan.Order)
        {
            var sequence = plan.Sequences[index];
            for (var entry = 0; entry < sequence.Entries.Length; entry++)
            {
                var written = sequence.Plan.Entries[entry];
                if (written.Schedule is null || frame.Words[sequence.Layout.Entries[entry]] > frame.Now) continue;
                frame.Words[sequence.Layout.Entries[entry]] = Schedules.NextOf(written.Schedule, frame.Zone, plan.Zones.Campaign, frame.Now);
                frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
                if (sequence.Entries[entry] is { } condition && !condition.Test(frame)) continue;
                enroller.TryEnrol(frame, sequence, entry, onEvent: false, written.Source);
                return true;
            }
        }

        return false;
    }

    private bool RunOne(Frame frame)
    {
        if (frame.State.Enrolments is not { } enrolments) return false;
        Enrolment? first = null;
        var firstTrack = -1;
        foreach (var enrolment in enrolments)
        {
            if (enrolment.Ended) continue;
            if (IsOver(enrolment))
            {
                // Every block was late, or its date moved behind now: nothing is left to wait for.
                enroller.End(frame, plan.Sequences[enrolment.Sequence], enrolment, DecisionKind.Finished, null, plan.Plan.Sequences[enrolment.Sequence].Source);
                return true;
            }

            for (var track = 0; track < enrolment.Tracks.Length; track++)
            {
                if (enrolment.Tracks[track].Status == TrackStatus.Done || enrolment.Tracks[track].Due > frame.Now) continue;
                if (first is null || IsBefore(enrolment, first)) (first, firstTrack) = (enrolment, track);
                break;
            }
        }

        if (first is null) return false;
        steps.Run(frame, plan.Sequences[first.Sequence], first, firstTrack);
        return true;
    }

    private static bool IsOver(Enrolment enrolment) => Array.TrueForAll(enrolment.Tracks, track => track.Status == TrackStatus.Done);

    private bool IsBefore(Enrolment one, Enrolment other) =>
        plan.Place[one.Sequence] != plan.Place[other.Sequence]
            ? plan.Place[one.Sequence] < plan.Place[other.Sequence]
            : one.Number < other.Number;

    private void SayLoop(Frame frame)
    {
        foreach (var enrolment in frame.State.Enrolments ?? [])
        {
            foreach (var track in enrolment.Tracks)
            {
                if (track.Due <= frame.Now) track.Due = Ticks.Never;
            }
        }

        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Diagnostic,
            Reason = Reasons.Loop,
            Text = $"More than {MostSteps:N0} steps follow one another in one instant; the steps that are due are not run.",
            Source = plan.Plan.Sequences.Select(sequence => sequence.Source).FirstOrDefault(""),
        });
    }
}
