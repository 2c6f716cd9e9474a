using NurtureLang.Plan.Sequences;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Casts: sends the next piece of the stream that a contact is in, or says why not, and waits for the cast after it.</summary>
internal sealed class Casts(Touches touches, Programs programs, Enroller enroller)
{
    /// <summary>Casts. The track is due: the stream's instant has come, or that of a deferred touch.</summary>
    public void Cast(Frame frame, LoadedSequence sequence, Enrolment enrolment, TrackState track, CastStep cast)
    {
        if (track.Status == TrackStatus.Waiting) track.Began = track.Due;
        if (sequence.Program is { Pause: { } pause } program && pause(frame))
        {
            programs.SayDropped(frame, sequence, enrolment, cast, Reasons.Paused, program.Plan.PauseSource);
            programs.Arm(frame, sequence, track, frame.Now);
            return;
        }

        var bit = 1L << (track.Step % 63);
        var piece = programs.NextOf(frame, cast);
        if (piece >= 0)
        {
            enrolment.SaidExhausted &= ~bit;
            var fate = touches.Pass(frame, new Touches.Touch(sequence, enrolment, track, cast, [piece], []));
            if (fate == TouchFate.Deferred) return;
            if (fate == TouchFate.Refused && sequence.Plan.ExitIfRefused)
            {
                enroller.End(frame, sequence, enrolment, DecisionKind.Exited, Reasons.Consent, cast.Source);
                return;
            }

            if (fate == TouchFate.Sent) piece = programs.NextOf(frame, cast);
        }

        if (piece < 0 && (enrolment.SaidExhausted & bit) == 0)
        {
            enrolment.SaidExhausted |= bit;
            Exhaust(frame, sequence, enrolment, cast);
        }

        programs.Arm(frame, sequence, track, frame.Now);
    }

    private static void Exhaust(Frame frame, LoadedSequence sequence, Enrolment enrolment, CastStep cast)
    {
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Exhausted,
            Sequence = sequence.Plan.Name,
            Enrolment = enrolment.Number,
            Step = cast.Name,
            Source = cast.Source,
        });
        var follows = enrolment.Tracks[1];
        var first = sequence.Plan.Tracks[1].First;
        if (first < 0 || follows.Status != TrackStatus.Done) return;
        (follows.Step, follows.Due, follows.Status) = (first, frame.Now, TrackStatus.Ready);
    }
}
