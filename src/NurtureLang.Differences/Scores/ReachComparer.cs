using System.Collections.Immutable;
using NurtureLang.Differences.Comparing;
using NurtureLang.Differences.Describing;
using NurtureLang.Differences.Wording;
using NurtureLang.Plan;
using NurtureLang.Plan.Expressions;

namespace NurtureLang.Differences.Scores;

/// <summary>Says what scores can reach now and could not, and which thresholds depend on that.</summary>
internal static class ReachComparer
{
    private const int MostPlaces = 4;

    /// <summary>The changes of what scores can reach, and of thresholds that nothing can reach any more.</summary>
    public static IEnumerable<Change> Compare(CampaignPlan old, CampaignPlan now, Renames renames, IReadOnlyList<Element> before,
        IReadOnlyList<Element> after)
    {
        var (was, reaches) = (new ScoreReach(old), new ScoreReach(now));
        var oldNames = new Vocabulary(old, renames);
        var thresholds = Thresholds.Of(now, after);
        for (var at = 0; at < now.Scores.Length; at++)
        {
            var from = Enumerable.Range(0, old.Scores.Length).FirstOrDefault(one => oldNames.Score(one) == now.Scores[at].Name, -1);
            if (from < 0 || after.FirstOrDefault(one => one.Kind == Kinds.Score && one.Name == now.Scores[at].Name) is not { } element) continue;
            var depending = thresholds.Where(one => one.Score == at).ToList();
            if (Sentence(was.Of(from), reaches.Of(at)) is { } sentence) yield return Reached(element, sentence, was.Of(from), reaches.Of(at),
                depending, old.Scores[from].Source);
        }

        var reachable = Thresholds.Of(old, before).Where(one => was.Of(one.Score).CanHold(one.Operator, one.Value)).Select(one =>
            one.Place).ToHashSet();
        foreach (var lost in thresholds.Where(one => !reaches.Of(one.Score).CanHold(one.Operator, one.Value)
            && reachable.Contains(one.Place)).DistinctBy(one => (one.Element, one.Text)))
        {
            yield return ElementComparer.Make(
                ChangeKind.Changed, lost.Element, "unreachable",
                    $"`{lost.Text}` in {lost.Place.Label} can never hold any more: {Says(now.Scores[lost.Score].Name, reaches.Of(lost.Score))}",
                Weight.High("what waits for it never happens"), null, null, null, lost.Source);
        }
    }

    private static Change Reached(Element element, string sentence, Reach was, Reach now, List<Threshold> depending, string oldPlace)
    {
        var count = depending.Count switch { 0 => ": nothing is compared with it", 1 => ": 1 threshold depends on it", var many =>
            $": {many} thresholds depend on it" };
        var isLost = depending.Any(one => was.CanHold(one.Operator, one.Value) && !now.CanHold(one.Operator, one.Value));
        var isWon = depending.Any(one => !was.CanHold(one.Operator, one.Value) && now.CanHold(one.Operator, one.Value));
        var weight = isLost ? Weight.High("a threshold can no longer be reached") : isWon
            ? Weight.Medium("a threshold can be reached that nobody could reach before")
            : depending.Count > 0 ? Weight.Medium("thresholds are crossed by others, or at other times") : Weight.None;
        var places = depending.Take(MostPlaces).Select(one => $"{one.Text} in {one.Element.Kind} {one.Element.Name}: {one.Place.Label}").ToList();
        if (depending.Count > MostPlaces) places.Add($"and {depending.Count - MostPlaces} more");
        return ElementComparer.Make(ChangeKind.Changed, element, "reach", sentence + count, weight, End(was.Most), End(now.Most), oldPlace,
            element.Source) with { Details = [.. places] };
    }

    private static string? Sentence(Reach was, Reach now)
    {
        if (was.Most != now.Most) return $"it can now reach {End(now.Most)}, was {End(was.Most)}";
        return was.Least == now.Least ? null : $"it can now fall to {End(now.Least)}, was {End(was.Least)}";
    }

