using NurtureLang.Plan.Schema;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.Execution.Handlers;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Applies one event whole: fields, counters, consent, points; then what follows from them; then the sequences that look for the event.</summary>
internal sealed class EventPhase(
    LoadedPlan plan, Settler settler, ScoreLog log, Consents consents, ContactFields fields, Endings endings, Enroller enroller,
    HandoffBook handoffs)
{
    private readonly EventEffects[] events = plan.Events;
    private readonly EventHandlers handlers = plan.Handlers;
    private readonly bool[] waitedFor = plan.WaitedFor;

    /// <summary>Applies the event under test, which occurred at an instant not after the frame's.</summary>
    public void Apply(Frame frame, int type, long instant)
    {
        var effects = events[type];
        if (!effects.OnlyCounts || frame.Dirty != 0 || frame.WantsScores)
        {
            ApplyInFull(frame, effects, type, instant);
            return;
        }

        // Most events of most contacts end here.
        frame.Dirty = handlers.Of(type)(frame, instant);
        Follow(frame, type, instant);
    }

    /// <summary>What follows from an event that only counts and awards, whose handler has run.</summary>
    public void Follow(Frame frame, int type, long instant)
    {
        if (frame.Dirty != 0) Settle(frame, stages: true);
        if (frame.State.Enrolments is { Count: > 0 } || waitedFor[type]) TakeBySequences(frame, events[type], type, instant, leaves: null);
    }

    private void ApplyInFull(Frame frame, EventEffects effects, int type, long instant)
    {
        var role = effects.Role;
        if (role == EventRole.ContactUpdated) fields.Update(frame, plan.Plan.Schema.Fields.Length);
        var leaves = TakeConsent(frame, effects);
        if (frame.WantsScores || frame.Dirty != 0)
        {
            Count(frame, effects, instant);
            Reset(frame, effects);
            Award(frame, effects, instant);
            Hear(frame, effects, instant);
        }
        else frame.Dirty = handlers.Of(type)(frame, instant);

        if (effects.Moves.Length + effects.Answers.Length + effects.Rates.Length > 0 && frame.Dirty != 0) Settle(frame, stages: false);
        foreach (var rate in effects.Rates)
        {
            if (rate.Takes(frame)) frame.Sink.Take(new GoalFact(rate.Owner, instant, rate.Item < 0 ? Value.Unknown : frame.Event[rate.Item]));
        }

        // Before the stage moves: an event that answers and moves has answered.
        if (effects.Answers.Length > 0) handoffs.TakeAnswer(frame, effects.Answers, instant);
        TakeMoves(frame, effects);
        if ((frame.Dirty | frame.Unlooked) != 0) Settle(frame, stages: true);
        TakeBySequences(frame, effects, type, instant, leaves);
        if (role is EventRole.EnrolledByHand or EventRole.RemovedByHand) TakeByHand(frame, role);
    }

    private void TakeBySequences(Frame frame, EventEffects effects, int type, long instant, string? leaves)
    {
        if (frame.IsQuiet) return;
        if (leaves is not null) endings.EndMarketing(frame, leaves);
        if (waitedFor[type] && instant == frame.Now)
            (frame.State.Present ??= []).Add(new PresentEvent(type, frame.Event[..effects.Properties]));
        foreach (var item in effects.Winners)
        {
            if (item.Takes(frame)) frame.Sink.Converted(item.Owner, frame.Now);
        }

        endings.Take(frame, type, instant);
        if (effects.Handovers.Length > 0) handoffs.TakeEvent(frame, effects.Handovers);
        if (effects.Promises.Length > 0) plan.Promises.TakeEvent(frame, effects.Promises);
        foreach (var entry in effects.Entries) TakeEntry(frame, entry, instant);
    }

    /// <summary>Settles, then lets in by conditions that came to hold.</summary>
    public void Settle(Frame frame, bool stages)
    {
        if (!stages)
        {
            frame.Unlooked |= settler.SettleValues(frame);
            return;
        }

        var seen = settler.Settle(frame, frame.Unlooked);
        frame.Unlooked = 0;
        if (frame.IsQuiet) return;
        foreach (var index in plan.Order)
        {
            var sequence = plan.Sequences[index];
            if ((sequence.EntryMask & seen) != 0) LookAtEdges(frame, sequence, seen);
        }
    }

    /// <summary>Records an event for an aggregate, and says so where its memory is full.</summary>
    public static void CountOne(LoadedPlan plan, Frame frame, int aggregate, long instant)
    {
        if (plan.Aggregates.Record(frame, aggregate, instant)) SayFull(plan, frame, aggregate);
    }

    /// <summary>Awards points of a rule, and says so where its memory is full.</summary>
    public static void AwardOne(LoadedPlan plan, Frame frame, int score, int rule, long points, long instant)
    {
        if (plan.Scores.Award(frame, score, rule, points, instant))
            SayForgotten(frame, plan.Plan.Scores[score].Name, plan.Plan.Scores[score].Rules[rule].Source);
    }

    private void Count(Frame frame, EventEffects effects, long instant)
    {
        foreach (var item in effects.Aggregates)
        {
            if (!item.Takes(frame)) continue;
            CountOne(plan, frame, item.Owner, instant);
            frame.Dirty |= plan.Signals.Aggregate(item.Owner);
        }
    }

    private string? TakeConsent(Frame frame, EventEffects effects)
    {
        string? leaves = null;
        foreach (var item in effects.Consents)
        {
            if (item.Where is not null && !item.Where(frame)) continue;
            if (consents.Take(frame, item)) leaves = item.Change.Source;
        }

        return leaves;
    }

    private void Reset(Frame frame, EventEffects effects)
    {
        foreach (var item in effects.Resets)
        {
            if (!item.Takes(frame)) continue;
            log.Before(frame, item.Owner);
            plan.Scores.Reset(frame, item.Owner);
            log.Reset(frame, item.Owner, (plan.Plan.Scores[item.Owner].Resets ?? [])[item.Item].Source);
            frame.Dirty |= plan.Signals.Score(item.Owner);
        }
    }

    private void Hear(Frame frame, EventEffects effects, long instant)
    {
        foreach (var item in effects.Heard)
        {
            if (item.Takes(frame)) HearOne(frame, plan.Layout.Scores[item.Owner].Rules[item.Item].Since, instant);
        }
    }

    /// <summary>Starts the time of points anew that are given while an event does not come.</summary>
    /// <remarks>The next wake-up stays: it comes too early, finds nothing to do, and is worked out again then.</remarks>
    public static void HearOne(Frame frame, int word, long instant)
    {
        if (frame.Words[word] != Value.Unknown) frame.Words[word] = Math.Max(frame.Words[word], instant);
    }

    private void Award(Frame frame, EventEffects effects, long instant)
    {
        foreach (var item in effects.ScoreRules)
        {
            if (!item.Takes(frame)) continue;
            var rule = plan.Plan.Scores[item.Owner].Rules[item.Item];
            var points = rule.More is null
                ? plan.Limits.Take(frame, item.Owner, item.Item, rule, instant)
                : plan.Limits.TakeSeveral(frame, item.Owner, item.Item, rule, instant);
            if (points == 0) continue;
            log.Before(frame, item.Owner);
            AwardOne(plan, frame, item.Owner, item.Item, points, instant);
            log.After(frame, item.Owner, rule, points, late: instant < frame.Now && rule.Decay != Plan.Scores.DecayKind.None);
            frame.Dirty |= plan.Signals.Score(item.Owner);
        }
    }

    private void TakeMoves(Frame frame, EventEffects effects)
    {
        var moved = -1;
        foreach (var item in effects.Moves)
        {
            var move = plan.Plan.Stages[item.Owner].Transitions[item.Item];
            if (item.Owner == moved || !move.From.Contains((int)frame.Words[plan.Layout.Stages[item.Owner]]) || !item.Takes(frame)) continue;
            settler.Move(frame, item.Owner, move.To, move.Source);
            moved = item.Owner;
        }
    }

    private void TakeEntry(Frame frame, EventItem entry, long instant)
    {
        if (!entry.Takes(frame)) return;
        var sequence = plan.Sequences[entry.Owner];
        var written = sequence.Plan.Entries[entry.Item];
        if (written.NotOlderThan > 0 && frame.Now - instant > written.NotOlderThan)
        {
            frame.Sink.Take(new Decision
            {
                At = frame.Now,
                Kind = DecisionKind.NotEnrolled,
                Sequence = sequence.Plan.Name,
                Reason = Reasons.StaleEvent,
                Source = written.Source,
            });
            return;
        }

        enroller.TryEnrol(frame, sequence, entry.Item, onEvent: true, written.Source);
    }

    private void TakeByHand(Frame frame, EventRole role)
    {
        var name = frame.Event[0];
        if (name == Value.Unknown || frame.IsQuiet) return;
        foreach (var sequence in plan.Sequences)
        {
            if (sequence.Plan.Name != plan.Texts[name]) continue;
            if (role == EventRole.RemovedByHand) endings.EndByHand(frame, sequence);
            else enroller.TryEnrol(frame, sequence, -1, onEvent: false, sequence.Plan.Source);
        }
    }

    private void LookAtEdges(Frame frame, LoadedSequence sequence, ulong seen)
    {
        for (var index = 0; index < sequence.Entries.Length; index++)
        {
            var written = sequence.Plan.Entries[index];
            if (written.Event >= 0 || written.Schedule is not null || sequence.Entries[index] is not { } entry) continue;
            if ((entry.Mask & seen) != 0 && Rises(frame, entry, sequence.Layout.Entries[index]))
                enroller.TryEnrol(frame, sequence, index, onEvent: false, written.Source);
        }

        if (sequence.AnchorEdge is { } edge && Rises(frame, edge, sequence.Layout.AnchorEdge))
            enroller.TryEnrol(frame, sequence, -1, onEvent: false, sequence.Plan.Anchor?.Source ?? sequence.Plan.Source);
    }

    private static bool Rises(Frame frame, LiveCondition condition, int word)
    {
        var holds = condition.Test(frame) ? 1 : 0;
        var before = frame.Words[word];
        frame.Words[word] = holds;
        return holds == 1 && before == 0;
    }

    private static void SayForgotten(Frame frame, string score, string source) => frame.Sink.Take(new Decision
    {
        At = frame.Now,
        Kind = DecisionKind.Diagnostic,
        Name = score,
        Reason = Reasons.WindowFull,
        Text = $"More fading awards than the {Plan.Layout.StateLayout.AwardMemory:N0} that are remembered: the oldest is forgotten.",
        Source = source,
    });

    private static void SayFull(LoadedPlan plan, Frame frame, int index)
    {
        var aggregate = plan.Plan.Aggregates[index];
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Diagnostic,
            Name = aggregate.Event < 0 ? null : plan.Plan.Schema.Events[aggregate.Event].Name,
            Reason = Reasons.WindowFull,
            Text = $"More events in the window than the {aggregate.Capacity:N0} that are remembered: the oldest is forgotten.",
            Source = aggregate.Source,
        });
    }
}
