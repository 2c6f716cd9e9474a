using NurtureLang.Plan.Expressions;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Conditions;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Makes two contacts one: what follows from the log is that of one log, what was done to them is what was done to both.</summary>
internal sealed class Merging(LoadedPlan plan, ScoreLog log, Settler settler, HandoffBook handoffs)
{
    /// <summary>Gives the contact at hand what another one was, and marks everything as changed.</summary>
    /// <param name="frame">The contact that goes on, at the instant of the merge.</param>
    /// <param name="other">The contact that ends.</param>
    /// <param name="one">A contact that had the events of both, up to that instant.</param>
    public void Blend(Frame frame, ContactState other, ContactState one)
    {
        TakeFields(frame, other);
        TakeLog(frame, other, one);
        TakeTouches(frame, other);
        handoffs.Join(frame, other);
        plan.Guarantees.Join(frame, other);
        plan.Promises.Join(frame, other);
        TakeStages(frame, one);
        for (var index = 0; index < plan.Plan.Sequences.Length; index++) TakeSequence(frame, other, plan.Layout.Sequences[index]);
        frame.Words[StateLayout.Flags] |= StateFlags.Pending | StateFlags.WakeStale;
        frame.Dirty = Signals.All;
        if (!frame.WantsScores) return;
        for (var score = 0; score < plan.Plan.Scores.Length; score++) log.Level(frame, score, Reasons.Merged, plan.Plan.Scores[score].Source);
    }

    // What the contact did not know of itself.
    private void TakeFields(Frame frame, ContactState other)
    {
        for (var field = StateLayout.Fields; field < StateLayout.Fields + plan.Plan.Schema.Fields.Length; field++)
        {
            if (!frame.Knows(field)) frame.Words[field] = other.Words[field];
        }
    }

    private void TakeLog(Frame frame, ContactState other, ContactState one)
    {
        var (layout, words) = (plan.Layout, frame.Words);
        var logged = layout.Scores.Select(score => words[score.Logged]).ToArray();
        var touches = Enumerable.Range(0, plan.Plan.Aggregates.Length).Where(IsOfTouches).Select(index => (index, Kept: Copy(frame.State, index))).ToArray();
        one.Words.AsSpan(layout.FromLog.First..layout.FromLog.End).CopyTo(words.AsSpan(layout.FromLog.First));
        for (var list = layout.ListsFromLog.First; list < layout.ListsFromLog.End; list++) frame.State.Lists[list] = one.Lists[list] is { } known ? [.. known] : null;
        for (var score = 0; score < logged.Length; score++) words[layout.Scores[score].Logged] = logged[score];
        foreach (var (index, kept) in touches) Put(frame.State, index, kept);
        var topics = plan.Plan.Topics.Length + 1;
        one.Words.AsSpan(layout.OptedOut, topics).CopyTo(words.AsSpan(layout.OptedOut));
        one.Words.AsSpan(layout.OptedIn, topics).CopyTo(words.AsSpan(layout.OptedIn));
        if (layout.Withdrawn < 0) return;
        foreach (var word in layout.WithdrawnAt) words[word] = Math.Max(words[word], other.Words[word]);
        // The log does not hold what the campaign took back: where either of the two may not be written to, the one may not.
        for (var topic = 0; topic < topics; topic++)
        {
            var gone = words[layout.Withdrawn + topic] |= other.Words[layout.Withdrawn + topic];
            words[layout.OptedOut + topic] |= gone;
            words[layout.OptedIn + topic] &= ~gone;
        }
    }

    // A touch that either of them got was got.
    private void TakeTouches(Frame frame, ContactState other)
    {
        var (layout, words) = (plan.Layout, frame.Words);
        foreach (var word in layout.LastSent.Where(word => word >= 0)) words[word] = Math.Max(words[word], other.Words[word]);
        for (var channel = 0; layout.LastSentOnChannel >= 0 && channel < plan.Plan.Channels.Length; channel++)
        {
            ref var last = ref words[layout.LastSentOnChannel + channel];
            last = Math.Max(last, other.Words[layout.LastSentOnChannel + channel]);
        }

        foreach (var word in layout.Asked.Where(word => word >= 0)) words[word] = Math.Max(words[word], other.Words[word]);
        for (var index = 0; index < layout.Caps.Length; index++) TakeCap(words, other.Words, layout.Caps[index], plan.Plan.Policy.Caps[index]);
        for (var index = 0; index < plan.Plan.Aggregates.Length; index++)
        {
            if (IsOfTouches(index)) TakeAggregate(frame, other, index);
        }
    }

