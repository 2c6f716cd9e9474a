using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Lets contacts into sequences, or says why not.</summary>
internal sealed class Enroller(LoadedPlan plan, Anchors anchors, Programs programs, Crossings crossings)
{
    private const int MostBeside = 16;

    private readonly int[] place = plan.Place;

    /// <summary>Tries to let the contact in. The kept properties come from the event under test where an entry on an event lets in.</summary>
    public void TryEnrol(Frame frame, LoadedSequence sequence, int entry, bool onEvent, string source)
    {
        if (frame.State.EntriesClosed) return;
        var kept = Kept(frame, sequence, entry, onEvent);
        var key = KeyOf(frame, sequence, kept);
        if (sequence.Plan.Key is not null && key == Value.Unknown)
        {
            Refuse(frame, sequence, Reasons.NoKey, source);
            return;
        }

        var before = frame.Kept;
        frame.Kept = kept;
        var reason = WhyNot(frame, sequence, key, out var restarts);
        if (reason is not null) Refuse(frame, sequence, reason, source);
        else
        {
            if (restarts is not null) End(frame, sequence, restarts, DecisionKind.Exited, Reasons.Restarted, source);
            Enrol(frame, sequence, key, kept, source, Value.Unknown);
        }

        frame.Kept = before;
    }

