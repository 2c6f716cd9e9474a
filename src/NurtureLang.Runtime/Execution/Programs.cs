using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Execution;

/// <summary>Puts contacts into streams of a program, moves them between streams, and says when the stream that they are in casts next.</summary>
/// <remarks>INVARIANT: the first track of an enrolment stands at the step of the stream that the contact is in, and waits for its next cast.</remarks>
internal sealed class Programs(LoadedPlan plan)
{
    /// <summary>Puts an enrolment that begins into its stream: the first start that holds, else the first move that holds, else the first stream.</summary>
    /// <returns>The stream's name.</returns>
    public string Begin(Frame frame, LoadedSequence sequence, LoadedProgram program, Enrolment enrolment)
    {
        var stream = -1;
        for (var index = 0; index < program.Starts.Length && stream < 0; index++)
        {
            if (program.Starts[index] is not { } when || when(frame)) stream = program.Plan.Starts[index].Stream;
        }

        for (var index = 0; index < program.Moves.Length; index++)
        {
            if (program.Moves[index] is not { } move || !move.Test(frame)) continue;
            enrolment.MovesHeld |= 1L << index;
            if (stream < 0) stream = program.Plan.Moves[index].Stream;
        }

        var track = enrolment.Tracks[0];
        if (stream >= 0) track.Step = stream;
        // What follows the end of a stream is at rest until a stream ends.
        enrolment.Tracks[1].Status = TrackStatus.Done;
        // Somebody who comes in at the very instant of a cast gets it.
        Arm(frame, sequence, track, frame.Now - 1);
        return sequence.Plan.Steps[track.Step].Name;
    }

    /// <summary>Lets the first track wait for the first cast of its stream after an instant.</summary>
    public void Arm(Frame frame, LoadedSequence sequence, TrackState track, long after)
    {
        track.Status = TrackStatus.Waiting;
        track.Due = sequence.Plan.Steps[track.Step] is CastStep cast
            ? Schedules.NextOf(cast.Cadence, frame.Zone, plan.Zones.Campaign, after)
            : Ticks.Never;
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
    }

    /// <summary>Works out the next casts anew: the contact's clock is another one.</summary>
    public void TakeZone(Frame frame)
    {
        foreach (var enrolment in frame.State.Enrolments ?? [])
        {
            var sequence = plan.Sequences[enrolment.Sequence];
            if (sequence.Program is null || enrolment.Ended || enrolment.Tracks[0].Status != TrackStatus.Waiting) continue;
            Arm(frame, sequence, enrolment.Tracks[0], AfterOf(frame, enrolment));
        }
    }

    /// <summary>Looks at the moves that are conditions: the first that came to hold moves the contact.</summary>
    public void Look(Frame frame, LoadedSequence sequence, LoadedProgram program, Enrolment enrolment)
    {
        var first = -1;
        for (var index = 0; index < program.Moves.Length; index++)
        {
            if (program.Moves[index] is not { } move) continue;
            var bit = 1L << index;
            if (!move.Test(frame)) enrolment.MovesHeld &= ~bit;
            else if ((enrolment.MovesHeld & bit) == 0)
            {
                enrolment.MovesHeld |= bit;
                if (first < 0) first = index;
            }
        }

        if (first >= 0) Move(frame, sequence, enrolment, program.Plan.Moves[first]);
    }

    /// <summary>Moves the contact because of the event under test.</summary>
    public void Move(Frame frame, LoadedSequence sequence, Enrolment enrolment, PlanStreamMove move)
    {
        var track = enrolment.Tracks[0];
        if (track.Step == move.Stream) return;
        var from = sequence.Plan.Steps[track.Step];
        if (track.Status == TrackStatus.Deferred) SayDropped(frame, sequence, enrolment, from, Reasons.Moved, move.Source);
        track.Step = move.Stream;
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Moved,
            Sequence = sequence.Plan.Name,
            Enrolment = enrolment.Number,
            From = from.Name,
            Into = sequence.Plan.Steps[move.Stream].Name,
            Source = move.Source,
        });
        Arm(frame, sequence, track, AfterOf(frame, enrolment));
    }

    /// <summary>The first message of a stream that the contact never received; -1 where there is none.</summary>
    public int NextOf(Frame frame, CastStep cast)
    {
        foreach (var message in cast.Messages)
        {
            if (!frame.Knows(plan.Layout.LastSent[message])) return message;
        }

        return -1;
    }

    /// <summary>Says that the piece whose turn it was never leaves.</summary>
    public void SayDropped(Frame frame, LoadedSequence sequence, Enrolment enrolment, PlanStep stream, string reason, string source)
    {
        if (stream is not CastStep cast || NextOf(frame, cast) is not (>= 0 and var piece)) return;
        var message = plan.Plan.Messages[piece];
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Dropped,
            Sequence = sequence.Plan.Name,
            Enrolment = enrolment.Number,
            Step = stream.Name,
            Name = message.Name,
            Channel = plan.Plan.Channels[message.Channel],
            Reason = reason,
            Due = enrolment.Tracks[0].Began == frame.Now ? Value.Unknown : enrolment.Tracks[0].Began,
            Source = source,
        });
    }

    // A contact gets one cast at an instant, and one at the instant at which it comes into a stream.
    private static long AfterOf(Frame frame, Enrolment enrolment) =>
        enrolment.Tracks[0] is { Begun: true } track && track.Began == frame.Now ? frame.Now : frame.Now - 1;
}