    private static void TakeCap(long[] words, long[] other, int word, Plan.Policy.PlanCap cap)
    {
        if (cap.Period.Unit == CalendarUnit.None)
        {
            for (var entry = 1; entry <= other[word]; entry++) AggregateBook.Insert(words, word, cap.Count, other[word + entry]);
        }
        else if (words[word] == other[word]) words[word + 1] += other[word + 1];
        else if (other[word] > words[word]) (words[word], words[word + 1]) = (other[word], other[word + 1]);
    }

    private void TakeStages(Frame frame, ContactState one)
    {
        for (var stages = 0; stages < plan.Plan.Stages.Length; stages++)
        {
            var word = plan.Layout.Stages[stages];
            var now = (int)one.Words[word];
            if (frame.Words[word] != now) settler.Move(frame, stages, now, plan.Plan.Stages[stages].Source, Reasons.Merged);
            frame.Words[word + 1] = one.Words[word + 1];
        }
    }

    // Who was in a sequence that is once per contact was in it.
    private static void TakeSequence(Frame frame, ContactState other, SequenceLayout layout)
    {
        frame.Words[layout.Count] += other.Words[layout.Count];
        frame.Words[layout.LastEnd] = Math.Max(frame.Words[layout.LastEnd], other.Words[layout.LastEnd]);
        if (layout.Keys < 0 || other.Lists[layout.Keys] is not { } theirs) return;
        var keys = frame.State.List(layout.Keys);
        for (var index = 0; index < theirs.Count; index += 3)
        {
            var own = Enumerable.Range(0, keys.Count / 3).FirstOrDefault(at => keys[3 * at] == theirs[index], -1) * 3;
            if (own < 0) keys.AddRange(theirs.GetRange(index, 3));
            else (keys[own + 1], keys[own + 2]) = (keys[own + 1] + theirs[index + 1], Math.Max(keys[own + 2], theirs[index + 2]));
        }

        if (keys.Count > 3 * StateLayout.KeyMemory) keys.RemoveRange(0, keys.Count - (3 * StateLayout.KeyMemory));
    }

    private bool IsOfTouches(int index) => plan.Plan.Aggregates[index].Touches is not null;

    private int WidthOf(int index) => plan.Plan.Aggregates[index] switch
    {
        { Kind: AggregateKind.Count, From: > 0 } ring => 1 + ring.Capacity,
        { Kind: AggregateKind.Count or AggregateKind.Sum or AggregateKind.Min or AggregateKind.Max } => 1,
        _ => 2,
    };

    private (long[] Words, List<long>? Entries) Copy(ContactState state, int index) => plan.Layout.AggregateLists[index] is >= 0 and var list
        ? ([], state.Lists[list])
        : (state.Words.AsSpan(plan.Layout.Aggregates[index], WidthOf(index)).ToArray(), null);

    private void Put(ContactState state, int index, (long[] Words, List<long>? Entries) kept)
    {
        if (plan.Layout.AggregateLists[index] is >= 0 and var list) state.Lists[list] = kept.Entries;
        else kept.Words.CopyTo(state.Words.AsSpan(plan.Layout.Aggregates[index]));
    }

    private void TakeAggregate(Frame frame, ContactState other, int index)
    {
        var aggregate = plan.Plan.Aggregates[index];
        if (plan.Layout.AggregateLists[index] is >= 0 and var list)
        {
            if (other.Lists[list] is not { } theirs) return;
            var entries = frame.State.List(list);
            var pairs = entries.Concat(theirs).Chunk(2).OrderBy(pair => pair[0]).TakeLast(aggregate.Capacity).SelectMany(pair => pair).ToList();
            frame.State.Lists[list] = pairs;
            return;
        }

        var slot = plan.Layout.Aggregates[index];
        var (words, theirWords) = (frame.Words, other.Words);
        switch (aggregate.Kind)
        {
            case AggregateKind.Count when aggregate.From > 0:
                for (var entry = 1; entry <= theirWords[slot]; entry++) AggregateBook.Insert(words, slot, aggregate.Capacity, theirWords[slot + entry]);
                break;
            case AggregateKind.Count:
                words[slot] += theirWords[slot];
                break;
            case AggregateKind.First or AggregateKind.Last when theirWords[slot] != Value.Unknown:
                var takes = words[slot] == Value.Unknown || (aggregate.Kind == AggregateKind.First ? theirWords[slot] < words[slot] : theirWords[slot] > words[slot]);
                if (takes) (words[slot], words[slot + 1]) = (theirWords[slot], theirWords[slot + 1]);
                break;
        }
    }
}
