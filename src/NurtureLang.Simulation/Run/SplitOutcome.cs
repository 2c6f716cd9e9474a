using System.Collections.Immutable;
using NurtureLang.Plan.Sequences;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Simulation.Run;

/// <summary>The outcome of a split that seeks a winner.</summary>
/// <param name="Split">The split's name.</param>
/// <param name="At">The deciding instant, in ticks.</param>
/// <param name="Arm">The best arm's position.</param>
/// <param name="People">For each arm, how many people it was decided by.</param>
/// <param name="Converted">For each arm, how many of these made the event that counts.</param>
public sealed record SplitOutcome(string Split, long At, int Arm, ImmutableArray<long> People, ImmutableArray<long> Converted)
{
    /// <summary>The outcome by the people dealt; null where it is not decided until the end of the run.</summary>
    internal static SplitOutcome? Of(SplitStep split, List<Dealt> dealt, ZoneClock zone, long until)
    {
        if (split.Winner is not { } winner || dealt.Count == 0) return null;
        dealt.Sort((one, other) => one.At.CompareTo(other.At));
        var at = zone.Move(dealt[0].At, winner.After);
        var counts = new long[split.Arms.Length];
        var missing = split.Arms.Count(arm => !arm.Waits);
        foreach (var one in dealt)
        {
            // The instant at which the last arm has as many people as it needs.
            if (++counts[one.Arm] != winner.AtLeast || --missing > 0) continue;
            at = Math.Max(at, one.At);
            break;
        }

        if (missing > 0 || at > until) return null;
        var people = new long[counts.Length];
        var converted = new long[counts.Length];
        foreach (var one in dealt.TakeWhile(one => one.At <= at))
        {
            people[one.Arm]++;
            if (one.Converted <= at) converted[one.Arm]++;
        }

        return new SplitOutcome(split.Split, at, Best(split, winner, people, converted), [.. people], [.. converted]);
    }

    // Rates are compared as fractions, so that nothing is rounded.
    private static int Best(SplitStep split, PlanWinner winner, long[] people, long[] converted)
    {
        var best = -1;
        for (var arm = 0; arm < people.Length; arm++)
        {
            if (split.Arms[arm].Waits) continue;
            var order = best < 0 ? 1 : ((Int128)converted[arm] * people[best]).CompareTo((Int128)converted[best] * people[arm]);
            if (order > 0 || (order == 0 && arm == winner.Tie)) best = arm;
        }

        return best;
    }
}
