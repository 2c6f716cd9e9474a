using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Carries a contact over to a newer version: where in the journeys they are, how often they came in, and, where asked, where in the sequences they are.</summary>
internal sealed class VersionMove
{
    private readonly Engine before;
    private readonly Engine after;
    private readonly Action<string> strand;
    private readonly int[] sequences;

    public VersionMove(Engine before, Engine after, Action<string> strand)
    {
        (this.before, this.after, this.strand) = (before, after, strand);
        var old = before.Parts.Plan.Sequences;
        sequences = [.. after.Parts.Plan.Sequences.Select(one => Array.FindIndex(old, other => other.Plan.Name == one.Plan.Name))];
    }

    public void Carry(ContactState old, ContactState fresh, IDecisionSink oldSink, IDecisionSink newSink, bool migrates)
    {
        CarryStages(old, fresh);
        for (var index = 0; index < sequences.Length; index++)
        {
            if (sequences[index] >= 0) CarryCounts(old, fresh, before.Layout.Sequences[sequences[index]], after.Layout.Sequences[index]);
        }

        after.Parts.Plan.Promises.Carry(fresh, before.Parts.Plan, old);
        fresh.Pinned = new PinnedState(old, sequences);
        SayChanges(before.Open(old, oldSink), after.Open(fresh, newSink));
        if (!migrates || old.Enrolments is not { } enrolments) return;
        foreach (var enrolment in enrolments.ToArray())
        {
            if (enrolment.Ended || !Move(after.Open(fresh, newSink), enrolment)) continue;
            enrolments.Remove(enrolment);
        }
    }

    private void CarryStages(ContactState old, ContactState fresh)
    {
        for (var journey = 0; journey < after.Plan.Stages.Length; journey++)
        {
            var written = after.Plan.Stages[journey];
            var from = -1;
            for (var index = 0; index < before.Plan.Stages.Length; index++) from = before.Plan.Stages[index].Name == written.Name ? index : from;
            if (from < 0) continue;
            var word = before.Layout.Stages[from];
            var name = before.Plan.Stages[from].Stages[(int)old.Words[word]].Name;
            var into = -1;
            for (var stage = 0; stage < written.Stages.Length; stage++) into = written.Stages[stage].Name == name ? stage : into;
            if (into < 0) strand($"in stage `{name}` of `{written.Name}`");
            else (fresh.Words[after.Layout.Stages[journey]], fresh.Words[after.Layout.Stages[journey] + 1]) = (into, old.Words[word + 1]);
        }
    }

    private static void CarryCounts(ContactState old, ContactState fresh, SequenceLayout from, SequenceLayout to)
    {
        fresh.Words[to.Count] = old.Words[from.Count];
        fresh.Words[to.LastEnd] = old.Words[from.LastEnd];
        if (from.Keys >= 0 && to.Keys >= 0) fresh.Lists[to.Keys] = old.Lists[from.Keys] is { } keys ? [.. keys] : null;
    }

    // The newer version may see somebody as another persona: the log says so at the instant of the change.
    private void SayChanges(Frame old, Frame fresh)
    {
        var (from, into) = (old.Words[StateLayout.Persona], fresh.Words[StateLayout.Persona]);
        var (one, other) = (from == Value.Unknown ? null : before.Plan.Personas[(int)from].Name, into == Value.Unknown ? null : after.Plan.Personas[(int)into].Name);
        if (one == other) return;
        fresh.Sink.Take(new Decision
        {
            At = fresh.Now,
            Kind = DecisionKind.Persona,
            From = one,
            Into = other,
            Source = into == Value.Unknown ? after.Plan.Sources.Select(source => source.Path).FirstOrDefault("") : after.Plan.Personas[(int)into].Source,
        });
    }

