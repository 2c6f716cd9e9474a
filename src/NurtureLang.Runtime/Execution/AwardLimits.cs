using System.Runtime.CompilerServices;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Sequences;
using NurtureLang.Plan.Values;

namespace NurtureLang.Runtime.Execution;

/// <summary>Says how many points a rule may award, and remembers that it did.</summary>
internal sealed class AwardLimits(LoadedPlan plan)
{
    /// <summary>The points of an award for an event at an instant: all, what is left, or none.</summary>
    public long Take(Frame frame, int score, int index, PlanScoreRule rule, long instant)
    {
        var place = plan.Layout.Scores[score].Rules[index];
        var limit = rule.Limit;
        return limit.Kind switch
        {
            LimitKind.None => rule.Points,
            LimitKind.Points when place.List >= 0 => RollingPoints(frame.State.List(place.List), rule, limit, instant),
            LimitKind.Points => CalendarPoints(frame, place.Word, rule.Points, limit.Points, UnitOf(limit), instant),
            LimitKind.Once => Once(frame, place.Word, limit, instant) ? rule.Points : 0,
            LimitKind.OncePerProperty => OncePerProperty(frame, place.List, limit, instant) ? rule.Points : 0,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The points of an award under several limits: the least that all of them leave. None of them remembers an award that another refuses.</summary>
    public long TakeSeveral(Frame frame, int score, int index, PlanScoreRule rule, long instant)
    {
        var place = plan.Layout.Scores[score].Rules[index];
        var points = Left(frame, new LimitLayout(place.Word, place.List), rule.Limit, rule.Points, instant);
        var more = rule.More ?? [];
        for (var at = 0; at < more.Length && points != 0; at++)
        {
            var left = Left(frame, place.More[at], more[at], rule.Points, instant);
            points = points > 0 ? Math.Min(points, left) : Math.Max(points, left);
        }

        if (points == 0) return 0;
        Remember(frame, new LimitLayout(place.Word, place.List), rule.Limit, points, instant);
        for (var at = 0; at < more.Length; at++) Remember(frame, place.More[at], more[at], points, instant);
        return points;
    }

    private static long Left(Frame frame, LimitLayout place, PlanLimit limit, long points, long instant) => limit.Kind switch
    {
        LimitKind.None => points,
        LimitKind.Points when place.List >= 0 => Bounded(points, limit.Points - UsedOf(frame.State.List(place.List), limit, instant)),
        LimitKind.Points => Bounded(points, limit.Points - UsedOf(frame, place.Word, PeriodOf(frame, UnitOf(limit), instant))),
        LimitKind.Once => MayOnce(frame, place.Word, limit, instant) ? points : 0,
        LimitKind.OncePerProperty => MayOncePerProperty(frame, place.List, limit, instant) ? points : 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void Remember(Frame frame, LimitLayout place, PlanLimit limit, long points, long instant)
    {
        switch (limit.Kind)
        {
            case LimitKind.Points when place.List >= 0:
                frame.State.List(place.List).AddRange([instant, points]);
                break;
            case LimitKind.Points:
                RememberPoints(frame, place.Word, PeriodOf(frame, UnitOf(limit), instant), points);
                break;
            case LimitKind.Once:
                RememberOnce(frame, place.Word, limit, instant);
                break;
            case LimitKind.OncePerProperty:
                RememberProperty(frame, place.List, limit, instant);
                break;
        }
    }

    private static long PeriodOf(Frame frame, CalendarUnit unit, long instant) => unit switch
    {
        CalendarUnit.None => 0,
        CalendarUnit.Day => frame.Zone.Day(instant),
        _ => frame.Zone.Period(instant, unit),
    };

    private static long UsedOf(Frame frame, int word, long period) => frame.Words[word] == period ? frame.Words[word + 1] : 0;

    // An earlier period than the one that is remembered is not.
    private static void RememberPoints(Frame frame, int word, long period, long points)
    {
        var words = frame.Words;
        if (words[word] > period) return;
        words[word + 1] = UsedOf(frame, word, period) + Math.Abs(points);
        words[word] = period;
    }

    private static long UsedOf(List<long> awards, PlanLimit limit, long instant)
    {
        var period = limit.Period?.Ticks ?? Ticks.Never;
        var used = 0L;
        for (var entry = awards.Count - 2; entry >= 0; entry -= 2)
        {
            if (awards[entry] <= instant - period) awards.RemoveRange(entry, 2);
            else used += Math.Abs(awards[entry + 1]);
        }

        return used;
    }

    /// <summary>The calendar period of a limit; none where it holds for ever.</summary>
    public static CalendarUnit UnitOf(PlanLimit limit) => limit.Period?.Unit ?? CalendarUnit.None;

    /// <summary>The points of an award under a limit of so many a calendar period, or for ever.</summary>
    /// <remarks>A late event of an earlier period finds no memory of it: it is awarded in full, up to the limit.</remarks>
    public static long CalendarPoints(Frame frame, int word, long award, long most, CalendarUnit unit, long instant)
    {
        // INVARIANT: what was used is at most the limit, so that no sum leaves 64 bits.
        unchecked
        {
            var period = unit switch
            {
                CalendarUnit.None => 0,
                CalendarUnit.Day => frame.Zone.Day(instant),
                _ => frame.Zone.Period(instant, unit),
            };
            var words = frame.Words;
            var known = words[word];
            // The unknown value is less than any period.
            var used = known == period ? words[word + 1] : 0;
            var points = Bounded(award, most - used);
            if (known > period) return points;
            words[word] = period;
            words[word + 1] = used + Math.Abs(points);
            return points;
        }
    }

    private static long RollingPoints(List<long> awards, PlanScoreRule rule, PlanLimit limit, long instant)
    {
        var points = Bounded(rule.Points, limit.Points - UsedOf(awards, limit, instant));
        if (points != 0) awards.AddRange([instant, points]);
        return points;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Bounded(long points, long left) =>
        left <= 0 ? 0 : points >= 0 ? Math.Min(points, left) : -Math.Min(-points, left);

    private static bool Once(Frame frame, int word, PlanLimit limit, long instant)
    {
        if (!MayOnce(frame, word, limit, instant)) return false;
        RememberOnce(frame, word, limit, instant);
        return true;
    }

    private static bool MayOnce(Frame frame, int word, PlanLimit limit, long instant)
    {
        var last = frame.Words[word];
        return last == Value.Unknown || IsFree(limit, last, KeyOf(frame, limit, instant));
    }

    private static void RememberOnce(Frame frame, int word, PlanLimit limit, long instant) => frame.Words[word] = KeyOf(frame, limit, instant);

    private static long KeyOf(Frame frame, PlanLimit limit, long instant) =>
        limit.Period is { Unit: not CalendarUnit.None } period ? frame.Zone.Period(instant, period.Unit) : instant;

    private static bool IsFree(PlanLimit limit, long last, long key) =>
        limit.Period is { } period && (period.Unit != CalendarUnit.None ? key > last : key >= last + period.Ticks);

    private static bool OncePerProperty(Frame frame, int list, PlanLimit limit, long instant)
    {
        if (!MayOncePerProperty(frame, list, limit, instant)) return false;
        RememberProperty(frame, list, limit, instant);
        return true;
    }

    private static bool MayOncePerProperty(Frame frame, int list, PlanLimit limit, long instant)
    {
        var value = frame.Event[limit.Property];
        if (value == Value.Unknown) return false;
        if (frame.State.Lists[list] is not { } known) return true;
        for (var entry = 0; entry < known.Count; entry += 2)
        {
            if (known[entry] == value) return IsFree(limit, known[entry + 1], KeyOf(frame, limit, instant));
        }

        return true;
    }

    private static void RememberProperty(Frame frame, int list, PlanLimit limit, long instant)
    {
        var value = frame.Event[limit.Property];
        var known = frame.State.List(list);
        for (var entry = 0; entry < known.Count; entry += 2)
        {
            if (known[entry] != value) continue;
            known.RemoveRange(entry, 2);
            break;
        }

        known.AddRange([value, KeyOf(frame, limit, instant)]);
        if (known.Count > 2 * StateLayout.PropertyMemory) known.RemoveRange(0, 2);
    }
}
