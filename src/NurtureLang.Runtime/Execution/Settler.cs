using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Stages;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Decisions;
using NurtureLang.Runtime.State;

namespace NurtureLang.Runtime.Execution;

/// <summary>Looks at the live conditions that what changed concerns, until nothing more changes: points, persona, grades, then stages.</summary>
internal sealed class Settler(LoadedPlan plan, ScoreLog log, HandoffBook handoffs)
{
    private const int MostRounds = 200;

    /// <summary>Settles what is dirty, without moving stages. Returns what was looked at.</summary>
    public ulong SettleValues(Frame frame)
    {
        var seen = 0UL;
        for (var round = 0; frame.Dirty != 0; round++)
        {
            var dirty = frame.Dirty;
            frame.Dirty = 0;
            seen |= dirty;
            if (round == MostRounds)
            {
                Loop(frame, "The scores, persona and grades of this contact change one another without an end.");
                break;
            }

            Look(frame, dirty);
        }

        if ((seen & plan.TimeMask) != 0) frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
        if (seen != 0) frame.State.Accounts?.Take(seen);
        MarkEnrolments(plan, frame, seen);
        return seen;
    }

    /// <summary>Settles everything that is dirty and moves stages. Returns what was looked at, with what had been before.</summary>
    public ulong Settle(Frame frame, ulong seen)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            seen |= SettleValues(frame);
            if (!MoveOne(frame, seen)) break;
            if (round == MostRounds - 1) Loop(frame, "The stages of this contact follow one another in one instant without an end.");
        }

        if (frame.WantsScores) LogDerived(frame, seen);
        frame.Dirty = 0;
        return seen;
    }

    /// <summary>Moves a contact to a stage.</summary>
    public void Move(Frame frame, int stages, int into, string source, string? reason = null)
    {
        var word = plan.Layout.Stages[stages];
        var journey = plan.Plan.Stages[stages];
        var from = frame.Words[word];
        frame.Words[word] = into;
        frame.Words[word + 1] = frame.Now;
        if (plan.Layout.Entered[stages][into] is >= 0 and var entered) frame.Words[entered] = frame.Now;
        frame.Dirty |= plan.Signals.Stages(stages);
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Stage,
            Name = journey.Name,
            From = journey.Stages[(int)from].Name,
            Into = journey.Stages[into].Name,
            Reason = reason,
            Source = source,
        });
        handoffs.Leave(frame, stages, (int)from);
        handoffs.Enter(frame, stages, into);
        // Of one log the two had come in before.
        if (reason != Reasons.Merged) plan.Promises.Enter(frame, stages, into);
    }

    /// <summary>When a move after a time, from the present stage, is due; never for another kind of move.</summary>
    public static long DueOf(LoadedPlan plan, Frame frame, int stages, PlanTransition move)
    {
        if (move.After is null) return Ticks.Never;
        var since = frame.Words[plan.Layout.Stages[stages] + 1];
        if (move.Without >= 0)
        {
            var last = plan.Aggregates.LastInstant(frame, move.Without);
            if (last != Value.Unknown) since = Math.Max(since, last);
        }

        return frame.Zone.Move(since, move.After);
    }

    /// <summary>Marks the next wake-up as stale where a change moves that of an enrolment.</summary>
    public static void MarkEnrolments(LoadedPlan plan, Frame frame, ulong seen)
    {
        if (seen == 0 || frame.State.Enrolments is not { } enrolments) return;
        foreach (var enrolment in enrolments)
        {
            if ((plan.Sequences[enrolment.Sequence].TimedMask & seen) == 0) continue;
            frame.Words[StateLayout.Flags] |= StateFlags.WakeStale;
            return;
        }
    }

    private void Look(Frame frame, ulong dirty)
    {
        for (var index = 0; index < plan.Held.Length; index++)
        {
            if ((plan.Held[index].Mask & dirty) != 0) LookAtHeld(frame, index);
        }

        foreach (var reset in plan.Resets)
        {
            if ((reset.Condition.Mask & dirty) != 0) LookAtReset(frame, reset);
        }

        foreach (var rule in plan.EveryRules)
        {
            if ((((rule.While?.Mask ?? 0) | Conditions.Signals.Time) & dirty) != 0) LookAtEvery(frame, rule, dirty);
        }

        foreach (var rule in plan.WhenRules)
        {
            if ((rule.Condition.Mask & dirty) != 0) LookAtRule(frame, rule);
        }

        if (MeetsAny(plan.Personas, dirty)) LookAtPersona(frame);
        for (var index = 0; index < plan.Grades.Length; index++)
        {
            if (MeetsAny(plan.Grades[index], dirty)) LookAtGrade(frame, index);
        }
    }

    private static bool MeetsAny(LiveCondition[] conditions, ulong dirty)
    {
        foreach (var condition in conditions)
        {
            if ((condition.Mask & dirty) != 0 || dirty == Conditions.Signals.All) return true;
        }

        return false;
    }

    private void LookAtHeld(Frame frame, int index)
    {
        var word = plan.Layout.Held[index];
        var holds = plan.Held[index].Test(frame);
        if (holds == frame.Knows(word)) return;
        frame.Words[word] = holds ? frame.Now : Value.Unknown;
        frame.Dirty |= plan.Signals.Held(index);
    }

    private void LookAtRule(Frame frame, WhenRule rule)
    {
        var word = plan.Layout.Scores[rule.Score].Rules[rule.Rule].Word;
        var holds = rule.Condition.Test(frame) ? 1 : 0;
        if (holds == frame.Words[word]) return;
        var written = plan.Plan.Scores[rule.Score].Rules[rule.Rule];
        log.Before(frame, rule.Score);
        frame.Words[word] = holds;
        log.After(frame, rule.Score, written, holds == 1 ? written.Points : -written.Points, late: false);
        frame.Dirty |= plan.Signals.Score(rule.Score);
    }

    private void LookAtReset(Frame frame, WhenRule reset)
    {
        var word = plan.Layout.Scores[reset.Score].Resets[reset.Rule];
        var holds = reset.Condition.Test(frame) ? 1 : 0;
        if (holds == frame.Words[word]) return;
        frame.Words[word] = holds;
        if (holds == 0) return;
        log.Before(frame, reset.Score);
        plan.Scores.Reset(frame, reset.Score);
        log.Reset(frame, reset.Score, (plan.Plan.Scores[reset.Score].Resets ?? [])[reset.Rule].Source);
        frame.Dirty |= plan.Signals.Score(reset.Score);
    }

    private void LookAtEvery(Frame frame, EveryRule rule, ulong dirty)
    {
        var words = frame.Words;
        if (rule.While is { } condition && !condition.Test(frame))
        {
            words[rule.Since] = Value.Unknown;
            return;
        }

        if (words[rule.Since] == Value.Unknown)
        {
            words[rule.Since] = frame.Now;
            return;
        }

        // An event at the very instant comes before the points: those are for time, which is looked at last.
        if ((dirty & Conditions.Signals.Time) == 0) return;
        while (frame.Now - words[rule.Since] >= rule.Length)
        {
            words[rule.Since] += rule.Length;
            AwardEvery(frame, rule, words[rule.Since]);
        }
    }

    private void AwardEvery(Frame frame, EveryRule rule, long instant)
    {
        var written = plan.Plan.Scores[rule.Score].Rules[rule.Rule];
        var points = plan.Limits.TakeSeveral(frame, rule.Score, rule.Rule, written, instant);
        if (points == 0) return;
        log.Before(frame, rule.Score);
        EventPhase.AwardOne(plan, frame, rule.Score, rule.Rule, points, instant);
        log.After(frame, rule.Score, written, points, late: instant < frame.Now && written.Decay != Plan.Scores.DecayKind.None);
        frame.Dirty |= plan.Signals.Score(rule.Score);
    }

    private void LookAtPersona(Frame frame)
    {
        var now = FirstThatHolds(frame, plan.Personas);
        var before = frame.Words[StateLayout.Persona];
        if (now == before) return;
        frame.Words[StateLayout.Persona] = now;
        frame.Dirty |= plan.Signals.Persona;
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Persona,
            From = before == Value.Unknown ? null : plan.Plan.Personas[(int)before].Name,
            Into = now == Value.Unknown ? null : plan.Plan.Personas[(int)now].Name,
            Source = plan.Plan.Personas[(int)(now == Value.Unknown ? before : now)].Source,
        });
    }

    private void LookAtGrade(Frame frame, int index)
    {
        var word = plan.Layout.Grades[index];
        var now = FirstThatHolds(frame, plan.Grades[index]);
        var before = frame.Words[word];
        if (now == before) return;
        var grade = plan.Plan.Grades[index];
        frame.Words[word] = now;
        frame.Dirty |= plan.Signals.Grade(index);
        frame.Sink.Take(new Decision
        {
            At = frame.Now,
            Kind = DecisionKind.Grade,
            Name = grade.Name,
            From = before == Value.Unknown ? null : grade.Values[(int)before].Name,
            Into = now == Value.Unknown ? null : grade.Values[(int)now].Name,
            Source = grade.Source,
        });
    }

    private static long FirstThatHolds(Frame frame, LiveCondition[] conditions)
    {
        for (var index = 0; index < conditions.Length; index++)
        {
            if (conditions[index].Test(frame)) return index;
        }

        return Value.Unknown;
    }

    private bool MoveOne(Frame frame, ulong seen)
    {
        for (var stages = 0; stages < plan.MoveMasks.Length; stages++)
        {
            if ((plan.MoveMasks[stages] & seen) != 0 && MoveOneOf(frame, stages)) return true;
        }

        return false;
    }

    private bool MoveOneOf(Frame frame, int stages)
    {
        var current = (int)frame.Words[plan.Layout.Stages[stages]];
        var moves = plan.Plan.Stages[stages].Transitions;
        foreach (var index in plan.MovesFrom[stages][current])
        {
            var move = moves[index];
            var fires = move.After is not null
                ? DueOf(plan, frame, stages, move) <= frame.Now
                : plan.Moves[stages][index] is { } condition && condition.Test(frame);
            if (!fires) continue;
            Move(frame, stages, move.To, move.Source);
            return true;
        }

        return false;
    }

    private void LogDerived(Frame frame, ulong seen)
    {
        for (var score = 0; score < plan.Plan.Scores.Length; score++)
        {
            if ((plan.DerivedMasks[score] & seen) != 0)
                log.Level(frame, score, "derived", plan.Plan.Scores[score].Source);
        }
    }

    private void Loop(Frame frame, string text) => frame.Sink.Take(new Decision
    {
        At = frame.Now,
        Kind = DecisionKind.Diagnostic,
        Reason = Reasons.Loop,
        Text = text,
        Source = plan.Plan.Stages.Select(stages => stages.Source).FirstOrDefault(plan.Plan.Sources.Select(source => source.Path).FirstOrDefault("")),
    });
}