    /// <summary>Ends an enrolment; its goal is still looked at where it has a time that is not over.</summary>
    public void End(Frame frame, LoadedSequence sequence, Enrolment enrolment, DecisionKind kind, string? reason, string source)
    {
        if (enrolment.Ended) return;
        enrolment.Ended = true;
        foreach (var track in enrolment.Tracks) track.Status = TrackStatus.Done;
        frame.Words[sequence.Layout.LastEnd] = frame.Now;
        if (sequence.Layout.Keys >= 0) Remember(frame, sequence, enrolment.Key, counts: 0, ended: frame.Now);
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = kind,
            Sequence = sequence.Plan.Name,
            Enrolment = enrolment.Number,
            Reason = reason,
            Source = source,
        });
        if (sequence.Plan.Goals.IsEmpty || enrolment.GoalDecided) enrolment.GoalDecided = true;
        else if (enrolment.GoalUntil == Value.Unknown || kind == DecisionKind.Exited && reason == Reasons.Restarted) Miss(frame, sequence, enrolment);
        if (kind == DecisionKind.Finished && sequence.Plan.Anchor is { EveryYear: true }) EnrolNextYear(frame, sequence, enrolment);
    }

    /// <summary>Says that an enrolment missed its goal.</summary>
    public static void Miss(Frame frame, LoadedSequence sequence, Enrolment enrolment)
    {
        enrolment.GoalDecided = true;
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Goal,
            Sequence = sequence.Plan.Name,
            Enrolment = enrolment.Number,
            Reason = Reasons.Missed,
            Source = sequence.Plan.Goals[0].Source,
        });
    }

    private void EnrolNextYear(Frame frame, LoadedSequence sequence, Enrolment last)
    {
        var kept = frame.Kept;
        frame.Kept = last.Kept;
        if (frame.State.EntriesClosed) frame.Sink.Started(sequence.Plan.Name, frame.Now, sequence.Plan.Source);
        else if (sequence.For is null || sequence.For.Test(frame)) Enrol(frame, sequence, last.Key, last.Kept, sequence.Plan.Source, last.Anchor);
        frame.Kept = kept;
    }

    private void Enrol(Frame frame, LoadedSequence sequence, long key, long[] kept, string source, long afterAnchor)
    {
        var number = (int)++frame.Words[sequence.Layout.Count];
        if (sequence.Layout.Keys >= 0) Remember(frame, sequence, key, counts: 1, ended: Value.Unknown);
        var control = ControlOf(frame, sequence);
        var begins = BeginOf(frame, sequence, number, control);
        var enrolment = new Enrolment
        {
            Sequence = sequence.Index,
            Number = number,
            Entered = frame.Now,
            Control = control,
            Key = key,
            Kept = kept,
            TakenAt = frame.Now,
            Taken = frame.State.Present?.Count ?? 0,
            Counters = new long[sequence.Plan.Counters],
            Tracks =
            [
                .. sequence.Plan.Tracks.Select(track => new TrackState
                {
                    Step = track.First,
                    Due = begins,
                    Began = begins,
                    Status = track.First < 0 ? TrackStatus.Done : TrackStatus.Ready,
                }),
            ],
            GoalUntil = sequence.Plan.Goals is [{ Within: { } within }, ..] ? frame.Zone.Move(frame.Now, within) : Value.Unknown,
        };
        var stream = sequence.Program is { } program ? programs.Begin(frame, sequence, program, enrolment) : null;
        Insert(frame.State.Enrolments ??= [], enrolment);
        frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Enrolled,
            Sequence = sequence.Plan.Name,
            Enrolment = number,
            Step = stream,
            Until = begins == frame.Now ? Value.Unknown : begins,
            Source = source,
        });
        if (control != ControlGroup.None) SayHeldOut(frame, sequence, number, sequence.HoldoutOf(control, plan.Plan.Policy));
        if (sequence.Plan.Anchor is null) return;
        enrolment.Anchor = anchors.Occurrence(frame, sequence, afterAnchor);
        if (enrolment.Anchor != Value.Unknown) anchors.Schedule(frame, sequence, enrolment);
        else foreach (var track in enrolment.Tracks) track.Due = Ticks.Never;
    }

    // Whoever is in the control group of the campaign is in that of each of its sequences.
    private ControlGroup ControlOf(Frame frame, LoadedSequence sequence)
    {
        if (plan.Plan.Policy.Holdout is { } all && IsWithin(frame, plan.HoldoutSalt, all.Share)) return ControlGroup.OfCampaign;
        return sequence.Plan.Holdout is { } own && IsWithin(frame, sequence.HoldoutSalt, own.Share) ? ControlGroup.OfSequence : ControlGroup.None;
    }

    private bool IsWithin(Frame frame, byte[] salt, long share) => Lots.IsWithin(Lots.Draw(frame.Words[plan.Layout.Contact], salt), share);

    // A control group takes nobody's place: for it nothing is done.
    private long BeginOf(Frame frame, LoadedSequence sequence, int number, ControlGroup control)
    {
        var wanted = frame.Now + DelayOf(frame, sequence);
        if (sequence.Plan.Pace is null || control != ControlGroup.None) return wanted;
        var contact = frame.Words[plan.Layout.Contact];
        frame.Sink.Queued(sequence.Index, contact, number, wanted);
        return crossings.StartOf(sequence.Index, contact, number, wanted);
    }

    // Whole seconds: a part of a second is of no use to anybody.
    private long DelayOf(Frame frame, LoadedSequence sequence)
    {
        if (sequence.Plan.Spread is not { } spread) return 0;
        var delay = (long)Math.BigMul(Lots.Draw(frame.Words[plan.Layout.Contact], sequence.SpreadSalt), (ulong)spread.Ticks, out _);
        return delay - (delay % Ticks.PerSecond);
    }

    private static void SayHeldOut(Frame frame, LoadedSequence sequence, int number, string source) => frame.Sink.Take(new Decision
    {
        At = frame.Now,
        Kind = DecisionKind.Assigned,
        Sequence = sequence.Plan.Name,
        Enrolment = number,
        Split = Reasons.Holdout,
        Arm = "control",
        Source = source,
    });

    /// <summary>Takes over an enrolment that came in on another version of the sequence.</summary>
    public void Adopt(Frame frame, Enrolment enrolment) => Insert(frame.State.Enrolments ??= [], enrolment);

    // INVARIANT: the enrolments stand in the order in which their sequences go at one instant, those of one sequence by number.
    private void Insert(List<Enrolment> enrolments, Enrolment enrolment)
    {
        var at = enrolments.Count;
        while (at > 0 && place[enrolments[at - 1].Sequence] > place[enrolment.Sequence]) at--;
        enrolments.Insert(at, enrolment);
    }

    private static long[] Kept(Frame frame, LoadedSequence sequence, int entry, bool onEvent)
    {
        if (sequence.Plan.Kept.IsEmpty) return Frame.NothingKept;
        var kept = new long[sequence.Plan.Kept.Length];
        for (var index = 0; index < kept.Length; index++)
        {
            var property = onEvent ? sequence.Plan.Kept[index].PropertyByEntry[entry] : -1;
            kept[index] = property < 0 ? Value.Unknown : frame.Event[property];
        }

        return kept;
    }

    private static long KeyOf(Frame frame, LoadedSequence sequence, long[] kept) => sequence.Plan.Key switch
    {
        null => Value.Unknown,
        { Field: >= 0 } key => frame.Words[StateLayout.Fields + key.Field],
        var key => kept[key.Kept],
    };

    private static string? WhyNot(Frame frame, LoadedSequence sequence, long key, out Enrolment? restarts)
    {
        restarts = null;
        if (sequence.For is not null && !sequence.For.Test(frame)) return Reasons.NotFor;
        var inside = Inside(frame, sequence, key, out var count);
        if (inside is not null)
        {
            if (sequence.Plan.WhileInside == WhileInside.Ignore) return Reasons.Inside;
            if (sequence.Plan.WhileInside == WhileInside.Another && count >= MostBeside) return Reasons.TooMany;
            if (sequence.Plan.WhileInside == WhileInside.Restart) restarts = inside;
        }
        else if (WhyNotAgain(frame, sequence, key) is { } again) return again;
        if (AnyHolds(frame, sequence.Goals)) return Reasons.GoalAlreadyMet;
        return AnyHolds(frame, sequence.Exits) ? Reasons.ExitHolds : null;
    }

    private static bool AnyHolds(Frame frame, LiveCondition?[] conditions) =>
        Array.Exists(conditions, condition => condition is not null && condition.Test(frame));

    private static Enrolment? Inside(Frame frame, LoadedSequence sequence, long key, out int count)
    {
        Enrolment? found = null;
        count = 0;
        foreach (var enrolment in frame.State.Enrolments ?? [])
        {
            if (enrolment.Sequence != sequence.Index || enrolment.Ended || enrolment.Key != key) continue;
            found ??= enrolment;
            count++;
        }

        if (found is not null || frame.State.Pinned is not { State.Enrolments: { } others } pinned) return found;
        return others.Find(other => other.Sequence == pinned.Sequences[sequence.Index] && !other.Ended && other.Key == key);
    }

    private static string? WhyNotAgain(Frame frame, LoadedSequence sequence, long key)
    {
        var (count, ended) = sequence.Layout.Keys >= 0
            ? Recall(frame, sequence, key)
            : (frame.Words[sequence.Layout.Count], frame.Words[sequence.Layout.LastEnd]);
        if (count == 0) return null;
        var again = sequence.Plan.Again;
        if (!again.Allowed || (again.AtMost > 0 && count >= again.AtMost)) return Reasons.Once;
        return again.After is { } after && ended != Value.Unknown && frame.Now < frame.Zone.Move(ended, after) ? Reasons.CoolDown : null;
    }

    private static (long Count, long Ended) Recall(Frame frame, LoadedSequence sequence, long key)
    {
        var keys = frame.State.List(sequence.Layout.Keys);
        for (var index = 0; index < keys.Count; index += 3)
        {
            if (keys[index] == key) return (keys[index + 1], keys[index + 2]);
        }

        return (0, Value.Unknown);
    }

    private static void Remember(Frame frame, LoadedSequence sequence, long key, long counts, long ended)
    {
        var keys = frame.State.List(sequence.Layout.Keys);
        var (count, last) = Recall(frame, sequence, key);
        for (var index = 0; index < keys.Count; index += 3)
        {
            if (keys[index] != key) continue;
            keys.RemoveRange(index, 3);
            break;
        }

        keys.AddRange([key, count + counts, ended == Value.Unknown ? last : ended]);
        if (keys.Count <= 3 * StateLayout.KeyMemory) return;
        keys.RemoveRange(0, 3);
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Diagnostic,
            Sequence = sequence.Plan.Name,
            Reason = Reasons.TooMany,
            Text = $"More keys than the {StateLayout.KeyMemory:N0} that are remembered: the one that was used longest ago is forgotten.",
            Source = sequence.Plan.Source,
        });
    }

    private static void Refuse(Frame frame, LoadedSequence sequence, string reason, string source) => frame.Sink.Take(new Decision
    {
        At = frame.Now,
        Kind = DecisionKind.NotEnrolled,
        Sequence = sequence.Plan.Name,
        Reason = reason,
        Source = source,
    });
}
