using System.Linq.Expressions;
using NurtureLang.Plan;
using NurtureLang.Plan.Layout;
using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;
using NurtureLang.Runtime.Time;

namespace NurtureLang.Runtime.Conditions;

/// <summary>Keeps the points of the scores, and reads them.</summary>
/// <remarks>
/// A half-life's sum is binary64 in millionths at its instant; read, it is multiplied by 2^-(elapsed / period) and rounded to a whole millionth, half
/// away from zero. Everything after that is integers: the buckets of a group are added and capped, the groups added, the range applied.
/// </remarks>
internal sealed partial class ScoreBook(CampaignPlan plan, StateLayout layout)
{
    private const int MostInlined = 4;

    private static readonly FadingTable NoFading = new(1);
    private static readonly Bucket NoBucket = new(-1, DecayKind.None, 0, -1, -1, NoFading);

    private readonly Shape[] shapes = ShapesOf(plan, layout);
    private Func<Frame, long>?[] derived = [];

    /// <summary>Sets what the derived scores are computed with.</summary>
    public void SetDerived(Func<Frame, long>?[] compiled) => derived = compiled;

    /// <summary>The value of a score as it is read now, in millionths.</summary>
    public long Read(Frame frame, int index)
    {
        var shape = shapes[index];
        var total = derived[index] is { } compute ? compute(frame) : Sum(frame, shape);
        if (total == Value.Unknown) return Value.Unknown;
        if (shape.Lowest != Value.Unknown && total < shape.Lowest) return shape.Lowest;
        return shape.Highest != Value.Unknown && total > shape.Highest ? shape.Highest : total;
    }

    /// <summary>The value of a score as code; null where it is derived, has groups, or remembers awards one by one.</summary>
    public Expression? Code(int index)
    {
        var shape = shapes[index];
        if (plan.Scores[index].Derived is not null || shape.Parts.Length > 1 || shape.Parts[0].WhileHolding.Length > 0) return null;
        if (shape.Buckets.Length is 0 or > MostInlined || Array.Exists(shape.Buckets, bucket => bucket.List >= 0)) return null;
        var total = shape.Buckets.Select(CodeOf).Aggregate((sum, one) => Expression.Call(typeof(Value), nameof(Value.Add), null, sum, one));
        if (shape.Lowest != Value.Unknown) total = Expression.Call(typeof(Math), nameof(Math.Max), null, total, Expression.Constant(shape.Lowest));
        return shape.Highest == Value.Unknown ? total : Expression.Call(typeof(Math), nameof(Math.Min), null, total, Expression.Constant(shape.Highest));
    }

    private static Expression CodeOf(Bucket bucket) => bucket.Decay == DecayKind.None
        ? ExpressionCompiler.Word(bucket.Word)
        : Expression.Call(
            typeof(FadingPoints), nameof(FadingPoints.Value), null, ExpressionCompiler.Words, Expression.Constant(bucket.Word),
            Expression.Constant(bucket.Fading), ExpressionCompiler.Now);

    /// <summary>The award of points to a rule's bucket as code; null where awards are remembered one by one.</summary>
    public Expression? AwardCode(int index, int rule, Expression points, Expression instant)
    {
        var bucket = shapes[index].BucketOfRule[rule];
        if (bucket.List >= 0) return null;
        var word = ExpressionCompiler.Word(bucket.Word);
        return bucket.Decay == DecayKind.None
            ? Expression.Assign(word, Expression.Call(typeof(Value), nameof(Value.Add), null, word, points))
            : Expression.Call(
                typeof(FadingPoints), nameof(FadingPoints.Award), null, ExpressionCompiler.Words, Expression.Constant(bucket.Word),
                Expression.Constant(bucket.Fading), points, instant);
    }

    /// <summary>Adds points to a rule's bucket, as of the instant they were earned. Whether an older award had to be forgotten is the answer.</summary>
    public bool Award(Frame frame, int index, int rule, long points, long instant)
    {
        var bucket = shapes[index].BucketOfRule[rule];
        var words = frame.Words;
        switch (bucket.Decay)
        {
            case DecayKind.None:
                words[bucket.Word] = Value.Add(words[bucket.Word], points);
                return false;
            case DecayKind.HalfLife:
                FadingPoints.Award(words, bucket.Word, bucket.Fading, points, instant);
                return false;
            default:
                var awards = frame.State.List(bucket.List);
                Forget(frame, bucket, awards);
                awards.Add(instant);
                awards.Add(points);
                if (awards.Count <= 2 * StateLayout.AwardMemory) return false;
                awards.RemoveRange(0, 2);
                return true;
        }
    }

    /// <summary>The next instant after now at which time alone changes the score in a step.</summary>
    public long NextStep(Frame frame, int index)
    {
        var next = Ticks.Never;
        foreach (var bucket in shapes[index].Buckets)
        {
            if (bucket.List < 0 || frame.State.Lists[bucket.List] is not { } awards) continue;
            for (var entry = 0; entry < awards.Count; entry += 2)
            {
                var passed = Math.Max(0, (frame.Now - awards[entry]) / bucket.Period);
                if (Faded(bucket, awards[entry + 1], passed) == 0) continue;
                next = Math.Min(next, awards[entry] + ((passed + 1) * bucket.Period));
            }
        }

        return next;
    }

