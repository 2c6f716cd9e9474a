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
        var period = limit.Period?.Ticks ?? Ticks.Never;
        var used = 0L;
        for (var entry = awards.Count - 2; entry >= 0; entry -= 2)
        {
            if (awards[entry] <= instant - period) awards.RemoveRange(entry, 2);
            else used += Math.Abs(awards[entry + 1]);
        }

        var points = Bounded(rule.Points, limit.Points - used);
        if (points != 0) awards.AddRange([instant, points]);
        return points;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Bounded(long points, long left) =>
        left <= 0 ? 0 : points >= 0 ? Math.Min(points, left) : -Math.Min(-points, left);

    private static bool Once(Frame frame, int word, PlanLimit limit, long instant)
    {
        var key = limit.Period is { Unit: not CalendarUnit.None } period ? frame.Zone.Period(instant, period.Unit) : instant;
        var last = frame.Words[word];
        if (last != Value.Unknown)
        {
            if (limit.Period is null) return false;
            if (limit.Period.Unit != CalendarUnit.None ? key <= last : key < last + limit.Period.Ticks) return false;
        }

        frame.Words[word] = key;
        return true;
    }

    private static bool OncePerProperty(Frame frame, int list, PlanLimit limit, long instant)
    {
        var value = frame.Event[limit.Property];
        if (value == Value.Unknown) return false;
        var key = limit.Period is { Unit: not CalendarUnit.None } period ? frame.Zone.Period(instant, period.Unit) : instant;
        var known = frame.State.List(list);
        for (var entry = 0; entry < known.Count; entry += 2)
        {
            if (known[entry] != value) continue;
            if (limit.Period is null) return false;
            if (limit.Period.Unit != CalendarUnit.None ? key <= known[entry + 1] : key < known[entry + 1] + limit.Period.Ticks) return false;
            known.RemoveRange(entry, 2);
            break;
        }

        known.AddRange([value, key]);
        if (known.Count > 2 * StateLayout.PropertyMemory) known.RemoveRange(0, 2);
        return true;
    }
}
