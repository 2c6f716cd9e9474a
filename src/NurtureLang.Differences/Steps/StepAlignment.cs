using System.Collections.Immutable;

namespace NurtureLang.Differences.Steps;

/// <summary>Finds which step of the newer version is which of the older one, so that one that is put in between is one change and not ten.</summary>
/// <remarks>INVARIANT: no step is given twice. Steps of different kinds are never the same.</remarks>
internal static class StepAlignment
{
    private const int MostCells = 1_000_000;

    /// <summary>For each step of the newer version the one of the older version that it was, -1 where it is new; and which of them were moved.</summary>
    public static (int[] Match, bool[] Moved) Of(ImmutableArray<StepLine> old, ImmutableArray<StepLine> now)
    {
        var match = (long)old.Length * now.Length > MostCells ? ByName(old, now) : InOrder(old, now);
        return (match, FindMoved(old, now, match));
    }

    // The best way to read one as the other from top to bottom, as a comparison of texts finds it.
    private static int[] InOrder(ImmutableArray<StepLine> old, ImmutableArray<StepLine> now)
    {
        var likeness = new Likenesses(old, now);
        var best = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                best[i, j] = Math.Max(best[i + 1, j], best[i, j + 1]);
                if (likeness.Of(i, j) is > 0 and var like) best[i, j] = Math.Max(best[i, j], best[i + 1, j + 1] + like);
            }
        }

        var match = new int[now.Length];
        Array.Fill(match, -1);
        var (one, other) = (0, 0);
        while (one < old.Length && other < now.Length)
        {
            if (likeness.Of(one, other) is > 0 and var like && best[one, other] == best[one + 1, other + 1] + like) match[other++] = one++;
            else if (best[one, other] == best[one + 1, other]) one++;
            else other++;
        }

        return match;
    }

    private static int[] ByName(ImmutableArray<StepLine> old, ImmutableArray<StepLine> now)
    {
        var byName = new Dictionary<(string, string), int>();
        for (var at = 0; at < old.Length; at++) byName.TryAdd((old[at].Kind, old[at].Name), at);
        return [.. now.Select(line => byName.Remove((line.Kind, line.Name), out var at) ? at : -1)];
    }

    // What is left over on both sides and is the same was moved.
    private static bool[] FindMoved(ImmutableArray<StepLine> old, ImmutableArray<StepLine> now, int[] match)
    {
        var moved = new bool[now.Length];
        var taken = match.Where(at => at >= 0).ToHashSet();
        for (var at = 0; at < now.Length; at++)
        {
            if (match[at] >= 0) continue;
            for (var from = 0; from < old.Length; from++)
            {
                if (taken.Contains(from) || old[from].Kind != now[at].Kind || Says(old[from]) != Says(now[at])) continue;
                (match[at], moved[at]) = (from, true);
                taken.Add(from);
                break;
            }
        }

        return moved;
    }

    private static string Says(StepLine line) => string.Join('|', line.Facts.Select(fact => $"{fact.Family}={fact.Key}={fact.Value}"));

    /// <summary>How alike two steps are; nothing for those that cannot be the same.</summary>
    private sealed class Likenesses(ImmutableArray<StepLine> old, ImmutableArray<StepLine> now)
    {
        private readonly string[] oldSays = [.. old.Select(Says)];
        private readonly string[] nowSays = [.. now.Select(Says)];
        private readonly HashSet<string> oldNames = [.. old.Select(line => line.Name)];
        private readonly HashSet<string> nowNames = [.. now.Select(line => line.Name)];

        public int Of(int i, int j)
        {
            var (one, other) = (old[i], now[j]);
            if (one.Kind != other.Kind) return 0;
            var isSame = oldSays[i] == nowSays[j];
            var named = one.Name == other.Name ? one.IsNumbered ? 2 : 12 : 0;
            // A name that its author gave, and that the other version has elsewhere, is another step.
            if (named == 0 && !isSame && ((!one.IsNumbered && nowNames.Contains(one.Name))
                || (!other.IsNumbered && oldNames.Contains(other.Name)))) return 0;
            return (isSame ? 16 : Half(one, other)) + named + (StepComparer.Depth(old, one) == StepComparer.Depth(now, other) ? 2 : 0) + 1;
        }

        private static int Half(StepLine one, StepLine other) => one.Facts.Length == 0 || other.Facts.Length == 0
            ? 0
            : 4 * one.Facts.Count(fact => other.Facts.Any(same => same.Family == fact.Family && same.Value == fact.Value)) / one.Facts.Length;
    }
}
