using NurtureLang.Plan.Scores;
using NurtureLang.Plan.Values;
using NurtureLang.Runtime.Execution;

namespace NurtureLang.Runtime.Conditions;

/// <summary>How scores move by time alone: in which direction, how fast at most, and for how long surely not.</summary>
internal sealed partial class ScoreBook
{
    private const double NaturalLogarithmOfTwo = 0.6931471805599453;

    /// <summary>The sign of the smoothly fading part: 1 where it falls to zero from above, -1 where it rises to it, 0 for none, null for both.</summary>
    public int? FadingSign(Frame frame, int index)
    {
        var sign = 0;
        foreach (var bucket in shapes[index].Buckets)
        {
            if (bucket.Decay != DecayKind.HalfLife) continue;
            var one = Math.Sign(BitConverter.Int64BitsToDouble(frame.Words[bucket.Word]));
            if (one == 0) continue;
            if (sign != 0 && one != sign) return null;
            sign = one;
        }

        return sign;
    }

    /// <summary>No faster than this the smoothly fading part changes from now on, in millionths a tick.</summary>
    public double FadingRate(Frame frame, int index)
    {
        var rate = 0.0;
        foreach (var bucket in shapes[index].Buckets)
        {
            if (bucket.Decay == DecayKind.HalfLife) rate += Math.Abs(FadingPoints.Sum(frame.Words, bucket.Word, bucket.Fading, frame.Now)) * NaturalLogarithmOfTwo / bucket.Period;
        }

        return rate;
    }

    /// <summary>The longest half-life of a score's points, in ticks; 0 for none.</summary>
    public long LongestHalfLife(int index) =>
        layout.Scores[index].Buckets.Where(bucket => bucket.Decay == DecayKind.HalfLife).Select(bucket => bucket.Period).DefaultIfEmpty(0).Max();

    /// <summary>For so many ticks from now a score surely reads as it does, though its points fade: until one of its sums is rounded to another millionth.</summary>
    /// <remarks>Where a cap or the range holds it, until what lies beyond has faded.</remarks>
    public double FadingCalm(Frame frame, int index)
    {
        var shape = shapes[index];
        var whole = CalmOf(frame, shape, shape.Parts[0]);
        var beyond = 0L;
        if (shape.Highest != Value.Unknown && whole.Value > shape.Highest) beyond = whole.Value - shape.Highest;
        if (shape.Lowest != Value.Unknown && whole.Value < shape.Lowest) beyond = shape.Lowest - whole.Value;
        return whole.HeldFor(beyond);
    }

    /// <summary>Between which values a score reads from now on, if nothing but time passes.</summary>
    /// <remarks>INVARIANT: each sum only comes nearer to zero, and caps and the range keep the order of values.</remarks>
    public (double Low, double High) FadingRange(Frame frame, int index)
    {
        var shape = shapes[index];
        var (low, high) = RangeOf(frame, shape, shape.Parts[0]);
        if (shape.Lowest != Value.Unknown) (low, high) = (Math.Max(low, shape.Lowest), Math.Max(high, shape.Lowest));
        if (shape.Highest != Value.Unknown) (low, high) = (Math.Min(low, shape.Highest), Math.Min(high, shape.Highest));
        return (low, high);
    }

    private static (double Low, double High) RangeOf(Frame frame, Shape shape, Part part)
    {
        var (low, high) = (0.0, 0.0);
        foreach (var bucket in part.Buckets)
        {
            var value = (double)BucketValue(frame, bucket);
            var fades = bucket.Decay == DecayKind.HalfLife;
            low += fades ? Math.Min(0, value) : value;
            high += fades ? Math.Max(0, value) : value;
        }

        foreach (var (word, points) in part.WhileHolding)
        {
            if (frame.Words[word] == 1) (low, high) = (low + points, high + points);
        }

        foreach (var inner in part.Inner)
        {
            var range = RangeOf(frame, shape, shape.Parts[inner]);
            (low, high) = (low + Math.Min(range.Low, shape.Parts[inner].Cap), high + Math.Min(range.High, shape.Parts[inner].Cap));
        }

        return (low, high);
    }

    private static Calm CalmOf(Frame frame, Shape shape, Part part)
    {
        var calm = new Calm(double.PositiveInfinity, 0, 0, 0);
        foreach (var bucket in part.Buckets)
        {
            calm = calm.With(bucket.Decay == DecayKind.HalfLife
                ? CalmOf(FadingPoints.Sum(frame.Words, bucket.Word, bucket.Fading, frame.Now), bucket.Period)
                : new Calm(double.PositiveInfinity, 0, BucketValue(frame, bucket), 0));
        }

        foreach (var (word, points) in part.WhileHolding)
        {
            if (frame.Words[word] == 1) calm = calm with { Value = Value.Add(calm.Value, points) };
        }

        foreach (var inner in part.Inner)
        {
            var one = CalmOf(frame, shape, shape.Parts[inner]);
            var cap = shape.Parts[inner].Cap;
            calm = calm.With(one.Value > cap ? one with { For = one.HeldFor(one.Value - cap), Value = cap } : one);
        }

        return calm;
    }

    // A sum only comes nearer to zero, and ever slower: so it does not get to the next half millionth before it would at the pace of now.
    private static Calm CalmOf(double sum, long period)
    {
        var rate = Math.Abs(sum) * NaturalLogarithmOfTwo / period;
        var value = Math.Round(sum, MidpointRounding.AwayFromZero);
        var until = value == 0 ? double.PositiveInfinity : (Math.Abs(sum) - Math.Abs(value) + 0.5) / rate;
        return new Calm(until, rate, unchecked((long)value), 1);
    }

    /// <summary>What is known of a sum that fades.</summary>
    /// <param name="For">For so many ticks it surely stays.</param>
    /// <param name="Rate">No faster than this it moves, in millionths a tick.</param>
    /// <param name="Value">Its value, rounded.</param>
    /// <param name="Roundings">How many roundings are in it, each of half a millionth at most.</param>
    private readonly record struct Calm(double For, double Rate, long Value, int Roundings)
    {
        public Calm With(Calm other) =>
            new(Math.Min(For, other.For), Rate + other.Rate, Plan.Values.Value.Add(Value, other.Value), Roundings + other.Roundings);

        /// <summary>For how long it stays where a bound holds it that is so far below it or above it.</summary>
        public double HeldFor(long beyond) => Rate == 0 ? double.PositiveInfinity : Math.Max(For, (beyond - Roundings) / Rate);
    }
}