    private bool Move(Frame frame, Enrolment enrolment)
    {
        var from = before.Parts.Plan.Sequences[enrolment.Sequence];
        var index = Array.IndexOf(sequences, enrolment.Sequence);
        if (index < 0) return Strand(from, enrolment.Tracks.First(track => track.Status != TrackStatus.Done));
        var into = after.Parts.Plan.Sequences[index];
        var tracks = new TrackState[into.Plan.Tracks.Length];
        for (var at = 0; at < tracks.Length; at++) tracks[at] = new TrackState { Status = TrackStatus.Done, Step = into.Plan.Tracks[at].First };
        for (var at = 0; at < enrolment.Tracks.Length; at++)
        {
            if (!MoveTrack(from, into, enrolment.Tracks[at], TrackOf(from, into, at), tracks)) return Strand(from, enrolment.Tracks[at]);
        }

        var moved = new Enrolment
        {
            Sequence = index,
            Number = enrolment.Number,
            Entered = enrolment.Entered,
            Control = enrolment.Control,
            Key = enrolment.Key,
            Kept = Kept(from.Plan, into.Plan, enrolment.Kept),
            TakenAt = enrolment.TakenAt,
            Taken = enrolment.Taken,
            Counters = Counters(from.Plan, into.Plan, enrolment.Counters),
            Tracks = tracks,
            Anchor = enrolment.Anchor,
            GoalUntil = into.Plan.Goals is [{ Within: { } within }, ..] ? frame.Zone.Move(enrolment.Entered, within) : Value.Unknown,
            MovesHeld = enrolment.MovesHeld,
            GoalDecided = enrolment.GoalDecided,
        };
        var kept = frame.Kept;
        frame.Kept = moved.Kept;
        foreach (var track in tracks.Where(track => track.Status != TrackStatus.Done)) after.Parts.Steps.WaitAgain(frame, moved, track, into.Steps[track.Step]);
        after.Parts.Enroller.Adopt(frame, moved);
        frame.Kept = kept;
        return true;
    }

    private static int TrackOf(LoadedSequence from, LoadedSequence into, int at)
    {
        if (from.Plan.Anchor is null || into.Plan.Anchor is null) return at < into.Plan.Tracks.Length ? at : -1;
        for (var index = 0; index < into.Plan.Tracks.Length; index++)
        {
            if (into.Plan.Tracks[index].Name == from.Plan.Tracks[at].Name) return index;
        }

        return -1;
    }

    private static bool MoveTrack(LoadedSequence from, LoadedSequence into, TrackState track, int at, TrackState[] tracks)
    {
        if (track.Status == TrackStatus.Done) return true;
        var name = from.Plan.Steps[track.Step].Name;
        var step = Array.FindIndex(into.Steps, one => one.Plan.Name == name);
        // A block whose first step has not begun begins with the first step of the newer one.
        if (!track.Begun && from.Plan.Anchor is not null && at >= 0) step = into.Plan.Tracks[at].First;
        if (step < 0 || at < 0) return false;
        tracks[at] = new TrackState { Status = track.Status, Step = step, Due = track.Due, Began = track.Began, Begun = track.Begun };
        return true;
    }

    private bool Strand(LoadedSequence sequence, TrackState track)
    {
        strand($"at step `{sequence.Plan.Steps[track.Step].Name}` of sequence `{sequence.Plan.Name}`");
        return false;
    }

    private static long[] Kept(PlanSequence from, PlanSequence into, long[] kept)
    {
        if (into.Kept.IsEmpty) return Frame.NothingKept;
        return [.. into.Kept.Select(one =>
        {
            for (var index = 0; index < from.Kept.Length; index++)
            {
                if (from.Kept[index].Name == one.Name && from.Kept[index].Type.Kind == one.Type.Kind && from.Kept[index].Type.Set == one.Type.Set) return kept[index];
            }

            return Value.Unknown;
        })];
    }

    private static long[] Counters(PlanSequence from, PlanSequence into, long[] counters)
    {
        var moved = new long[into.Counters];
        foreach (var repeat in into.Steps.OfType<RepeatStep>())
        {
            if (from.Steps.OfType<RepeatStep>().FirstOrDefault(one => one.Name == repeat.Name) is not { } same) continue;
            (moved[repeat.Counter], moved[repeat.Counter + 1]) = (counters[same.Counter], counters[same.Counter + 1]);
        }

        return moved;
    }
}