    /// <summary>Takes back all points of rules on events. What limits remember stays, and so do points that stand while a condition holds.</summary>
    public void Reset(Frame frame, int index)
    {
        foreach (var bucket in shapes[index].Buckets)
        {
            if (bucket.List >= 0) frame.State.Lists[bucket.List]?.Clear();
            else frame.Words[bucket.Word] = 0;
        }
    }

    /// <summary>The sum of a group before its cap; -1 for the rules outside groups.</summary>
    public long SumOf(Frame frame, int index, int group) => SumOf(frame, shapes[index], shapes[index].Parts[group + 1]);

    private static long Sum(Frame frame, Shape shape) => SumOf(frame, shape, shape.Parts[0]);

    // A group that stands in another one is capped first, and counts for so much in that one.
    private static long SumOf(Frame frame, Shape shape, Part part)
    {
        var total = 0L;
        foreach (var bucket in part.Buckets) total = Value.Add(total, BucketValue(frame, bucket));
        foreach (var (word, points) in part.WhileHolding)
        {
            if (frame.Words[word] == 1) total = Value.Add(total, points);
        }

        foreach (var inner in part.Inner) total = Value.Add(total, Math.Min(SumOf(frame, shape, shape.Parts[inner]), shape.Parts[inner].Cap));
        return total;
    }

    private static long BucketValue(Frame frame, Bucket bucket)
    {
        if (bucket.Decay == DecayKind.None) return frame.Words[bucket.Word];
        if (bucket.Decay == DecayKind.HalfLife) return FadingPoints.Value(frame.Words, bucket.Word, bucket.Fading, frame.Now);
        if (frame.State.Lists[bucket.List] is not { } awards) return 0;
        var total = 0L;
        for (var entry = 0; entry < awards.Count; entry += 2)
            total = Value.Add(total, Faded(bucket, awards[entry + 1], Math.Max(0, (frame.Now - awards[entry]) / bucket.Period)));
        return total;
    }

    // Points after so many whole periods: halved each time and rounded half away from zero, or gone after one.
    private static long Faded(Bucket bucket, long points, long periods)
    {
        if (periods == 0) return points;
        if (bucket.Decay == DecayKind.Expiry || periods >= 62) return 0;
        var half = 1L << ((int)periods - 1);
        return points >= 0 ? (points + half) >> (int)periods : -((-points + half) >> (int)periods);
    }

    private static void Forget(Frame frame, Bucket bucket, List<long> awards)
    {
        for (var entry = awards.Count - 2; entry >= 0; entry -= 2)
        {
            if (Faded(bucket, awards[entry + 1], Math.Max(0, (frame.Now - awards[entry]) / bucket.Period)) == 0) awards.RemoveRange(entry, 2);
        }
    }

    // Scores with the same half-life share its table.
    private static Shape[] ShapesOf(CampaignPlan plan, StateLayout layout)
    {
        var fadings = new Dictionary<long, FadingTable>();
        Bucket BucketOf(ScoreBucket place)
        {
            var fading = NoFading;
            if (place.Decay == DecayKind.HalfLife && !fadings.TryGetValue(place.Period, out fading)) fadings.Add(place.Period, fading = new FadingTable(place.Period));
            return new Bucket(place.Group, place.Decay, place.Period, place.Word, place.List, fading);
        }

        return [.. plan.Scores.Select((score, index) => new Shape(score, layout.Scores[index], [.. layout.Scores[index].Buckets.Select(BucketOf)]))];
    }

    /// <summary>A bucket of the layout, and how its points fade where they have a half-life.</summary>
    private sealed record Bucket(int Group, DecayKind Decay, long Period, int Word, int List, FadingTable Fading);

    /// <summary>What is added up together: the buckets of a group, or those outside groups, and the points that stand while a condition holds.</summary>
    private sealed record Part(Bucket[] Buckets, (int Word, long Points)[] WhileHolding, int[] Inner, long Cap);

    /// <summary>A score as it is read, laid out so that reading it looks at nothing else.</summary>
    private sealed class Shape(PlanScore score, ScoreLayout place, Bucket[] buckets)
    {
        public long Lowest { get; } = score.Lowest;

        public long Highest { get; } = score.Highest;

        public Bucket[] Buckets { get; } = buckets;

        /// <summary>The bucket of each rule on an event.</summary>
        public Bucket[] BucketOfRule { get; } =
            [.. place.Rules.Select(rule => rule.Bucket < 0 ? NoBucket : buckets[rule.Bucket])];

        /// <summary>What stands outside of groups, then each group.</summary>
        public Part[] Parts { get; } =
        [
            .. Enumerable.Range(-1, score.Groups.Length + 1).Select(group => new Part(
                [.. buckets.Where(bucket => bucket.Group == group)],
                [
                    .. score.Rules.Select((rule, index) => (rule, index)).Where(one => one.rule.When is not null && one.rule.Group == group)
                        .Select(one => (place.Rules[one.index].Word, one.rule.Points)),
                ],
                [.. Enumerable.Range(0, score.Groups.Length).Where(inner => (score.Groups[inner].Within ?? -1) == group).Select(inner => inner + 1)],
                group < 0 ? long.MaxValue : score.Groups[group].Cap)),
        ];
    }
}