    private static string Says(string score, Reach reach) => (reach.Least, reach.Most) switch
    {
        (null, { } most) => $"{score} reaches {Lengths.Number(most)} at most",
        ({ } least, null) => $"{score} is {Lengths.Number(least)} at least",
        ({ } least, { } most) => $"{score} is between {Lengths.Number(least)} and {Lengths.Number(most)}",
        _ => score,
    };

    private static string End(long? end) => end is { } value ? Lengths.Number(value) : "any number";
}

/// <summary>A comparison of a score with a fixed number.</summary>
/// <param name="Score">The score's position.</param>
/// <param name="Operator">How it is compared, with the score on the left.</param>
/// <param name="Value">The number, in millionths.</param>
/// <param name="Element">The thing that asks.</param>
/// <param name="Place">Where in it.</param>
/// <param name="Text">The comparison in words.</param>
/// <param name="Source">Where it was written.</param>
internal sealed record Threshold(int Score, CompareOperator Operator, long Value, Element Element, ThresholdPlace Place, string Text, string Source);

/// <summary>Where a score is compared with a number, whatever the number: of two versions the same place is the same threshold.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Name">Its name.</param>
/// <param name="Label">What in it.</param>
internal sealed record ThresholdPlace(string Kind, string Name, string Label);

/// <summary>Finds the thresholds of scores.</summary>
internal static class Thresholds
{
    /// <summary>Every comparison of a score with a fixed number, in the order of the elements.</summary>
    public static ImmutableArray<Threshold> Of(CampaignPlan plan, IReadOnlyList<Element> elements)
    {
        var names = new Vocabulary(plan, Renames.None);
        var found = ImmutableArray.CreateBuilder<Threshold>();
        foreach (var element in elements)
        {
            foreach (var fact in element.Facts.Concat(element.Steps.SelectMany(step => step.Facts)))
            {
                var place = new ThresholdPlace(element.Kind, element.Name, fact.Label);
                foreach (var node in fact.Conditions.SelectMany(one => Within(plan, one, 0)).OfType<CompareCondition>())
                {
                    var (score, op, value) = (node.Left, node.Right) switch
                    {
                        (ScoreValue left, ConstantValue right) => (left.Score, node.Operator, right.Value),
                        (ConstantValue left, ScoreValue right) => (right.Score, Mirrored(node.Operator), left.Value),
                        _ => (-1, node.Operator, 0),
                    };
                    if (score >= 0 && score < plan.Scores.Length)
                        found.Add(new Threshold(score, op, value, element, place,
                            $"{names.Score(score)} {ExpressionWords.Sign(op)} {Lengths.Number(value)}", fact.Source));
                }
            }
        }

        return found.ToImmutable();
    }

    // What has held for a time, and which events count, stand in lists of their own.
    private static IEnumerable<PlanExpression> Within(CampaignPlan plan, PlanExpression root, int depth)
    {
        foreach (var node in ExpressionWalk.Within(root))
        {
            yield return node;
            if (depth > 8) continue;
            if (node is HeldCondition { Held: var held } && held >= 0 && held < plan.Held.Length)
            {
                foreach (var inner in Within(plan, plan.Held[held].Condition, depth + 1)) yield return inner;
            }

            if (node is AggregateValue { Aggregate: var at } && at >= 0 && at < plan.Aggregates.Length && plan.Aggregates[at].Where is { } where)
            {
                foreach (var inner in Within(plan, where, depth + 1)) yield return inner;
            }
        }
    }

    private static CompareOperator Mirrored(CompareOperator op) => op switch
    {
        CompareOperator.Less => CompareOperator.Greater,
        CompareOperator.LessOrEqual => CompareOperator.GreaterOrEqual,
        CompareOperator.Greater => CompareOperator.Less,
        CompareOperator.GreaterOrEqual => CompareOperator.LessOrEqual,
        _ => op,
    };
}
